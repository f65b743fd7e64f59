import * as vscode from 'vscode';
import type { ReviewPanel } from '../review/review-panel.ts';
import { type Made, made, type Subject } from '../review/written.ts';
import { commandIds } from '../services/contributions.ts';
import { type GitRepository, hasRevision, repositoryOf, stateAt, tagsOf } from '../services/git-history.ts';
import { told } from '../services/long-work.ts';
import type { Command } from './kit/command.ts';

/** Asks since which review, writes the review and shows it as a page, to be saved or read as Markdown from there. */
export const prepareReview: Command = {
  id: commandIds.prepareReview,
  run: async (services) => {
    const active = await services.portfolios.requireActive();
    if (active === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('There is no portfolio to review yet.'));
      return;
    }
    const { portfolio } = active;
    const folder = vscode.Uri.parse(portfolio);
    const repository = folder.scheme === 'file' ? await repositoryOf(folder) : undefined;
    const asked = repository === undefined ? null : await askSince(repository);
    if (asked === undefined) return;
    const subject: Subject = {
      portfolio,
      since: async () =>
        asked === null || repository === undefined ? undefined : stateAt(repository, asked, folder),
    };
    const title = vscode.l10n.t('Preparing the review');
    const fresh = await told(title, made(services.connection, subject));
    if (fresh === undefined) return;
    await offer(services.reviews.show(subject, fresh), fresh);
  },
};

/** A tag, another revision, null for none; undefined where a person thought better of it. */
async function askSince(repository: GitRepository): Promise<string | null | undefined> {
  const tags = await tagsOf(repository).catch(() => []);
  const none = {
    label: vscode.l10n.t('As it stands, compared with nothing'),
    iconPath: new vscode.ThemeIcon('note'),
  };
  const other = { label: vscode.l10n.t('Another revision…'), iconPath: new vscode.ThemeIcon('git-commit') };
  const picks = tags.map((label) => ({ label, iconPath: new vscode.ThemeIcon('tag') }));
  const pick = await vscode.window.showQuickPick([...picks, none, other], {
    title: vscode.l10n.t('Prepare the review'),
    placeHolder: vscode.l10n.t('Since which review?'),
  });
  if (pick === undefined) return undefined;
  if (pick === none) return null;
  if (pick !== other) return pick.label;
  const typed = await vscode.window.showInputBox({
    title: vscode.l10n.t('Prepare the review'),
    prompt: vscode.l10n.t('A branch, a tag or a commit'),
    value: 'HEAD',
    validateInput: async (name) =>
      (await hasRevision(repository, name.trim())) ? undefined : vscode.l10n.t('Git knows no such revision.'),
  });
  return typed?.trim();
}

async function offer(panel: ReviewPanel, { html }: Made): Promise<void> {
  const save = vscode.l10n.t('Save as HTML…');
  const markdown = vscode.l10n.t('Open as Markdown');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('The review of {0} is ready.', html.title),
    save,
    markdown,
  );
  if (choice === save) await panel.save();
  if (choice === markdown) await panel.openMarkdown();
}
