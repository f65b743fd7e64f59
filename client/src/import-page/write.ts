/** Writes the result of an import: a new document, or one undoable edit of a file, plus the mapping beside it. */
import * as vscode from 'vscode';
import type { Services } from '../commands/kit/services.ts';
import { languageId } from '../services/contributions.ts';
import { applied, type GoodSheet, showNew, tell } from '../sheets/outcome.ts';
import { mappingFileOf } from './mapping-file.ts';
import type { ImportChoice } from './messages.ts';
import { newFileOf } from './new-file.ts';

/** Returns false if nothing was written, because the user cancelled or after an error message. */
export async function written(
  services: Services,
  sheet: GoodSheet,
  { target, keep }: ImportChoice,
  source: vscode.Uri,
): Promise<boolean> {
  const file = target !== '' ? vscode.Uri.parse(target) : keep ? await newFile(source) : undefined;
  if (file === undefined && keep) return false;
  if (file === undefined) await showNew(sheet);
  else if (target === '') {
    if (!(await begun(file, sheet.text))) return false;
  } else if (sheet.edit !== null && !(await applied(services.connection, sheet, file))) return false;
  // Update an existing mapping with what it records of the latest sheet, even without `keep`.
  const mapping = keep ? sheet.mapping : sheet.kept;
  if (mapping !== null && file !== undefined) await keepMapping(file, mapping);
  void tell(services.output, sheet);
  return true;
}

/** Asks where to save a new portfolio; undefined if the user cancels. */
async function newFile(source: vscode.Uri): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    defaultUri: await newFileOf(source),
    filters: { [vscode.l10n.t('Portfolio')]: [languageId] },
  });
}

async function begun(file: vscode.Uri, content: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  // The dialog has already confirmed that an existing file may be replaced.
  edit.createFile(file, { overwrite: true, contents: new TextEncoder().encode(content) });
  if (await vscode.workspace.applyEdit(edit)) {
    await vscode.window.showTextDocument(file, { preview: false });
    return true;
  }
  void vscode.window.showWarningMessage(vscode.l10n.t('Nothing was imported: the file cannot be written.'));
  return false;
}

async function keepMapping(portfolio: vscode.Uri, text: string): Promise<void> {
  try {
    await vscode.workspace.fs.writeFile(mappingFileOf(portfolio), new TextEncoder().encode(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showWarningMessage(
      vscode.l10n.t('The items were written, but your choices could not be kept: {0}', reason),
    );
  }
}
