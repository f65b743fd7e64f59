/** Proposes the file for a new document: named after its sheet, and beside it. */
import * as vscode from 'vscode';
import { exists } from '../services/workspace-files.ts';

/**
 * Returns the URI of a file that does not exist yet. For a sheet outside the workspace, it is in the first folder of
 * the workspace.
 */
export async function newFileOf(sheet: vscode.Uri): Promise<vscode.Uri> {
  const at = sheet.path.lastIndexOf('/');
  const name = sheet.path.slice(at + 1).replace(/(.)\.[^.]+$/, '$1');
  const inside = vscode.workspace.getWorkspaceFolder(sheet) !== undefined;
  const open = inside ? undefined : vscode.workspace.workspaceFolders?.[0]?.uri;
  const folder = open?.path.replace(/\/$/, '') ?? sheet.path.slice(0, at);
  for (let number = 1; ; number++) {
    const file = `${name}${number === 1 ? '' : `-${number}`}.portfolio`;
    const uri = (open ?? sheet).with({ path: `${folder}/${file}` });
    if (!(await exists(uri))) return uri;
  }
}
