import * as vscode from 'vscode';
import { type EarlierState, type ReviewResult, review } from '../../../server/src/protocol.ts';
import { commandIds, reviewViewType } from '../contributions.ts';
import { type GitRepository, hasRevision, repositoryOf, stateAt, tagsOf } from '../git-history.ts';
import type { Services } from '../services.ts';
import { saveExport } from '../two-paths/exports.ts';
import type { Command } from './command.ts';

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
    const make = async (): Promise<Made | undefined> => {
      const since =
        asked === null || repository === undefined ? undefined : await stateAt(repository, asked, folder);
      const html = await ask(services, portfolio, 'html', since);
      return html === undefined ? undefined : { html, since };
    };
    const title = vscode.l10n.t('Preparing the review');
    const made = await vscode.window
      .withProgress({ location: vscode.ProgressLocation.Window, title }, make)
      .then(undefined, (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(vscode.l10n.t('The review was not made: {0}', reason));
        return undefined;
      });
    if (made === undefined) return;
    show(made.html);
    await offer(services, portfolio, made);
  },
};

type Written = Exclude<ReviewResult, { readonly refused: string }>;
interface Made {
  readonly html: Written;
  readonly since: EarlierState | undefined;
}

async function ask(
  { connection }: Services,
  portfolio: string,
  format: 'html' | 'markdown',
  since: EarlierState | undefined,
): Promise<Written | undefined> {
  const answer = await connection.request(review, {
    portfolio,
    format,
    ...(since === undefined ? {} : { since }),
  });
  if (answer === undefined)
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The review was not made: the Twotrack server gave no answer.'),
    );
  else if ('refused' in answer) void vscode.window.showWarningMessage(answer.refused);
  else return answer;
  return undefined;
}

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

/** The page, beside the text. It has no script, and its own policy lets none in. */
function show({ text, title }: Written): void {
  const viewColumn =
    vscode.window.activeTextEditor === undefined ? vscode.ViewColumn.Active : vscode.ViewColumn.Beside;
  const panel = vscode.window.createWebviewPanel(
    reviewViewType,
    vscode.l10n.t('{0}: review', title),
    { viewColumn, preserveFocus: true },
    { enableScripts: false, enableFindWidget: true, localResourceRoots: [] },
  );
  panel.webview.html = text;
}

async function offer(services: Services, portfolio: string, { html, since }: Made): Promise<void> {
  const save = vscode.l10n.t('Save as HTML…');
  const markdown = vscode.l10n.t('Open as Markdown');
  const choice = await vscode.window.showInformationMessage(
    vscode.l10n.t('The review of {0} is ready.', html.title),
    save,
    markdown,
  );
  if (choice === save) await saveExport(html, 'html');
  if (choice !== markdown) return;
  const written = await ask(services, portfolio, 'markdown', since);
  if (written === undefined) return;
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: written.text });
  await vscode.window.showTextDocument(document, { preview: false });
}
