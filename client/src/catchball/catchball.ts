/**
 * Shows catchball as comment threads: one thread per pair of parties who negotiate a target, placed at the goal or item
 * that owns the target. Threads are rendered from the text and rerendered after each change; a reply is written as an
 * edit of the text.
 */
import * as vscode from 'vscode';
import {
  type CatchballResult,
  type CatchballThread,
  catchball,
  type PlayRoundParams,
  playRound,
} from '../../../server/src/protocol/catchball.ts';
import { Coalescer } from '../services/coalescer.ts';
import { catchballControllerId, languageId } from '../services/contributions.ts';
import { applyAsked } from '../services/edits.ts';
import type { ServerConnection } from '../services/server-connection.ts';

/** A rendered thread and the data it was rendered from. */
interface Shown {
  readonly thread: vscode.CommentThread;
  said: CatchballThread;
}

export class Catchball implements vscode.Disposable {
  readonly #connection: ServerConnection;
  readonly #subscriptions: vscode.Disposable;
  readonly #renew = new Coalescer(() => this.#renewAll(), 120, 500);
  /** Threads by document URI, then by thread key. */
  readonly #shown = new Map<string, Map<string, Shown>>();
  /** Created with the first thread, so that a window without catchball has no comments UI. */
  #controller: vscode.CommentController | undefined;

  constructor(connection: ServerConnection) {
    this.#connection = connection;
    const again = () => this.#renew.call();
    this.#subscriptions = vscode.Disposable.from(
      this.#renew,
      connection.onModelChanged(again),
      connection.onStateChanged(again),
      vscode.workspace.onDidOpenTextDocument(({ languageId: language }) => {
        if (language === languageId) again();
      }),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#show(uri, [])),
    );
  }

  dispose(): void {
    this.#subscriptions.dispose();
    this.#controller?.dispose();
  }

  /** Writes what was entered in a thread into the text. Returns false if nothing was changed. */
  async play(thread: vscode.CommentThread, act: PlayRoundParams['act'], text = ''): Promise<boolean> {
    const uri = thread.uri.toString();
    const shown = [...(this.#shown.get(uri)?.values() ?? [])].find((each) => each.thread === thread);
    if (shown === undefined) return false;
    const ask = () => this.#connection.request(playRound, { uri, round: shown.said.last, act, text });
    const back = await applyAsked(this.#connection, ask, false, (why) => void tellOf(why, text));
    return back !== undefined;
  }

  async #renewAll(): Promise<void> {
    if (this.#connection.state !== 'running') return;
    const open = vscode.workspace.textDocuments.filter(({ languageId: language }) => language === languageId);
    await Promise.all(open.map((document) => this.#renewOne(document)));
  }

  async #renewOne(document: vscode.TextDocument): Promise<void> {
    const answer = await this.#connection.request(catchball, { uri: document.uri.toString() });
    // Stale answer: the change that produced the newer text sends its own request. A closed document has no threads.
    if (answer === undefined || document.isClosed) return;
    if (answer.version !== -1 && answer.version !== document.version) return;
    this.#show(document.uri, answer.threads);
  }

  #show(uri: vscode.Uri, threads: CatchballResult['threads']): void {
    const before = this.#shown.get(uri.toString());
    if (before === undefined && threads.length === 0) return;
    const now = new Map<string, Shown>();
    for (const said of threads) now.set(said.key, this.#shownAs(uri, before?.get(said.key), said));
    for (const [key, { thread }] of before ?? []) if (!now.has(key)) thread.dispose();
    if (now.size === 0) this.#shown.delete(uri.toString());
    else this.#shown.set(uri.toString(), now);
  }

  #shownAs(uri: vscode.Uri, shown: Shown | undefined, said: CatchballThread): Shown {
    if (shown === undefined) {
      const thread = this.#comments().createCommentThread(uri, rangeOf(said), commentsOf(said));
      write(thread, said);
      return { thread, said };
    }
    const { thread } = shown;
    // VS Code moves threads as the text changes but reports no event: set the range each time.
    thread.range = rangeOf(said);
    if (JSON.stringify(shown.said) === JSON.stringify(said)) return shown;
    if (JSON.stringify(shown.said.rounds) !== JSON.stringify(said.rounds)) thread.comments = commentsOf(said);
    write(thread, said, shown.said);
    shown.said = said;
    return shown;
  }

  #comments(): vscode.CommentController {
    if (this.#controller === undefined) {
      this.#controller = vscode.comments.createCommentController(
        catchballControllerId,
        vscode.l10n.t('Catchball'),
      );
      this.#controller.options = {
        prompt: vscode.l10n.t('Answer, or propose again…'),
        placeHolder: vscode.l10n.t('What comes back, or what is proposed now'),
      };
    }
    return this.#controller;
  }
}

const rangeOf = ({ range: { start, end } }: CatchballThread): vscode.Range =>
  new vscode.Range(start.line, start.character, end.line, end.character);

const commentsOf = ({ rounds }: CatchballThread): vscode.Comment[] =>
  rounds.map(({ who, when, body }) => ({
    author: { name: who },
    label: when,
    body: new vscode.MarkdownString(body),
    mode: vscode.CommentMode.Preview,
  }));

/**
 * Updates a thread. Sets its collapsed state only when its own state changed, because the user may have opened or
 * closed it.
 */
function write(thread: vscode.CommentThread, said: CatchballThread, before?: CatchballThread): void {
  const agreed = said.state === 'agreed';
  thread.label = said.label;
  thread.contextValue = said.state;
  thread.state = agreed ? vscode.CommentThreadState.Resolved : vscode.CommentThreadState.Unresolved;
  if (before !== undefined && (before.state === 'agreed') === agreed) return;
  thread.collapsibleState = agreed
    ? vscode.CommentThreadCollapsibleState.Collapsed
    : vscode.CommentThreadCollapsibleState.Expanded;
}

/** Says why nothing was written. VS Code has cleared the reply box by then, so this offers the typed text back. */
async function tellOf(why: string, text: string): Promise<void> {
  const copy = vscode.l10n.t('Copy what I wrote');
  const choice = await vscode.window.showWarningMessage(why, ...(text === '' ? [] : [copy]));
  if (choice === copy) await vscode.env.clipboard.writeText(text);
}
