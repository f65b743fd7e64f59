/** Goes back to the real date: removes the setting `twotrack.today` from every scope that sets it. */
import * as vscode from 'vscode';
import { commandIds, configurationSection, settingIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

export const useToday: Command = {
  id: commandIds.useToday,
  run: async () => {
    const settings = vscode.workspace.getConfiguration(configurationSection);
    const stated = settings.inspect<string>(settingIds.today);
    const before = settings.get<string>(settingIds.today, '');
    const { Global, Workspace, WorkspaceFolder } = vscode.ConfigurationTarget;
    const places = [
      ...(stated?.workspaceFolderValue === undefined ? [] : [WorkspaceFolder]),
      ...(stated?.workspaceValue === undefined ? [] : [Workspace]),
      ...(stated?.globalValue === undefined ? [] : [Global]),
    ];
    for (const place of places) await settings.update(settingIds.today, undefined, place);
    const [place] = places;
    if (place === undefined) return;
    const back = vscode.l10n.t('Back to {0}', before);
    const told = vscode.l10n.t('Portfolios are shown as of today.');
    if ((await vscode.window.showInformationMessage(told, back)) === back)
      await vscode.workspace.getConfiguration(configurationSection).update(settingIds.today, before, place);
  },
};
