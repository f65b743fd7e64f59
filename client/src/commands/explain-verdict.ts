import * as vscode from 'vscode';
import { commandIds } from '../contributions.ts';
import { showPlace, toPlace } from '../locations.ts';
import type { Command } from './command.ts';
import { itemAt, targetItem } from './targets.ts';
import { isTextPlace } from './text-place.ts';

/** Goes to an item and shows its verdict with the words that speak for it: the hover that rests on its title. */
export const explainVerdict: Command = {
  id: commandIds.explainVerdict,
  run: async (services, args) => {
    const [at] = args;
    const target = isTextPlace(at)
      ? (await itemAt(services, at.uri, at.position))[0]
      : await targetItem(services, args);
    const location = target?.node.location;
    if (location === undefined) return;
    const { uri, range, selection } = toPlace(location);
    // The cursor within the title, and not the title selected: the hover then stands on its words.
    const cursor = new vscode.Range(selection.start, selection.start);
    await showPlace({ uri, range, selection: cursor }, { focus: true });
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  },
};
