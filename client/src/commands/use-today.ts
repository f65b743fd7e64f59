/**
 * Goes back to the real date: removes the setting `twotrack.today` from every scope that sets it. Where none does, takes
 * the date again that was removed so.
 */
import * as vscode from 'vscode';
import { statedDay } from '../services/client-options.ts';
import { commandIds, configurationSection, settingIds } from '../services/contributions.ts';
import { type EarlierDay, earlierDay, rememberDay } from '../services/earlier-day.ts';
import type { Command } from './kit/command.ts';

export const useToday: Command = {
  id: commandIds.useToday,
  run: async () => {
    const settings = vscode.workspace.getConfiguration(configurationSection);
    const stated = settings.inspect<string>(settingIds.today);
    const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
    const places = [
      ...(stated?.workspaceFolderValue === undefined ? [] : [WorkspaceFolder]),
      ...(stated?.workspaceValue === undefined ? [] : [Workspace]),
      ...(stated?.globalValue === undefined ? [] : [Global]),
    ];
    const [place] = places;
    if (place === undefined) {
      const earlier = earlierDay();
      if (earlier !== undefined) await stateAgain(earlier);
      return;
    }
    const day = statedDay();
    const left = day === '' ? undefined : { day, place };
    // Before the change, for the status bar shows it as soon as the date has gone.
    if (left !== undefined) rememberDay(left);
    for (const each of places) await settings.update(settingIds.today, undefined, each);
    const told = vscode.l10n.t('Portfolios are shown as of today.');
    const ways = left === undefined ? [] : [vscode.l10n.t('Back to {0}', left.day)];
    const chosen = await vscode.window.showInformationMessage(told, ...ways);
    if (chosen !== undefined && left !== undefined) await stateAgain(left);
  },
};

async function stateAgain({ day, place }: EarlierDay): Promise<void> {
  await vscode.workspace.getConfiguration(configurationSection).update(settingIds.today, day, place);
}
