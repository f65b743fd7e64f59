/** Where imported items go: a new document, or a file that is brought up to date. */
import * as vscode from 'vscode';
import { languageId, portfolioEndings } from '../services/contributions.ts';
import { findFiles } from '../services/workspace-files.ts';

/** A file; without `uri` a new document. */
export interface SheetTarget {
  readonly uri?: vscode.Uri;
}
/** Most files offered: the quick pick is searched, but the folder is walked for it. */
const mostFiles = 500;

/** Asks for it, unless there is only one answer; undefined where the user gives up. */
export async function pickTarget(): Promise<SheetTarget | undefined> {
  const files = await portfolioFiles();
  if (files.length === 0) return {};
  const fresh = {
    label: vscode.l10n.t('A new document'),
    description: vscode.l10n.t('Nothing is written before you save it'),
    iconPath: new vscode.ThemeIcon('new-file'),
  };
  const picks = files.map((uri) => ({
    uri,
    label: vscode.workspace.asRelativePath(uri),
    iconPath: new vscode.ThemeIcon('file'),
  }));
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & SheetTarget>([fresh, ...picks], {
    placeHolder: vscode.l10n.t('Where to? A file that is there keeps everything you wrote in it.'),
  });
  return picked && (picked.uri === undefined ? {} : { uri: picked.uri });
}

/** Portfolio files of the window, that of the active editor first. */
export async function portfolioFiles(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(({ uri }) => findFiles({ folder: uri.toString(), endings: portfolioEndings })),
  );
  const uris = found.flatMap(({ uris: own }) => own).slice(0, mostFiles);
  const active = vscode.window.activeTextEditor?.document;
  const first = active?.languageId === languageId && !active.isUntitled ? [active.uri.toString()] : [];
  return [...new Set([...first, ...uris])].map((uri) => vscode.Uri.parse(uri));
}
