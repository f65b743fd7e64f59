/**
 * Tracks the walls opened by this window. A wall shows saved files: it is renewed once none of its files has unsaved
 * changes.
 */
import * as vscode from 'vscode';
import { wall } from '../../../server/src/protocol/wall.ts';
import { Coalescer } from '../services/coalescer.ts';
import { languageId } from '../services/contributions.ts';
import type { ServerConnection } from '../services/server-connection.ts';

export class Walls implements vscode.Disposable {
  readonly #connection: ServerConnection;
  readonly #subscriptions: vscode.Disposable;
  readonly #renew = new Coalescer(() => this.#renewAll(), 100, 500);
  /** Addresses by URI of the portfolio's folder. */
  readonly #open = new Map<string, string>();

  constructor(connection: ServerConnection) {
    this.#connection = connection;
    this.#subscriptions = vscode.Disposable.from(
      this.#renew,
      connection.onModelChanged(({ portfolio }) => {
        if (this.#open.has(portfolio)) this.#renew.call();
      }),
      vscode.workspace.onDidSaveTextDocument(() => this.#renew.call()),
      connection.onStateChanged((state) => {
        if (state === 'running') this.#renew.call();
      }),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
  }

  /** Opens the wall of a portfolio in the browser; says why if that fails. */
  async open(portfolio: string): Promise<void> {
    if (!(await saved(portfolio))) return;
    const answer = await this.#connection.request(wall, { portfolio });
    if (answer === undefined || 'refused' in answer) {
      void vscode.window.showWarningMessage(
        answer?.refused ?? vscode.l10n.t('The wall cannot be opened: the Twotrack server gave no answer.'),
      );
      return;
    }
    const { address, title } = answer;
    this.#open.set(portfolio, address);
    const copy = vscode.l10n.t('Copy the address');
    // In a remote window the browser needs a forwarded address.
    const reached = await vscode.env.asExternalUri(vscode.Uri.parse(address));
    void vscode.env.openExternal(reached);
    const choice = await vscode.window.showInformationMessage(
      vscode.l10n.t('The wall of {0} is open in your browser until this window is closed.', title),
      copy,
    );
    if (choice === copy) await vscode.env.clipboard.writeText(reached.toString(true));
  }

  async #renewAll(): Promise<void> {
    for (const [portfolio, again] of this.#open) {
      if (unsavedIn(portfolio).length > 0) continue;
      const answer = await this.#connection.request(wall, { portfolio, again });
      if (answer !== undefined && 'address' in answer) this.#open.set(portfolio, answer.address);
    }
  }
}

/** Returns a portfolio's documents with unsaved changes. */
function unsavedIn(portfolio: string): readonly vscode.TextDocument[] {
  // Normalize both URIs through VS Code, because servers percent-encode `:` and letters differently.
  const own = vscode.Uri.parse(portfolio).toString();
  const folder = `${own.replace(/\/$/, '')}/`;
  return vscode.workspace.textDocuments.filter(
    ({ isDirty, languageId: language, uri }) =>
      isDirty && language === languageId && (uri.toString() === own || uri.toString().startsWith(folder)),
  );
}

/** Checks that a portfolio has no unsaved changes; offers to save them. */
async function saved(portfolio: string): Promise<boolean> {
  const unsaved = unsavedIn(portfolio);
  if (unsaved.length === 0) return true;
  const save = vscode.l10n.t('Save and open');
  const choice = await vscode.window.showWarningMessage(
    vscode.l10n.t('The wall shows what is saved, and this portfolio has unsaved changes.'),
    save,
  );
  if (choice !== save) return false;
  for (const document of unsaved) if (!(await document.save())) return false;
  return true;
}
