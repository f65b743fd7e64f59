/** From the protocol's places to VS Code's, and to the editor. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { NodeLocation } from '../../../server/src/protocol/tree.ts';

/** A place in a file, as VS Code has it. */
export interface Place {
  readonly uri: vscode.Uri;
  /** The whole entry. */
  readonly range: vscode.Range;
  /** What to select. */
  readonly selection: vscode.Range;
}

/** Converts a place of the server's: the only conversion of ranges outside the language client. */
export function toPlace({ uri, range, selection }: NodeLocation): Place {
  return { uri: vscode.Uri.parse(uri), range: toRange(range), selection: toRange(selection) };
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Tells whether the active editor already shows the place with just that selected. */
export function isShown({ uri, selection }: Place): boolean {
  const editor = vscode.window.activeTextEditor;
  return editor?.document.uri.toString() === uri.toString() && editor.selection.isEqual(selection);
}

/** Shows a place in an editor and selects it; says so if the file cannot be opened. */
export async function showPlace(
  place: Place,
  how: { readonly focus: boolean; readonly beside?: boolean; readonly column?: vscode.ViewColumn },
): Promise<void> {
  try {
    const editor = await vscode.window.showTextDocument(place.uri, {
      preserveFocus: !how.focus,
      preview: true,
      ...(how.column === undefined ? {} : { viewColumn: how.column }),
      ...(how.beside ? { viewColumn: vscode.ViewColumn.Beside } : {}),
    });
    // Set here and not by an option of the call: an editor that is open already would ignore that.
    editor.selection = new vscode.Selection(place.selection.start, place.selection.end);
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The item cannot be shown: {0}', reason));
  }
}
