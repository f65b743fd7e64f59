/** Shows the page of a team's or person's items. Follows edits of the portfolio; titles link to the text. */
import * as vscode from 'vscode';
import { type MineParams, mine } from '../../../server/src/protocol/mine.ts';
import type { Services } from '../commands/kit/services.ts';
import { showLivePage } from '../services/live-page.ts';

export const mineViewType = 'twotrack.mine';

/** Shows the page beside the text; says why if there is none. */
export async function openMine(services: Services, params: Required<MineParams>): Promise<void> {
  const { connection, extension } = services;
  const ask = () => connection.request(mine, params);
  const first = await ask();
  if (first === undefined || !('html' in first)) {
    void vscode.window.showWarningMessage(
      first !== undefined && 'refused' in first
        ? first.refused
        : vscode.l10n.t('Nothing is shown: the Twotrack server gave no answer.'),
    );
    return;
  }
  showLivePage(connection, extension, {
    viewType: mineViewType,
    title: first.title,
    html: first.html,
    portfolio: params.portfolio,
    commands: ['vscode.open'],
    again: async () => {
      const now = await ask();
      return now !== undefined && 'html' in now ? now.html : undefined;
    },
  });
}
