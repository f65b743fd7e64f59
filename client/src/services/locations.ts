/** Converts locations of the protocol to VS Code's, and shows them in the editor. */
import * as vscode from 'vscode';
import type { Range } from 'vscode-languageserver-types';
import type { NodeLocation } from '../../../server/src/protocol/tree.ts';

/** A location in a file, as VS Code types. */
export interface Place {
  readonly uri: vscode.Uri;
  /** Range of the whole entry. */
  readonly range: vscode.Range;
  /** Range of the text that names it. */
  readonly selection: vscode.Range;
}

/** Converts a location from the server. All conversions of ranges outside the language client go through here. */
export function toPlace({ uri, range, selection }: NodeLocation): Place {
  return { uri: vscode.Uri.parse(uri), range: toRange(range), selection: toRange(selection) };
}

function toRange({ start, end }: Range): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

/** Checks whether the cursor of the active editor is already there. */
export function isShown({ uri, selection }: Place): boolean {
  const editor = vscode.window.activeTextEditor;
  return (
    editor?.document.uri.toString() === uri.toString() &&
    editor.selection.isEmpty &&
    editor.selection.active.isEqual(selection.start)
  );
}

/**
 * Opens a location in an editor and puts the cursor there; shows a message if the file cannot be opened.
 * @param how `select` to select the text, for one that is to be written over. Else it is not: the next key would
 * replace it, and colours of evidence cannot be read on the selection of a dark high-contrast theme.
 */
export async function showPlace(
  place: Place,
  how: {
    readonly focus: boolean;
    readonly select?: boolean;
    readonly beside?: boolean;
    readonly column?: vscode.ViewColumn;
  },
): Promise<void> {
  try {
    const editor = await vscode.window.showTextDocument(place.uri, {
      preserveFocus: !how.focus,
      preview: true,
      ...(how.column === undefined ? {} : { viewColumn: how.column }),
      ...(how.beside ? { viewColumn: vscode.ViewColumn.Beside } : {}),
    });
    // Set explicitly, because the `selection` option is ignored for an editor that is already open.
    const { start, end } = place.selection;
    editor.selection = new vscode.Selection(start, how.select === true ? end : start);
    editor.revealRange(place.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The item cannot be shown: {0}', reason));
  }
}
