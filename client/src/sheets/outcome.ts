/** Asks the server what a sheet would make of a file, and shows it: as a new document, or as a difference to confirm. */
import * as vscode from 'vscode';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet as importRequest,
} from '../../../server/src/protocol/protocol.ts';
import type { Services } from '../commands/kit/services.ts';
import { languageId } from '../services/contributions.ts';
import { isCurrent } from '../services/edits.ts';
import { told } from '../services/long-work.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { confirmed } from './preview.ts';

export type GoodSheet = Exclude<ImportSheetResult, { readonly refused: string }>;

/** The answer; undefined where there is none, and the reason was said. */
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

/** Shows what would be: a new document that nobody has saved yet, or a file beside what it would be, to be changed where a person says so. */
export async function showOutcome(
  { connection, output }: Pick<Services, 'connection' | 'output'>,
  sheet: GoodSheet,
  target?: vscode.Uri,
): Promise<void> {
  for (const line of sheet.report) output.info(line);
  if (target === undefined) {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content: sheet.text });
    await vscode.window.showTextDocument(document, { preview: false });
  } else if (sheet.edit === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The file says all of it already.'));
    return;
  } else {
    if (!(await confirmed(target, sheet.text))) return;
    const edit = await connection.toWorkspaceEdit(sheet.edit);
    if (edit === undefined || !isCurrent(sheet.edit) || !(await vscode.workspace.applyEdit(edit))) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('Nothing was imported: the file has changed meanwhile, or is read-only. Try again.'),
      );
      return;
    }
    const first = edit.get(target)[0]?.range.start ?? new vscode.Position(0, 0);
    const editor = await vscode.window.showTextDocument(target, { preview: false });
    editor.selection = new vscode.Selection(first, first);
    editor.revealRange(new vscode.Range(first, first), vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  }
  const open = sheet.items.filter(({ track }) => track === null).length;
  const message =
    open === 0
      ? vscode.l10n.t('{0} items, all on a track.', sheet.items.length)
      : vscode.l10n.t('{0} items, {1} without a track: decide on those.', sheet.items.length, open);
  const report = vscode.l10n.t('Show the report');
  if ((await vscode.window.showInformationMessage(message, report)) === report) output.show(true);
}
