import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import { askTitle } from './ask-title.ts';
import type { Command } from './command.ts';
import { addEntry } from './new-entry.ts';

/** Adds a goal: below the goal the command was called on, else at the top. */
export const newGoal: Command = {
  id: commandIds.newGoal,
  run: (services, args) =>
    addEntry(services, args, 'new-goal', () =>
      askTitle(vscode.l10n.t('New goal'), vscode.l10n.t('What is to be true one day')),
    ),
};
