import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import { assign } from './kit/assign.ts';
import type { Command } from './kit/command.ts';

/** Asks for a team to assign to the target items: the keyboard equivalent of dropping them on a team. */
export const setTeam: Command = {
  id: commandIds.setTeam,
  run: (services, args) =>
    assign(services, args, {
      groupBy: 'team',
      verb: 'set-team',
      icon: 'organization',
      ask: (what) => vscode.l10n.t('Team that should work on {0}', what),
      none: vscode.l10n.t('This portfolio has no team yet.'),
    }),
};
