import * as vscode from 'vscode';
import { askTitle } from '../services/ask-title.ts';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { addEntry } from './kit/new-entry.ts';

/** Adds an item to the group that the command was invoked on, else after the item at the cursor. */
export const newItem: Command = {
  id: commandIds.newItem,
  run: (services, args) =>
    addEntry(services, args, 'new-item', () =>
      askTitle(vscode.l10n.t('New item'), vscode.l10n.t('What it is, in a few words')),
    ),
};
