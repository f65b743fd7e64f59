import * as vscode from 'vscode';
import type { GroupBy } from '../../../server/src/protocol/tree.ts';
import { commandIds } from '../services/contributions.ts';
import { groupings } from '../tracks-view/view-state.ts';
import type { Command } from './kit/command.ts';
import { pickOne } from './kit/pick-one.ts';

/** Groups the tree by track, goal, team, status, findings or missing fields. */
export const groupBy: Command = {
  id: commandIds.groupBy,
  run: async ({ tracks }) => {
    const picked = await pickOne<GroupBy>(
      groupings(),
      tracks.state.groupBy,
      vscode.l10n.t('Group the items'),
    );
    if (picked !== undefined) await tracks.state.setGroupBy(picked);
  },
};
