/** Asks for the revision that a review or meeting compares with. */
import * as vscode from 'vscode';
import type { EarlierState } from '../../../../server/src/protocol/review.ts';
import {
  type GitRepository,
  hasRevision,
  repositoryOf,
  stateAt,
  tagsOf,
} from '../../services/git-history.ts';

/** Reads the files of a portfolio at the chosen revision; undefined if none was chosen. */
export type ReadSince = () => Promise<EarlierState | undefined>;

/** Asks for the revision to compare a portfolio with, where git has one. Returns undefined if the user cancels. */
export async function askSince(portfolio: string, title: string): Promise<ReadSince | undefined> {
  const folder = vscode.Uri.parse(portfolio);
  const repository = folder.scheme === 'file' ? await repositoryOf(folder) : undefined;
  if (repository === undefined) return async () => undefined;
  const revision = await askRevision(repository, title);
  if (revision === undefined) return undefined;
  return async () => (revision === null ? undefined : stateAt(repository, revision, folder));
}

/** Asks for a revision: a tag or another revision; null for none, undefined if the user cancels. */
async function askRevision(repository: GitRepository, title: string): Promise<string | null | undefined> {
  const tags = await tagsOf(repository).catch(() => []);
  const none = {
    label: vscode.l10n.t('As it stands, compared with nothing'),
    iconPath: new vscode.ThemeIcon('note'),
  };
  const other = { label: vscode.l10n.t('Another revision…'), iconPath: new vscode.ThemeIcon('git-commit') };
  const picks = tags.map((label) => ({ label, iconPath: new vscode.ThemeIcon('tag') }));
  const pick = await vscode.window.showQuickPick([...picks, none, other], {
    title,
    placeHolder: vscode.l10n.t('Since which review?'),
  });
  if (pick === undefined) return undefined;
  if (pick === none) return null;
  if (pick !== other) return pick.label;
  const typed = await vscode.window.showInputBox({
    title,
    prompt: vscode.l10n.t('A branch, a tag or a commit'),
    value: 'HEAD',
    validateInput: async (name) =>
      (await hasRevision(repository, name.trim())) ? undefined : vscode.l10n.t('Git knows no such revision.'),
  });
  return typed?.trim();
}
