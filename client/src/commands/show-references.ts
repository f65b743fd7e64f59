import * as vscode from 'vscode';
import { commandIds } from '../services/contributions.ts';
import type { Command } from './kit/command.ts';
import { isTextPlace } from './kit/text-place.ts';

/** Shows the references to the goal or team at a position in VS Code's references view. */
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
    // Leave out the entry's own definition, where the user already is.
    const others = (found ?? []).filter(
      (each) => each.uri.toString() !== uri.toString() || !each.range.contains(position),
    );
    await vscode.commands.executeCommand('editor.action.showReferences', uri, position, others);
  },
};
