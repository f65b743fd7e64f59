import * as vscode from 'vscode';
import { askTitle } from '../services/ask-title.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { addEntry } from './kit/new-entry.ts';

/** Adds a goal below the goal that the command was invoked on, else at the top level. */
export const newGoal: Command = {
  id: commandIds.newGoal,
  run: (services, args) =>
    addEntry(services, args, 'new-goal', () =>
      askTitle(vscode.l10n.t('New goal'), vscode.l10n.t('What should be true one day')),
    ),
};
