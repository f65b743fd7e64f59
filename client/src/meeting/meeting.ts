/** Opens the meeting page, and writes each decision at once as one undoable edit. */
import * as vscode from 'vscode';
import { decide, type MeetingPage, meeting } from '../../../server/src/protocol/meeting.ts';
import type { EarlierState } from '../../../server/src/protocol/review.ts';
import type { Services } from '../commands/kit/services.ts';
import { Coalescer } from '../services/coalescer.ts';
import { applyAsked, type TakeBack } from '../services/edits.ts';
import { openSplit } from '../split/split.ts';
import { meetingHtml } from './html.ts';
import { type FromMeeting, readFromMeeting, type ToMeeting } from './messages.ts';

export const meetingViewType = 'twotrack.meeting';

/** The portfolio of a meeting, and the earlier state that it compares with. */
export interface MeetingSubject {
  readonly portfolio: string;
  readonly since: EarlierState | undefined;
}

/** Shows the page; says why if no meeting can be held. */
export async function openMeeting(services: Services, subject: MeetingSubject): Promise<void> {
  const first = await pageOf(services, subject);
  if (first === undefined) return;
  const dist = vscode.Uri.joinPath(services.extension, 'dist');
  const panel = vscode.window.createWebviewPanel(
    meetingViewType,
    vscode.l10n.t('Meeting: {0}', first.meeting.name),
    vscode.ViewColumn.Active,
    // Position, clock and decisions exist only on the page: retain it while its tab is hidden.
    { enableScripts: true, localResourceRoots: [dist], retainContextWhenHidden: true },
  );
  const held = new HeldMeeting(services, subject, panel.webview, first);
  panel.onDidDispose(() => held.dispose());
  panel.webview.html = meetingHtml(panel.webview, dist);
}

/** Requests the page's data; says why if there is none, unless `quiet`. */
async function pageOf(
  { connection }: Services,
  { portfolio, since }: MeetingSubject,
  quiet = false,
): Promise<MeetingPage | undefined> {
  const answer = await connection.request(meeting, { portfolio, ...(since === undefined ? {} : { since }) });
  if (answer !== undefined && !('refused' in answer)) return answer;
  if (!quiet)
    void vscode.window.showWarningMessage(
      answer?.refused ?? vscode.l10n.t('The meeting cannot begin: the Twotrack server gave no answer.'),
    );
  return undefined;
}

class HeldMeeting implements vscode.Disposable {
  readonly #services: Services;
  readonly #subject: MeetingSubject;
  readonly #webview: vscode.Webview;
  readonly #subscriptions: vscode.Disposable;
  readonly #renew = new Coalescer(() => this.#send(), 200, 1000);
  #page: MeetingPage;
  /** Undo steps, latest decision last. */
  #back: readonly TakeBack[] = [];
  /** Numbers of the decisions that were taken back. */
  readonly #taken = new Set<number>();
  /** Serializes writes: each decision is applied to the result of the one before. */
  #writing: Promise<void> = Promise.resolve();
  #gone = false;

  constructor(services: Services, subject: MeetingSubject, webview: vscode.Webview, first: MeetingPage) {
    this.#services = services;
    this.#subject = subject;
    this.#webview = webview;
    this.#page = first;
    this.#subscriptions = vscode.Disposable.from(
      this.#renew,
      services.connection.onModelChanged(({ portfolio }) => {
        if (portfolio === subject.portfolio) this.#renew.call();
      }),
      webview.onDidReceiveMessage((value: unknown) => {
        const message = readFromMeeting(value);
        if (message !== undefined) this.#hear(message);
      }),
    );
  }

  dispose(): void {
    this.#gone = true;
    this.#subscriptions.dispose();
  }

  #hear(message: FromMeeting): void {
    if (message.kind === 'ready') void this.#post({ kind: 'page', page: this.#page });
    else if (message.kind === 'minutes') void openMinutes(message.text);
    else if (message.kind === 'split') void this.#split(message);
    else
      this.#writing = this.#writing
        .then(() => (message.kind === 'undo' ? this.#takeBack(message.number) : this.#decide(message)))
        // A failure must not block later decisions.
        .catch(console.error);
  }

  async #decide({ number, decision }: FromMeeting & { readonly kind: 'decide' }): Promise<void> {
    const { connection } = this.#services;
    const { portfolio } = this.#subject;
    let refused = '';
    const back = await applyAsked(
      connection,
      () => connection.request(decide, { portfolio, decision }),
      false,
      (why) => {
        refused = why;
      },
    ).catch((error: unknown) => {
      // Return the error: the page shows the decision as made until it is told otherwise.
      refused = error instanceof Error ? error.message : String(error);
      return undefined;
    });
    if (back !== undefined) this.#back = [...this.#back, back];
    await this.#post({ kind: 'written', number, refused });
  }

  async #takeBack(number: number): Promise<void> {
    // A key pressed twice before the page knew: the decision before this one stays.
    if (this.#taken.has(number)) return;
    const back = this.#back.at(-1);
    const done = back !== undefined && (await back());
    if (done) {
      this.#back = this.#back.slice(0, -1);
      this.#taken.add(number);
    } else
      void vscode.window.showWarningMessage(
        vscode.l10n.t('The text has changed since: undo it in the editor.'),
      );
    await this.#post({ kind: 'taken', number, done });
  }

  async #split({ key, item }: FromMeeting & { readonly kind: 'split' }): Promise<void> {
    const node = { id: key, label: item };
    await openSplit(this.#services, { portfolio: this.#subject.portfolio, node }, (back) => {
      this.#back = [...this.#back, back];
      void this.#post({ kind: 'split', item });
    });
  }

  async #send(): Promise<void> {
    const page = await pageOf(this.#services, this.#subject, true);
    if (page === undefined) return;
    this.#page = page;
    await this.#post({ kind: 'page', page });
  }

  async #post(message: ToMeeting): Promise<void> {
    if (!this.#gone) await this.#webview.postMessage(message);
  }
}

async function openMinutes(text: string): Promise<void> {
  const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: text });
  await vscode.window.showTextDocument(document, { preview: false, viewColumn: vscode.ViewColumn.Beside });
}
