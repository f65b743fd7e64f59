import * as vscode from 'vscode';
import { openMeeting } from '../meeting/meeting.ts';
import { commandIds } from '../services/contributions.ts';
import { repositoryOf, stateAt } from '../services/git-history.ts';
import { told } from '../services/long-work.ts';
import { askSince } from './kit/ask-since.ts';
import type { Command } from './kit/command.ts';
import { portfolioHere } from './kit/portfolio-here.ts';

/** Asks for the revision to compare with, and opens the meeting page. */
export const holdReview: Command = {
  id: commandIds.holdReview,
  run: async (services) => {
    const active = await portfolioHere(services);
    if (active === undefined) return;
    const { portfolio } = active;
    const folder = vscode.Uri.parse(portfolio);
    const repository = folder.scheme === 'file' ? await repositoryOf(folder) : undefined;
    const title = vscode.l10n.t('Hold the Review');
    const asked = repository === undefined ? null : await askSince(repository, title);
    if (asked === undefined) return;
    try {
      const since =
        asked === null || repository === undefined
          ? undefined
          : await told(vscode.l10n.t('Reading the portfolio as it was'), stateAt(repository, asked, folder));
      await openMeeting(services, { portfolio, since });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('There is no meeting: {0}', reason));
    }
  },
};
