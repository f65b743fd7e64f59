/**
 * Caches the summaries of the open portfolios and determines the active one: that of the active editor, else the last
 * active one, else the first.
 */
import * as vscode from 'vscode';
import {
  type PortfolioSummary,
  portfolios as portfoliosRequest,
} from '../../../server/src/protocol/portfolios.ts';
import { Coalescer } from './coalescer.ts';
import { languageId } from './contributions.ts';
import type { ServerConnection } from './server-connection.ts';

export class Portfolios implements vscode.Disposable {
  readonly #connection: ServerConnection;
  readonly #changed = new vscode.EventEmitter<void>();
  readonly #refresh = new Coalescer(() => this.#pull(), 150, 600);
  readonly #subscriptions: vscode.Disposable[] = [this.#changed, this.#refresh];
  #all: readonly PortfolioSummary[] = [];
  #lastActive: string | undefined;

  /** Fires when the list, a summary or the active portfolio changes. */
  readonly onChanged = this.#changed.event;

  constructor(connection: ServerConnection) {
    this.#connection = connection;
    this.#subscriptions.push(
      connection.onModelChanged(() => this.#refresh.call()),
      connection.onStateChanged((state) => {
        if (state === 'running') this.#refresh.call();
        else if (this.#all.length > 0) this.#replace([]);
      }),
      vscode.window.onDidChangeActiveTextEditor(() => this.#followEditor()),
    );
  }

  /** Sorted by name, in the server's order. */
  get all(): readonly PortfolioSummary[] {
    return this.#all;
  }

  get active(): PortfolioSummary | undefined {
    return this.#all.find(({ portfolio }) => portfolio === this.#lastActive) ?? this.#all[0];
  }

  /** Returns the active portfolio for a command; requests the list first if it is not loaded yet. */
  async requireActive(): Promise<PortfolioSummary | undefined> {
    if (this.#all.length === 0) await this.#pull();
    return this.active;
  }

  dispose(): void {
    vscode.Disposable.from(...this.#subscriptions).dispose();
  }

  async #pull(): Promise<void> {
    const answer = await this.#connection.request(portfoliosRequest, undefined);
    if (answer !== undefined) this.#replace(answer);
  }

  #replace(all: readonly PortfolioSummary[]): void {
    this.#all = all;
    this.#followEditor();
    this.#changed.fire();
  }

  #followEditor(): void {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== languageId) return;
    const owner = ownerOf(document.uri.toString(), this.#all);
    if (owner === undefined || owner === this.#lastActive) return;
    this.#lastActive = owner;
    this.#changed.fire();
  }
}

/** Returns the portfolio that owns a file: the one in the nearest parent folder, or the untitled document itself. */
function ownerOf(file: string, all: readonly PortfolioSummary[]): string | undefined {
  let nearest: string | undefined;
  let length = -1;
  for (const { portfolio } of all) {
    // Normalize both URIs through VS Code, because servers percent-encode `:` and letters differently.
    const folder = vscode.Uri.parse(portfolio).toString();
    const within = file === folder || file.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
    if (within && folder.length > length) [nearest, length] = [portfolio, folder.length];
  }
  return nearest;
}
