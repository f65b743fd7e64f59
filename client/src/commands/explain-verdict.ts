import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import { showPlace, toPlace } from '../services/locations.ts';
import type { Command } from './kit/command.ts';
import { detailsOf, itemAt, targetItem } from './kit/targets.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Reveals an item and shows its verdict with the evidence: the hover on its `track`. */
export const explainVerdict: Command = {
  id: commandIds.explainVerdict,
  run: async (services, args) => {
    const [at] = args;
    const target = isTextPlace(at)
      ? (await itemAt(services, at.uri, at.position))[0]
      : await targetItem(services, args);
    const details = target && (await detailsOf(services, target));
    if (details === undefined) return;
    const { uri, range } = toPlace(details.location);
    const { line, character } = details.verdict.start;
    // Place the cursor without a selection, so that the hover appears at it.
    const cursor = new vscode.Range(line, character, line, character);
    await showPlace({ uri, range, selection: cursor }, { focus: true });
    await vscode.commands.executeCommand('editor.action.showHover', { focus: 'noAutoFocus' });
  },
};
