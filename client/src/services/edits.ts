/**
 * Applies changes to items. The server computes each change; it is applied as one undoable edit, and only to the
 * document version that it was computed for. A refusal is shown with its reason.
 */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import { textEnds } from '../../../server/src/base/common-ends.ts';
import { type EditParams, type EditResult, edit as editRequest } from '../../../server/src/protocol/edit.ts';
import { showPlace, toPlace } from './locations.ts';
import type { ServerConnection } from './server-connection.ts';

/** Maximum number of attempts when the user keeps typing. */
const attempts = 3;

/** Undoes a change, unless it is undone already; resolves with false if the texts have changed since. */
export interface TakeBack {
  (): Promise<boolean>;
  /** Tells whether the open texts are as they were before the change. */
  readonly isBack: () => boolean;
}

/**
 * Requests a change and applies it. Returns false if nothing was changed.
 * @param focus true to move the focus to the changed editor
 */
export async function change(
  connection: ServerConnection,
  params: EditParams,
  focus = false,
): Promise<boolean> {
  return (await changeToTakeBack(connection, params, focus)) !== undefined;
}

/** Like `change`, but returns a function that undoes the change; undefined if nothing was changed. */
export function changeToTakeBack(
  connection: ServerConnection,
  params: EditParams,
  focus = false,
): Promise<TakeBack | undefined> {
  return applyAsked(connection, () => connection.request(editRequest, params), focus);
}

/**
 * Requests an edit and applies it to the document version that it was computed for. Returns a function that undoes it;
 * undefined if nothing was changed.
 * @param tell called with the reason if nothing was changed
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
    const back = edit && (await applyToTakeBack(edit, answer.edit));
    if (back !== undefined) {
      if (answer.reveal !== undefined) await showPlace(toPlace(answer.reveal), { focus, select: focus });
      return back;
    }
    // The document may have changed while the request ran: request again for the new version.
    if (attempt < attempts - 1 || edit === undefined || !isCurrent(answer.edit)) continue;
    tell(vscode.l10n.t('Nothing was changed: VS Code could not apply the change. Is the file read-only?'));
    return undefined;
  }
  tell(vscode.l10n.t('Nothing was changed: the text kept changing meanwhile. Try again.'));
  return undefined;
}

/**
 * Applies a server's edit if the documents still have the versions that it was made for. Returns a function that undoes
 * it; undefined if nothing was changed.
 */
export async function applyToTakeBack(
  edit: vscode.WorkspaceEdit,
  made: WorkspaceEdit,
): Promise<TakeBack | undefined> {
  const documents = await opened(edit.entries().map(([uri]) => uri));
  // Check after the last await: nothing can be typed between here and the edit.
  if (documents === undefined || !isCurrent(made)) return undefined;
  const before = documents.map((document) => document.getText());
  if (!(await vscode.workspace.applyEdit(edit))) return undefined;
  const changes = documents.map((document, at) => ({
    uri: document.uri,
    before: before[at] ?? '',
    after: document.getText(),
  }));
  return Object.assign(() => takeBack(changes), { isBack: () => changes.every(isBack) });
}

interface TextChange {
  readonly uri: vscode.Uri;
  readonly before: string;
  readonly after: string;
}

/** Tells whether a document is open, and as it was before a change. */
function isBack({ uri, before }: TextChange): boolean {
  const open = vscode.workspace.textDocuments.find((each) => each.uri.toString() === uri.toString());
  return open?.getText() === before;
}

/** Open the documents again: an object whose editor was closed meanwhile is stale. */
async function takeBack(changes: readonly TextChange[]): Promise<boolean> {
  const documents = await opened(changes.map(({ uri }) => uri));
  if (documents === undefined) return false;
  if (documents.every((document, at) => document.getText() === changes[at]?.before)) return true;
  const edit = new vscode.WorkspaceEdit();
  for (const [at, { uri, before, after }] of changes.entries()) {
    const document = documents[at];
    if (document?.getText() !== after) return false;
    const { head, tail } = textEnds(after, before);
    const gone = new vscode.Range(document.positionAt(head), document.positionAt(after.length - tail));
    edit.replace(uri, gone, before.slice(head, before.length - tail));
  }
  return vscode.workspace.applyEdit(edit);
}

/** Opens documents, including unsaved changes; returns undefined if one of them cannot be opened. */
async function opened(uris: readonly vscode.Uri[]): Promise<readonly vscode.TextDocument[] | undefined> {
  try {
    return await Promise.all(uris.map(async (uri) => vscode.workspace.openTextDocument(uri)));
  } catch {
    return undefined;
  }
}

/** Checks that every open document in an edit still has the version that the edit was made for. */
export function isCurrent(edit: WorkspaceEdit): boolean {
  return (edit.documentChanges ?? []).every((part) => {
    if (!('textDocument' in part) || part.textDocument.version === null) return true;
    const uri = vscode.Uri.parse(part.textDocument.uri).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return open === undefined || open.version === part.textDocument.version;
  });
}
