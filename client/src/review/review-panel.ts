/**
 * One panel with a review. The review is a snapshot, so that what is presented is what was prepared. The panel shows
 * the date of the snapshot, and whether the portfolio has changed since.
 */
import * as vscode from 'vscode';
import { review } from '../../../server/src/protocol/review.ts';
import { Coalescer } from '../services/coalescer.ts';
import { commandIds } from '../services/contributions.ts';
import { saveExport } from '../services/exports.ts';
import { told } from '../services/long-work.ts';
import type { ServerConnection } from '../services/server-connection.ts';
import { dated } from './dated-page.ts';
import { type Made, made, type Subject, written } from './written.ts';

export class ReviewPanel implements vscode.Disposable {
  readonly panel: vscode.WebviewPanel;
  readonly #connection: ServerConnection;
  readonly #subscriptions: vscode.Disposable;
  /** Checks for changes after edits. Slow on purpose, because it updates only one line of the page. */
  readonly #look = new Coalescer(() => this.#compare(), 700, 4000);
  #subject: Subject;
  #made: Made;
  #changed = false;
  #gone = false;

  constructor(
    panel: vscode.WebviewPanel,
    extension: vscode.Uri,
    connection: ServerConnection,
    { subject, made: first }: { readonly subject: Subject; readonly made: Made },
  ) {
    this.panel = panel;
    this.#connection = connection;
    this.#subject = subject;
    this.#made = first;
    // The page contains no script, and its policy forbids any. Its only active link runs the refresh command.
    panel.webview.options = {
      enableScripts: false,
      enableCommandUris: [commandIds.refreshReview],
      localResourceRoots: [],
    };
    panel.iconPath = {
      light: vscode.Uri.joinPath(extension, 'client/icons/file-light.svg'),
      dark: vscode.Uri.joinPath(extension, 'client/icons/file-dark.svg'),
    };
    this.#subscriptions = vscode.Disposable.from(
      this.#look,
      connection.onModelChanged(({ portfolio }) => {
        if (portfolio === this.#subject.portfolio) this.#look.call();
      }),
    );
    this.#draw();
  }

  get portfolio(): string {
    return this.#subject.portfolio;
  }

  dispose(): void {
    this.#gone = true;
    this.#subscriptions.dispose();
  }

  /** Replaces the review with another one of the same portfolio. */
  show(subject: Subject, fresh: Made): void {
    this.#subject = subject;
    this.#made = fresh;
    this.#changed = false;
    this.#draw();
  }

  /** Regenerates the review and compares with the current state of the same revision. */
  async refresh(): Promise<void> {
    const subject = this.#subject;
    const fresh = await told(vscode.l10n.t('Preparing the review'), made(this.#connection, subject));
    // Another review may have replaced this one while the request ran.
    if (fresh !== undefined && this.#subject === subject) this.show(subject, fresh);
  }

  /** Saves the page as shown. */
  async save(): Promise<void> {
    await saveExport(this.#made.html, 'html');
  }

  /** Saves the review as slides, from the current portfolio and the same revision. */
  async saveSlides(format: 'pdf' | 'pptx'): Promise<void> {
    const { since } = this.#made;
    const { portfolio } = this.#subject;
    const params = { portfolio, format, ...(since === undefined ? {} : { since }) };
    await saveExport(
      await told(vscode.l10n.t('Making the slides'), this.#connection.request(review, params)),
      format,
    );
  }

  /** Opens the review as Markdown, from the current portfolio. */
  async openMarkdown(): Promise<void> {
    const { since } = this.#made;
    const text = await written(this.#connection, {
      portfolio: this.#subject.portfolio,
      format: 'markdown',
      since,
    });
    if (text === undefined) return;
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text.text });
    await vscode.window.showTextDocument(document, { preview: false });
  }

  /** Checks whether the current portfolio would produce a different review. */
  async #compare(): Promise<void> {
    const before = this.#made;
    const now = await written(
      this.#connection,
      { portfolio: this.#subject.portfolio, format: 'html', since: before.since },
      true,
    );
    if (this.#made !== before || now === undefined) return;
    // A change that was undone leaves nothing to refresh.
    const changed = now.text !== before.html.text;
    if (changed === this.#changed) return;
    this.#changed = changed;
    this.#draw();
  }

  #draw(): void {
    if (this.#gone) return;
    const { html, at, stated } = this.#made;
    const when = madeWords(at, stated);
    this.panel.title = this.#changed
      ? vscode.l10n.t('{0}: review of {1}', html.title, timeOf(at))
      : vscode.l10n.t('{0}: review', html.title);
    this.panel.webview.html = dated(html.text, {
      words: this.#changed ? `${when} ${vscode.l10n.t('The portfolio has changed since.')}` : when,
      link: vscode.l10n.t('Refresh'),
      changed: this.#changed,
    });
  }
}

const timeOf = (at: Date): string => at.toLocaleTimeString(vscode.env.language, { timeStyle: 'short' });
/** Tells when a review was made. The review names the stated date, if there is one: say why that is another. */
const madeWords = (at: Date, stated: string): string =>
  stated === ''
    ? vscode.l10n.t('Made on {0}.', momentOf(at))
    : vscode.l10n.t('Made on {0}, with {1} as today.', momentOf(at), stated);

const momentOf = (at: Date): string =>
  at.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
