import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';

/** Filters the tree by items that contain all given words. */
export const filter: Command = {
  id: commandIds.filter,
  run: async ({ tracks }) => {
    const words = await vscode.window.showInputBox({
      title: vscode.l10n.t('Filter the items'),
      prompt: vscode.l10n.t(
        'Words that must all occur in title, id, owner, goals, teams or tags; leave empty to show all',
      ),
      value: tracks.state.filter,
    });
    if (words !== undefined) await tracks.state.setFilter(words);
  },
};

/** Clears the filter. */
export const clearFilter: Command = {
  id: commandIds.clearFilter,
  run: ({ tracks }) => tracks.state.setFilter(''),
};
