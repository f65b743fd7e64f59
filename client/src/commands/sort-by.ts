import * as vscode from 'vscode';
import type { SortBy } from '../../../server/src/protocol/tree.ts';
import { commandIds } from '../services/contributions.ts';
import { sortings } from '../tracks-view/view-state.ts';
import type { Command } from './kit/command.ts';
import { pickOne } from './kit/pick-one.ts';

/** Sorts the items within their groups. */
export const sortBy: Command = {
  id: commandIds.sortBy,
  run: async ({ tracks }) => {
    const picked = await pickOne<SortBy>(sortings(), tracks.state.sortBy, vscode.l10n.t('Sort the items'));
    if (picked !== undefined) await tracks.state.setSortBy(picked);
  },
};
