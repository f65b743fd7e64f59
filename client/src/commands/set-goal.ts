import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import { assign } from './kit/assign.ts';
import type { Command } from './kit/command.ts';

/** Asks for a goal to assign to the target items: the keyboard equivalent of dropping them on a goal. */
export const setGoal: Command = {
  id: commandIds.setGoal,
  run: (services, args) =>
    assign(services, args, {
      groupBy: 'goal',
      verb: 'set-goal',
      icon: 'target',
      ask: (what) => vscode.l10n.t('Goal that {0} should serve', what),
      none: vscode.l10n.t('This portfolio has no goal yet.'),
    }),
};
