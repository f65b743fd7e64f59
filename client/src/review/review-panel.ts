/**
 * One panel with a review. It stays as it was made, so that what is read aloud is what was prepared; it says when that
 * was, and once the portfolio would give another one, that too.
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
  /** After edits, and without haste: nothing on the page moves but one line. */
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
    // The page has no script, and its own policy lets none in. The one link that does something asks for this again.
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
        if (portfolio === this.#subject.portfolio && !this.#changed) this.#look.call();
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

  /** Shows another review of the portfolio in place of this one. */
  show(subject: Subject, fresh: Made): void {
    this.#subject = subject;
    this.#made = fresh;
    this.#changed = false;
    this.#draw();
  }

  /** Makes the review anew, compared with the same revision as it is now. */
  async refresh(): Promise<void> {
    const subject = this.#subject;
    const fresh = await told(vscode.l10n.t('Preparing the review'), made(this.#connection, subject));
    // Another review may have taken this one's place while it was made.
    if (fresh !== undefined && this.#subject === subject) this.show(subject, fresh);
  }

  /** Saves the page that is shown. */
  async save(): Promise<void> {
    await saveExport(this.#made.html, 'html');
  }

  /** Saves the review as slides, as the portfolio is now, against the same revision. */
  async saveSlides(format: 'pdf' | 'pptx'): Promise<void> {
    const { since } = this.#made;
    const { portfolio } = this.#subject;
    const params = { portfolio, format, ...(since === undefined ? {} : { since }) };
    await saveExport(
      await told(vscode.l10n.t('Making the slides'), this.#connection.request(review, params)),
      format,
    );
  }

  /** Opens the review as Markdown, as the portfolio is now. */
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

  /** Whether the portfolio as it is would give another review. */
  async #compare(): Promise<void> {
    const before = this.#made;
    const now = await written(
      this.#connection,
      { portfolio: this.#subject.portfolio, format: 'html', since: before.since },
      true,
    );
    if (this.#made !== before || this.#changed || now === undefined || now.text === before.html.text) return;
    this.#changed = true;
    this.#draw();
  }

  #draw(): void {
    if (this.#gone) return;
    const { html, at } = this.#made;
    this.panel.title = this.#changed
      ? vscode.l10n.t('{0}: review of {1}', html.title, timeOf(at))
      : vscode.l10n.t('{0}: review', html.title);
    this.panel.webview.html = dated(html.text, {
      words: this.#changed
        ? vscode.l10n.t('As of {0}. The portfolio has changed since.', momentOf(at))
        : vscode.l10n.t('As of {0}.', momentOf(at)),
      link: vscode.l10n.t('Refresh'),
      changed: this.#changed,
    });
  }
}

const timeOf = (at: Date): string => at.toLocaleTimeString(vscode.env.language, { timeStyle: 'short' });
const momentOf = (at: Date): string =>
  at.toLocaleString(vscode.env.language, { dateStyle: 'medium', timeStyle: 'short' });
