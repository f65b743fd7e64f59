/**
 * Changes to items. The server works them out; they are applied as one undoable edit each, and only to the very text
 * that they were worked out for. A refusal is shown with its reason.
 */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { type EditParams, type EditResult, edit as editRequest } from '../../../server/src/protocol/edit.ts';
import { showPlace, toPlace } from './locations.ts';
import type { ServerConnection } from './server-connection.ts';

/** How often a change is worked out anew because somebody was typing meanwhile. */
const attempts = 3;

/** Takes a change back; false where the texts have changed since. */
export type TakeBack = () => Promise<boolean>;

/**
 * Asks for a change and applies it. `focus`: go to the editor where the change is to be seen. False if nothing was
 * changed.
 */
export async function change(
  connection: ServerConnection,
  params: EditParams,
  focus = false,
): Promise<boolean> {
  return (await changeToTakeBack(connection, params, focus)) !== undefined;
}

/** As `change`, with the way back; undefined if nothing was changed. */
export function changeToTakeBack(
  connection: ServerConnection,
  params: EditParams,
  focus = false,
): Promise<TakeBack | undefined> {
  return applyAsked(connection, () => connection.request(editRequest, params), focus);
}

/**
 * Asks for an edit and applies it to the very text that it was worked out for; the way back, undefined if nothing was
 * changed. `tell` hears why not.
 */
export async function applyAsked(
  connection: ServerConnection,
  ask: () => Promise<EditResult | undefined>,
  focus: boolean,
  tell: (why: string) => void = (why) => void vscode.window.showWarningMessage(why),
): Promise<TakeBack | undefined> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await ask();
    if (answer === undefined) {
      tell(vscode.l10n.t('Nothing was changed: the Twotrack server gave no answer.'));
      return undefined;
    }
    if ('refused' in answer) {
      tell(answer.refused);
      return undefined;
    }
    const edit = await connection.toWorkspaceEdit(answer.edit);
    // Checked after the last wait: nothing can be typed between here and the edit.
    if (edit === undefined || !isCurrent(answer.edit)) continue;
    const back = await applyToTakeBack(edit);
    // The window may have a newer text of which nothing was heard here yet: asked again, it is worked out for that.
    if (back === undefined && attempt < attempts - 1) continue;
    if (back === undefined)
      tell(vscode.l10n.t('Nothing was changed: VS Code could not apply the change. Is the file read-only?'));
    else if (answer.reveal !== undefined) await showPlace(toPlace(answer.reveal), { focus });
    return back;
  }
  tell(vscode.l10n.t('Nothing was changed: the text kept changing meanwhile. Try again.'));
  return undefined;
}

/** Applies an edit; the answer takes it back, and is undefined where VS Code did not apply it. */
export async function applyToTakeBack(edit: vscode.WorkspaceEdit): Promise<TakeBack | undefined> {
  const before = await textsOf(edit);
  if (!(await vscode.workspace.applyEdit(edit))) return undefined;
  const after = await textsOf(edit);
  return async () => {
    const back = new vscode.WorkspaceEdit();
    for (const [document, text] of before) {
      if (document.getText() !== after.get(document)) return false;
      const all = new vscode.Range(
        new vscode.Position(0, 0),
        document.lineAt(document.lineCount - 1).range.end,
      );
      back.replace(document.uri, all, text);
    }
    return vscode.workspace.applyEdit(back);
  };
}

/** Returns the documents that an edit changes, with their texts as they are now. */
async function textsOf(edit: vscode.WorkspaceEdit): Promise<ReadonlyMap<vscode.TextDocument, string>> {
  const documents = await Promise.all(
    edit.entries().map(async ([uri]) => vscode.workspace.openTextDocument(uri)),
  );
  return new Map(documents.map((document) => [document, document.getText()]));
}

/** Tells whether every open document that the edit names still has the version it was made for. */
export function isCurrent(edit: WorkspaceEdit): boolean {
  return (edit.documentChanges ?? []).every((part) => {
    if (!('textDocument' in part) || part.textDocument.version === null) return true;
    const uri = vscode.Uri.parse(part.textDocument.uri).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return open === undefined || open.version === part.textDocument.version;
  });
}
