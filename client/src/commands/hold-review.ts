import * as vscode from 'vscode';
import { openMeeting } from '../meeting/meeting.ts';
import { commandIds } from '../services/contributions.ts';
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
    const since = await askSince(portfolio, vscode.l10n.t('Hold the Review'));
    if (since === undefined) return;
    try {
      const earlier = await told(vscode.l10n.t('Reading the portfolio as it was'), since());
      await openMeeting(services, { portfolio, since: earlier });
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The meeting cannot begin: {0}', reason));
    }
  },
};
