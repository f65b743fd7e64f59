/**
 * Changes to items. The server works them out; they are applied as one undoable edit each, and only to the very text
 * that they were worked out for. A refusal is shown with its reason.
 */
import * as vscode from 'vscode';
import type { WorkspaceEdit } from 'vscode-languageserver-types';
import {
  type EditParams,
  type EditResult,
  edit as editRequest,
} from '../../../server/src/protocol/protocol.ts';
import { showPlace, toPlace } from './locations.ts';
import type { ServerConnection } from './server-connection.ts';

/** How often a change is worked out anew because somebody was typing meanwhile. */
const attempts = 3;

/** Asks for a change and applies it. `focus`: go to the editor where the change is to be seen. False if nothing was changed. */
export async function change(
  connection: ServerConnection,
  params: EditParams,
  focus = false,
): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    const answer = await connection.request(editRequest, params);
    if (answer === undefined) {
      void vscode.window.showErrorMessage(
        vscode.l10n.t('Nothing was changed: the Twotrack server gave no answer.'),
      );
      return false;
    }
    if ('refused' in answer) {
      void vscode.window.showWarningMessage(answer.refused);
      return false;
    }
    const edit = await connection.toWorkspaceEdit(answer.edit);
    // Checked after the last wait: nothing can be typed between here and the edit.
    if (edit !== undefined && isCurrent(answer.edit)) return apply(edit, answer, focus);
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was changed: the text kept changing meanwhile. Try again.'),
  );
  return false;
}

async function apply(
  edit: vscode.WorkspaceEdit,
  answer: Exclude<EditResult, { refused: string }>,
  focus: boolean,
): Promise<boolean> {
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Nothing was changed: VS Code could not apply the change. Is the file read-only?'),
    );
    return false;
  }
  if (answer.reveal !== undefined) await showPlace(toPlace(answer.reveal), { focus });
  return true;
}

/** Whether every open document that the edit names still has the version it was made for. */
export function isCurrent(edit: WorkspaceEdit): boolean {
  return (edit.documentChanges ?? []).every((part) => {
    if (!('textDocument' in part) || part.textDocument.version === null) return true;
    const uri = vscode.Uri.parse(part.textDocument.uri).toString();
    const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
    return open === undefined || open.version === part.textDocument.version;
  });
}
