/**
 * Writes what an import makes: a new document, or one edit of a file that undo takes back; and the mapping beside it.
 */
import * as vscode from 'vscode';
import type { Services } from '../commands/kit/services.ts';
import { languageId } from '../services/contributions.ts';
import { applied, type GoodSheet, showNew, tell } from '../sheets/outcome.ts';
import { mappingFileOf } from './mapping-file.ts';
import type { ImportChoice } from './messages.ts';

/** False where nothing was written; the reason was said, or the person gave up. */
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
  // What the sheet said last is kept up to date, where a mapping is there.
  const mapping = keep ? sheet.mapping : sheet.kept;
  if (mapping !== null && file !== undefined) await keepMapping(file, mapping);
  void tell(services.output, sheet);
  return true;
}

/** Asks where a new portfolio goes; undefined where the user gives up. */
function newFile(source: vscode.Uri): Thenable<vscode.Uri | undefined> {
  const path = `${source.path.replace(/\.[^./]+$/, '')}.portfolio`;
  return vscode.window.showSaveDialog({
    defaultUri: source.with({ path }),
    filters: { [vscode.l10n.t('Portfolio')]: [languageId] },
  });
}

async function begun(file: vscode.Uri, content: string): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit();
  // The dialog has asked whether a file that is there may be replaced.
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
      vscode.l10n.t('The items were written. What was decided could not be kept: {0}', reason),
    );
  }
}
