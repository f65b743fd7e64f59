import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import { change } from '../services/edits.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Asks for the intended share of effort and writes it to the root file. */
export const setBalance: Command = {
  id: commandIds.setBalance,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const { connection } = services;
    const { balance, portfolio, name } = active;
    const now =
      balance === null
        ? vscode.l10n.t('Share of effort for operational improvement, in percent')
        : vscode.l10n.t(
            'Share of effort for operational improvement, in percent; it is {0}% now',
            balance.operational,
          );
    const value = await vscode.window.showInputBox({
      title: vscode.l10n.t('Balance of “{0}”', name),
      prompt: now,
      value: String(balance?.target?.operational ?? balance?.operational ?? 50),
      validateInput: (text) =>
        isShare(text) ? undefined : vscode.l10n.t('A share is a number from 0 to 100.'),
    });
    if (value !== undefined)
      await change(connection, { portfolio, verb: 'set-balance', targets: [], value }, true);
  },
};

function isShare(text: string): boolean {
  const share = /^\s*\d{1,3}(\.\d{1,3})?\s*%?\s*$/.test(text) ? Number.parseFloat(text) : Number.NaN;
  return share >= 0 && share <= 100;
}
