/** Manages the open A3 panels, and saves an A3 to a file that it and its item link to each other. */
import * as vscode from 'vscode';
import { type A3Result, a3, linkA3 } from '../../../server/src/protocol/a3.ts';
import { a3ViewType } from '../services/contributions.ts';
import { applyAsked } from '../services/edits.ts';
import { showLivePage } from '../services/live-page.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** The item that an A3 is about. */
interface Subject {
  readonly portfolio: string;
  readonly target: string;
  readonly measure: string;
  /** Base name for a saved file, without extension. */
  readonly name: string;
}
type Page = Extract<A3Result, { readonly text: string }>;

export class A3Pages {
  readonly #extension: vscode.Uri;
  readonly #connection: ServerConnection;
  readonly #open = new Map<vscode.WebviewPanel, Subject>();

  constructor(extension: vscode.Uri, connection: ServerConnection) {
    this.#extension = extension;
    this.#connection = connection;
  }

  /** Shows the A3 of an item. Asks for the measure if several qualify; says why if there is none. */
  async show(portfolio: string, target: string): Promise<void> {
    const page = await this.#made(portfolio, target);
    if (page === undefined) return;
    const { title, text, measure, name } = page;
    const subject = { portfolio, target, measure, name };
    const panel = showLivePage(this.#connection, this.#extension, {
      viewType: a3ViewType,
      title,
      html: text,
      portfolio,
      commands: [],
      again: async () => {
        const now = await this.#connection.request(a3, { portfolio, target, measure, format: 'html' });
        return now !== undefined && 'text' in now ? now.text : undefined;
      },
    });
    this.#open.set(panel, subject);
    panel.onDidDispose(() => this.#open.delete(panel));
  }

  /** Saves the active A3 to a file, and offers to add a link from its item. */
  async save(): Promise<void> {
    const [, subject] = [...this.#open].find(([panel]) => panel.active) ?? [...this.#open].at(-1) ?? [];
    if (subject === undefined) {
      void vscode.window.showInformationMessage(vscode.l10n.t('Open the A3 of an item first.'));
      return;
    }
    const { portfolio, target, measure, name } = subject;
    const folder = vscode.Uri.parse(portfolio);
    const uri = await vscode.window.showSaveDialog({
      filters: { Markdown: ['md'], HTML: ['html'] },
      ...(folder.scheme === 'untitled'
        ? {}
        : { defaultUri: vscode.Uri.joinPath(folder, 'a3', `${name}.md`) }),
    });
    if (uri === undefined) return;
    const format = uri.path.endsWith('.html') ? 'html' : 'markdown';
    const out = uri.toString();
    const page = await this.#connection.request(a3, { portfolio, target, measure, format, out });
    if (page === undefined || !('text' in page)) return tellWhyNot(page);
    try {
      await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(page.text));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      void vscode.window.showErrorMessage(vscode.l10n.t('The file was not saved: {0}', reason));
      return;
    }
    const link = vscode.l10n.t('Link it from the item');
    const open = vscode.l10n.t('Open');
    const saved = vscode.l10n.t('Saved: {0}', uri.path.split('/').at(-1) ?? '');
    const choice = await vscode.window.showInformationMessage(saved, link, open);
    if (choice === open) await vscode.commands.executeCommand('vscode.open', uri);
    if (choice === link)
      await applyAsked(
        this.#connection,
        () => this.#connection.request(linkA3, { portfolio, target, measure, out }),
        false,
      );
  }

  async #made(portfolio: string, target: string): Promise<Page | undefined> {
    const ask = (measure?: string) =>
      this.#connection.request(a3, {
        portfolio,
        target,
        format: 'html',
        ...(measure === undefined ? {} : { measure }),
      });
    const first = await ask();
    if (first === undefined || !('choose' in first)) return this.#pageOf(first);
    const picked = await vscode.window.showQuickPick(
      first.choose.map(({ name, behind }) => ({
        label: name,
        description: behind ? vscode.l10n.t('behind its plan') : '',
        iconPath: new vscode.ThemeIcon('graph-line'),
      })),
      { placeHolder: vscode.l10n.t('Which measure should the A3 start from?') },
    );
    return picked === undefined ? undefined : this.#pageOf(await ask(picked.label));
  }

  #pageOf(answer: A3Result | undefined): Page | undefined {
    if (answer !== undefined && 'text' in answer) return answer;
    tellWhyNot(answer);
    return undefined;
  }
}

function tellWhyNot(answer: A3Result | undefined): void {
  void vscode.window.showWarningMessage(
    answer !== undefined && 'refused' in answer
      ? answer.refused
      : vscode.l10n.t('Nothing is shown: the Twotrack server gave no answer.'),
  );
}
