/**
 * Creates a portfolio from a template in a workspace folder, in a new folder within it, or in a folder that the user
 * chooses.
 */
import * as vscode from 'vscode';
import { type TemplateName, type TemplateResult, template } from '../../../server/src/protocol/template.ts';
import { commandIds, languageId, portfolioEndings } from '../services/contributions.ts';
import { stepDone } from '../services/first-steps.ts';
import { exists } from '../services/workspace-files.ts';
import type { Command } from './kit/command.ts';
import type { Services } from './kit/services.ts';

type Choice = Exclude<TemplateName, 'example' | 'mixed-example'>;
type Files = TemplateResult['files'];

export const newPortfolio: Command = {
  id: commandIds.newPortfolio,
  run: async (services) => {
    const choice = await pickTemplate();
    if (choice === undefined) return;
    const folders = vscode.workspace.workspaceFolders ?? [];
    if (folders.length === 0) {
      await beginWithoutFolder(services, choice);
      return;
    }
    const folder = folders.length === 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick();
    if (folder === undefined) return;
    const home = await freeFolder(folder.uri);
    if (home === undefined) return;
    const files = await textsOf(services, choice, nameOf(home));
    const first = files && (await writeAll(home, files));
    if (first !== undefined) await vscode.window.showTextDocument(first, { preview: false });
  },
};

async function pickTemplate(): Promise<Choice | undefined> {
  const picks: readonly (vscode.QuickPickItem & { readonly choice: Choice })[] = [
    {
      choice: 'small-team',
      label: vscode.l10n.t('A small team'),
      detail: vscode.l10n.t('One file: a goal, two improvements and one large change.'),
      iconPath: new vscode.ThemeIcon('person'),
    },
    {
      choice: 'strategy-office',
      label: vscode.l10n.t('A strategy office'),
      detail: vscode.l10n.t('A tree of goals, teams with capacity, a balance, and a file for each track.'),
      iconPath: new vscode.ThemeIcon('target'),
    },
    {
      choice: 'file-per-team',
      label: vscode.l10n.t('One file a team'),
      detail: vscode.l10n.t('Each team keeps its own file; the root file holds what they share.'),
      iconPath: new vscode.ThemeIcon('organization'),
    },
  ];
  const picked = await vscode.window.showQuickPick(picks, {
    placeHolder: vscode.l10n.t('What should the new portfolio start from?'),
    matchOnDetail: true,
  });
  return picked?.choice;
}

/** Creates a portfolio when no folder is open: a single file stays untitled, several need a folder. */
async function beginWithoutFolder(services: Services, choice: Choice): Promise<void> {
  const files = await textsOf(services, choice, vscode.l10n.t('Our portfolio'));
  if (files === undefined) return;
  const [only] = files;
  if (files.length === 1 && only !== undefined) {
    const document = await vscode.workspace.openTextDocument({ language: languageId, content: only.text });
    await vscode.window.showTextDocument(document);
    await stepDone('begun');
    return;
  }
  const [home] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      canSelectMany: false,
      title: vscode.l10n.t('A folder for the new portfolio'),
      openLabel: vscode.l10n.t('Begin here'),
    })) ?? [];
  if (home === undefined) return;
  const free = await freeFolder(home);
  const named = free && (await textsOf(services, choice, nameOf(free)));
  if (free === undefined || named === undefined) return;
  if ((await writeAll(free, named)) !== undefined)
    await vscode.commands.executeCommand('vscode.openFolder', free);
}

async function textsOf({ connection }: Services, choice: Choice, name: string): Promise<Files | undefined> {
  const answer = await connection.request(template, { template: choice, name });
  if (answer !== undefined && answer.files.length > 0) return answer.files;
  void vscode.window.showErrorMessage(
    vscode.l10n.t('Nothing was written: the Twotrack server gave no answer.'),
  );
  return undefined;
}

/**
 * Returns the target folder. If the folder already holds a portfolio, asks for a subfolder, because two portfolios in
 * one folder are an error.
 */
async function freeFolder(folder: vscode.Uri): Promise<vscode.Uri | undefined> {
  if (!(await holdsPortfolio(folder))) return folder;
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New portfolio'),
    prompt: vscode.l10n.t(
      '“{0}” holds a portfolio already. Name a new folder in it for the new one.',
      nameOf(folder),
    ),
    validateInput: async (text) => {
      const problem = problemOfName(text.trim());
      if (problem !== undefined) return problem;
      return (await holdsPortfolio(vscode.Uri.joinPath(folder, text.trim())))
        ? vscode.l10n.t('That folder holds a portfolio already.')
        : undefined;
    },
  });
  return name === undefined ? undefined : vscode.Uri.joinPath(folder, name.trim());
}

function problemOfName(name: string): string | undefined {
  if (name === '') return vscode.l10n.t('Enter a name for the folder.');
  // Rejects characters that file systems forbid, and names that lead to another folder.
  return /[\\/:*?"<>|\u0000-\u001f]|^\.+$|\.$/.test(name)
    ? vscode.l10n.t('That is not a valid folder name.')
    : undefined;
}

async function holdsPortfolio(folder: vscode.Uri): Promise<boolean> {
  try {
    const names = await vscode.workspace.fs.readDirectory(folder);
    return names.some(([name]) => portfolioEndings.some((ending) => name.endsWith(ending)));
  } catch {
    // A folder that does not exist is free.
    return false;
  }
}

/** Writes files without overwriting any. Returns the URI of the first; undefined, after a message, on failure. */
async function writeAll(folder: vscode.Uri, files: Files): Promise<vscode.Uri | undefined> {
  const uris = files.map(({ path }) => vscode.Uri.joinPath(folder, ...path.split('/')));
  for (const [i, uri] of uris.entries())
    if (await exists(uri)) {
      void vscode.window.showWarningMessage(
        vscode.l10n.t('{0} already exists; nothing was written.', files[i]?.path ?? ''),
      );
      return undefined;
    }
  try {
    const encoder = new TextEncoder();
    for (const [i, uri] of uris.entries())
      await vscode.workspace.fs.writeFile(uri, encoder.encode(files[i]?.text ?? ''));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The portfolio was not written: {0}', reason));
    return undefined;
  }
  return uris[0];
}

function nameOf(folder: vscode.Uri): string {
  return folder.path.replace(/\/+$/, '').split('/').at(-1) || vscode.l10n.t('Our portfolio');
}
