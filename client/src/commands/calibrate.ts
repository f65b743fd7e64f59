import * as vscode from 'vscode';
import { calibrate as request } from '../../../server/src/protocol/calibrate.ts';
import { commandIds } from '../services/contributions.ts';
import { applyAsked } from '../services/edits.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Shows how well verdicts agree with the declared tracks, and offers words to add to the vocabulary. */
export const calibrate: Command = {
  id: commandIds.calibrate,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const { connection } = services;
    const { portfolio } = active;
    const answer = await connection.request(request, { portfolio });
    if (answer === undefined || 'refused' in answer) {
      void vscode.window.showWarningMessage(
        answer?.refused ?? vscode.l10n.t('The Twotrack server gave no answer.'),
      );
      return;
    }
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: answer.text });
    await vscode.window.showTextDocument(document, { preview: true });
    if (answer.edit === null) return;
    const take = vscode.l10n.t('Add them');
    const picked = await vscode.window.showInformationMessage(
      vscode.l10n.t('Words for the vocabulary of “{0}”: {1}. Read them first.', active.name, answer.words),
      take,
    );
    if (picked !== take) return;
    // Request again: the text may have changed while the dialog was open.
    await applyAsked(
      connection,
      async () => {
        const now = await connection.request(request, { portfolio });
        if (now === undefined || 'refused' in now) return now;
        return now.edit === null
          ? { refused: vscode.l10n.t('There are no words left to add.') }
          : { edit: now.edit };
      },
      true,
    );
  },
};
