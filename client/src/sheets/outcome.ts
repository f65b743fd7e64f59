/**
 * Asks the server for the result of importing a sheet into a file, and shows it as a new document or as a diff to
 * confirm.
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
import type { SheetTarget } from './target.ts';

export type GoodSheet = Exclude<ImportSheetResult, { readonly refused: string }>;

/** Returns the result; undefined, after a message, if there is none. */
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
 * Writes a new file, or changes an existing one after the user has confirmed the diff. Returns false if nothing was
 * written, because the user declined or after an error message. Reports success without waiting for the notification to
 * close.
 */
export async function writeOutcome(
  services: Pick<Services, 'connection' | 'output'>,
  sheet: GoodSheet,
  { uri, fresh }: SheetTarget,
): Promise<boolean> {
  if (fresh) {
    if (!(await begun(uri, sheet))) return false;
  } else if (sheet.edit === null) {
    void vscode.window.showInformationMessage(vscode.l10n.t('The file already says all of this.'));
    return false;
  } else if (!(await confirmed(uri, sheet.text)) || !(await applied(services.connection, sheet, uri)))
    return false;
  void tell(services.output, sheet, uri);
  return true;
}

/** Creates a file and shows it; returns false, after a message, on failure. */
async function begun(file: vscode.Uri, { text }: GoodSheet): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  edit.createFile(file, { overwrite: false, contents: new TextEncoder().encode(text) });
  if (await vscode.workspace.applyEdit(edit)) {
    await vscode.window.showTextDocument(file, { preview: false });
    return true;
  }
  void vscode.window.showWarningMessage(
    vscode.l10n.t('Nothing was written: the file exists already, or its folder is read-only.'),
  );
  return false;
}

/** Shows the result as an untitled document. */
export async function showNew({ text: content }: GoodSheet): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: languageId, content });
  await vscode.window.showTextDocument(document, { preview: false });
}

/** Changes a file as one undoable edit, and shows the change; returns false, after a message, on failure. */
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

/**
 * Reports how many items were imported, and how many wait for a decision. Names those that wait to be split, with a
 * button that opens the split of the first in `file`.
 */
export async function tell(output: Services['output'], sheet: GoodSheet, file?: vscode.Uri): Promise<void> {
  const { report: lines, items, whole } = sheet;
  for (const line of lines) output.info(line);
  const all = items.length + items.filter(({ split }) => split).length;
  const open = items.filter(({ track, split }) => track === null && !split).length;
  const [first, ...more] = file === undefined ? [] : whole;
  const message =
    first !== undefined
      ? toSplit(first.title, more.length, { all, open })
      : open === 0
        ? vscode.l10n.t('Items: {0}. None is without a track.', all)
        : vscode.l10n.t('Items: {0}. Without a track: {1}; decide on what is left.', all, open);
  const picture = vscode.l10n.t('Show the two paths');
  const report = vscode.l10n.t('Show the report');
  const split = vscode.l10n.t('Split “{0}”…', first === undefined ? '' : clipped(first.title));
  const buttons = first === undefined ? [picture, report] : [split, picture, report];
  const picked = await vscode.window.showInformationMessage(message, ...buttons);
  if (picked === split && first !== undefined && file !== undefined)
    await openSplitOf(file, sheet.text, first.start);
  if (picked === report) output.show(true);
  if (picked === picture) await vscode.commands.executeCommand(commandIds.showTwoPaths);
}

function toSplit(
  first: string,
  more: number,
  { all, open }: { readonly all: number; readonly open: number },
): string {
  return more === 0
    ? vscode.l10n.t('Items: {0}. Without a track: {1}. Still to be split: “{2}”.', all, open, first)
    : vscode.l10n.t(
        'Items: {0}. Without a track: {1}. Still to be split: {2}, the first of them “{3}”.',
        all,
        open,
        more + 1,
        first,
      );
}

/** Shortens a title so that it fits on a button. */
const clipped = (title: string): string => (title.length > 40 ? `${title.slice(0, 39).trimEnd()}…` : title);

/** Opens the split of the item that stood at a place of the text as it was written; other lines may have moved it. */
async function openSplitOf(
  file: vscode.Uri,
  written: string,
  { line, character }: GoodSheet['whole'][number]['start'],
): Promise<void> {
  const lines = (text: string): string[] => text.split(/\r?\n/);
  const first = lines(written)[line] ?? '';
  const now = lines((await vscode.workspace.openTextDocument(file)).getText());
  const at = now[line] === first ? line : now.indexOf(first);
  if (at < 0) {
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The text has changed meanwhile: split the item from its title, with Ctrl+.'),
    );
    return;
  }
  const place = { uri: file.toString(), position: { line: at, character } };
  await vscode.commands.executeCommand(commandIds.splitItem, place);
}
