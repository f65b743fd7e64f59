/** Asks the server what a sheet would make of a file, and shows it: as a new document, or as changes to confirm. */
import * as vscode from 'vscode';
import {
  type ImportSheetParams,
  type ImportSheetResult,
  importSheet as importRequest,
} from '../../../server/src/protocol.ts';
import { languageId } from '../contributions.ts';
import type { ServerConnection } from '../server-connection.ts';
import type { Services } from '../services.ts';

export type GoodSheet = Exclude<ImportSheetResult, { readonly refused: string }>;

/** The answer; undefined where there is none, and the reason was said. */
export async function askSheet(
  connection: ServerConnection,
  params: ImportSheetParams,
): Promise<GoodSheet | undefined> {
  const answer = await connection.request(importRequest, params);
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

/** Shows what would be: a new document that nobody has saved yet, or the changes of a file for a person to confirm. */
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
    const edit = await connection.toWorkspaceEdit(sheet.edit);
    // Opened first: what is applied is seen where it lands, and can be undone there.
    await vscode.window.showTextDocument(target, { preview: false });
    if (edit === undefined || !(await vscode.workspace.applyEdit(edit, { isRefactoring: true }))) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Nothing was imported.'));
      return;
    }
  }
  const open = sheet.items.filter(({ track }) => track === null).length;
  const message =
    open === 0
      ? vscode.l10n.t('{0} items, all on a track.', sheet.items.length)
      : vscode.l10n.t(
          '{0} items, {1} of them without a track: those are for you to decide.',
          sheet.items.length,
          open,
        );
  const report = vscode.l10n.t('Show the report');
  if ((await vscode.window.showInformationMessage(message, report)) === report) output.show(true);
}
