/** Asks for the revision that a review or meeting compares with. */
import * as vscode from 'vscode';
import { type GitRepository, hasRevision, tagsOf } from '../../services/git-history.ts';

/** Asks for a revision: a tag or another revision; null for none, undefined if the user cancels. */
export async function askSince(repository: GitRepository, title: string): Promise<string | null | undefined> {
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
