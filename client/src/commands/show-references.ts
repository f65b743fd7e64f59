import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Shows who refers to the goal or team at a place, in the editor's own list. */
export const showReferences: Command = {
  id: commandIds.showReferences,
  run: async (_services, [at]) => {
    if (!isTextPlace(at)) return;
    const uri = vscode.Uri.parse(at.uri);
    const position = new vscode.Position(at.position.line, at.position.character);
    const found = await vscode.commands.executeCommand<vscode.Location[] | undefined>(
      'vscode.executeReferenceProvider',
      uri,
      position,
    );
    // Where the entry itself stands is what one looks at already.
    const others = (found ?? []).filter(
      (each) => each.uri.toString() !== uri.toString() || !each.range.contains(position),
    );
    await vscode.commands.executeCommand('editor.action.showReferences', uri, position, others);
  },
};
