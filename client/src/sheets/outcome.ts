/**
 * Asks the server what a sheet would make of a file, and shows it: as a new document, or as a difference to confirm.
 */
import * as vscode from 'vscode';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet as importRequest,
} from '../../../server/src/protocol/import-sheet.ts';
import type { Services } from '../commands/kit/services.ts';
import { commandIds, languageId } from '../services/contributions.ts';
import { isCurrent } from '../services/edits.ts';
import { told } from '../services/long-work.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { confirmed } from './preview.ts';

export type GoodSheet = Exclude<ImportSheetResult, { readonly refused: string }>;

/** Returns the answer; undefined where there is none, and the reason was said. */
export async function askSheet(
  connection: ServerConnection,
  params: ImportSheetParams,
): Promise<GoodSheet | undefined> {
  const answer = await told(
    vscode.l10n.t('Reading the items and judging them'),
    connection.request(importRequest, params),
  );
  if (answer === undefined) {
    void vscode.window.showErrorMessage(
      vscode.l10n.t('Nothing was imported: the Twotrack server gave no answer.'),
    );
    return undefined;
  }
  if (!('refused' in answer)) return answer;
  void vscode.window.showWarningMessage(answer.refused);
  return undefined;
}

/**
 * Shows what would be: a new document that nobody has saved yet, or a file beside what it would be, to be changed where
 * a person says so.
 */
export async function showOutcome(
  services: Pick<Services, 'connection' | 'output'>,
  sheet: GoodSheet,
  target?: vscode.Uri,
): Promise<void> {
  if (target === undefined) await showNew(sheet);
  else if (sheet.edit === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The file says all of it already.'));
    return;
  } else if (!(await confirmed(target, sheet.text)) || !(await applied(services.connection, sheet, target)))
    return;
  await tell(services.output, sheet);
}

/** Shows a new document that nobody has saved yet. */
export async function showNew({ text: content }: GoodSheet): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/**
 * Changes a file by one edit that undo takes back, and shows where; false where it could not, and the reason was said.
 */
export async function applied(
  connection: ServerConnection,
  { edit: made }: GoodSheet,
  file: vscode.Uri,
): Promise<boolean> {
  const edit = made === null ? undefined : await connection.toWorkspaceEdit(made);
  if (made === null || edit === undefined || !isCurrent(made) || !(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('Nothing was imported: the file has changed meanwhile, or is read-only. Try again.'),
    );
    return false;
  }
  const first = edit.get(file)[0]?.range.start ?? new vscode.Position(0, 0);
  const editor = await vscode.window.showTextDocument(file, { preview: false });
  editor.selection = new vscode.Selection(first, first);
  editor.revealRange(new vscode.Range(first, first), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  return true;
}

/** Says how many items came, and how many wait for a decision. */
export async function tell(output: Services['output'], { report: lines, items }: GoodSheet): Promise<void> {
  for (const line of lines) output.info(line);
  const open = items.filter(({ track }) => track === null).length;
  const message =
    open === 0
      ? vscode.l10n.t('{0} items, all on a track.', items.length)
      : vscode.l10n.t('{0} items, {1} without a track: decide on those.', items.length, open);
  const picture = vscode.l10n.t('Show the two paths');
  const report = vscode.l10n.t('Show the report');
  const picked = await vscode.window.showInformationMessage(message, picture, report);
  if (picked === report) output.show(true);
  if (picked === picture) await vscode.commands.executeCommand(commandIds.showTwoPaths);
}
