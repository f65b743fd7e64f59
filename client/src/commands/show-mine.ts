import * as vscode from 'vscode';
import { mine } from '../../../server/src/protocol/mine.ts';
import { openMine } from '../mine/mine.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

const icons = { team: 'organization', person: 'person', sponsor: 'star' } as const;

/** Asks for a team or person, and shows their items on both paths in file order. */
export const showMine: Command = {
  id: commandIds.showMine,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const { portfolio } = active;
    const answer = await services.connection.request(mine, { portfolio });
    if (answer === undefined || !('everyone' in answer)) {
      void vscode.window.showWarningMessage(
        answer !== undefined && 'refused' in answer
          ? answer.refused
          : vscode.l10n.t('Nothing is shown: the Twotrack server gave no answer.'),
      );
      return;
    }
    const { everyone } = answer;
    if (everyone.length === 0) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('No planned or active item names a team, an owner or a sponsor.'),
      );
      return;
    }
    const names = {
      team: vscode.l10n.t('team'),
      person: vscode.l10n.t('owner'),
      sponsor: vscode.l10n.t('sponsor'),
    };
    const picked = await vscode.window.showQuickPick(
      everyone.map(({ kind, key, name, first }) => ({
        who: { kind, key, name },
        label: name,
        description: names[kind],
        detail: first,
        iconPath: new vscode.ThemeIcon(icons[kind]),
      })),
      { placeHolder: vscode.l10n.t('Whose?'), matchOnDetail: true, matchOnDescription: true },
    );
    if (picked !== undefined) await openMine(services, { portfolio, who: picked.who });
  },
};
