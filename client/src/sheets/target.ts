/** Asks for the target of an import: a new file, or an existing one to update. */
import * as vscode from 'vscode';
import { languageId, portfolioEndings } from '../services/contributions.ts';
import { isScenario } from '../services/scenario-files.ts';
import { exists, findFiles } from '../services/workspace-files.ts';

/** A target file; `fresh` if it does not exist yet. */
export interface SheetTarget {
  readonly uri: vscode.Uri;
  readonly fresh: boolean;
}
/** Maximum number of files offered. The quick pick can be searched, but finding the files walks the workspace. */
const mostFiles = 500;

/** Asks for the target; returns undefined if the user cancels. */
export async function pickTarget(): Promise<SheetTarget | undefined> {
  const files = await portfolioFiles();
  if (files.length === 0) return pickFresh();
  const fresh = {
    label: vscode.l10n.t('A new file…'),
    description: vscode.l10n.t('You choose its name'),
    iconPath: new vscode.ThemeIcon('new-file'),
  };
  const picks = files.map((uri) => ({
    uri,
    label: vscode.workspace.asRelativePath(uri),
    iconPath: new vscode.ThemeIcon('file'),
  }));
  const picked = await vscode.window.showQuickPick<vscode.QuickPickItem & { uri?: vscode.Uri }>(
    [fresh, ...picks],
    {
      placeHolder: vscode.l10n.t('Where to? An existing file keeps everything you wrote in it.'),
    },
  );
  if (picked === undefined) return undefined;
  return picked.uri === undefined ? pickFresh() : { uri: picked.uri, fresh: false };
}

/** Asks for the name and folder of a new file. Never replaces an existing one, but updates it. */
async function pickFresh(): Promise<SheetTarget | undefined> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  const named = await vscode.window.showSaveDialog({
    ...(folder === undefined
      ? {}
      : { defaultUri: vscode.Uri.joinPath(folder, `${vscode.l10n.t('Our portfolio')}.portfolio`) }),
    title: vscode.l10n.t('A file for the items; if it begins a portfolio, that takes its name'),
    saveLabel: vscode.l10n.t('Write here'),
    filters: { [vscode.l10n.t('Portfolio')]: [languageId] },
  });
  if (named === undefined) return undefined;
  const uri = portfolioEndings.some((ending) => named.path.endsWith(ending))
    ? named
    : named.with({ path: `${named.path}.portfolio` });
  return { uri, fresh: !(await exists(uri)) };
}

/** Returns the workspace's portfolio files that items can stand in, that of the active editor first. */
export async function portfolioFiles(): Promise<readonly vscode.Uri[]> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const found = await Promise.all(
    folders.map(({ uri }) => findFiles({ folder: uri.toString(), endings: portfolioEndings })),
  );
  const uris = found.flatMap(({ uris: own }) => own).slice(0, mostFiles);
  const active = vscode.window.activeTextEditor?.document;
  const first = active?.languageId === languageId && !active.isUntitled ? [active.uri.toString()] : [];
  return [...new Set([...first, ...uris])]
    .map((uri) => vscode.Uri.parse(uri))
    .filter((uri) => !isScenario(uri));
}
