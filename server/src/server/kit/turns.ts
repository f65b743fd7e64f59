/**
 * Takes work that counts for thousands of entries in turns between which keystrokes are read: first what somebody looks
 * at, as far as the client tells by what it asks about.
 */
import type { Range } from 'vscode-languageserver';
import type { Turn } from '../../analysis/owed.ts';
import type { Block } from '../../core/document/block.ts';
import type { Session } from '../../session/session.ts';

/** How long a turn may take, beside what is in view. */
const TURN_MS = 12;
/** Steps of a turn whatever the hour, so that it comes to an end on a busy machine. */
const STEPS = 8;
/** Lines around a place that stand in view with it. */
const AROUND = 60;
/** What an editor asks about the lines that it shows; other ranges may be a selection, or a whole file. */
const OF_WHAT_IS_SHOWN: ReadonlySet<string> = new Set([
  'textDocument/inlayHint',
  'textDocument/semanticTokens/range',
]);

export class Turns {
  readonly #session: Session;
  readonly #next: () => void;
  /** Lines that somebody looks at, by file: those last asked about, and those around the last change. */
  readonly #seen = new Map<string, { from: number; to: number }[]>();
  #timer: NodeJS.Timeout | number | undefined;
  /** Who waits for the next turn to be over. */
  #waiting: ((isOver: boolean) => void)[] = [];
  /** Others work ahead of the turns; and no turn is taken any more. */
  #rests = false;
  #isOver = false;

  /** @param next takes the next turn, in order with all other work */
  constructor(session: Session, next: () => void) {
    this.#session = session;
    this.#next = next;
  }

  /** Notes what a request is about: an editor asks for hints and colours of the lines it shows, for nothing else. */
  asked(method: string, params: unknown): void {
    if (!OF_WHAT_IS_SHOWN.has(method)) return;
    const { textDocument, range } = (params ?? {}) as { textDocument?: { uri?: unknown }; range?: Range };
    if (typeof textDocument?.uri === 'string' && typeof range?.start?.line === 'number')
      this.#note(textDocument.uri, 0, { from: range.start.line, to: Number(range.end?.line) });
  }

  /** Notes that a file was opened: at its top, for all that is known. */
  opened(uri: string): void {
    this.#note(uri, 1, { from: 0, to: AROUND });
  }

  /** Notes where a file was changed. */
  changed(uri: string, changes: readonly object[]): void {
    const last = changes.at(-1) as { readonly range?: Range } | undefined;
    const line = last?.range?.start.line;
    if (line !== undefined) this.#note(uri, 1, { from: line - AROUND, to: line + AROUND });
  }

  #note(uri: string, place: 0 | 1, lines: { from: number; to: number }): void {
    const seen = this.#seen.get(uri) ?? [];
    seen[place] = lines;
    this.#seen.set(uri, seen);
  }

  /** What is to be done now. */
  turn(): Turn {
    const until = performance.now() + TURN_MS;
    const inView = (): ReadonlyMap<Block, string> => this.#inView();
    let first: ReadonlyMap<Block, string> | undefined;
    let steps = 0;
    return {
      goesOn: () => steps++ < STEPS || performance.now() < until,
      // Most changes are small, and nobody asks.
      get first() {
        first ??= inView();
        return first;
      },
    };
  }

  /** Leaves what is in view aside, others work for the turns: none is taken until they are done. */
  rest(others: Promise<void>): void {
    this.#rests = true;
    this.#clear();
    const done = (): void => {
      this.#rests = false;
      this.#soon();
    };
    void others.then(done, done);
  }

  /** Waits for the turns until something holds, or until they cannot go on. */
  async until(holds: () => boolean): Promise<void> {
    let isOver = false;
    while (!isOver && !holds()) {
      this.#soon();
      isOver = await new Promise<boolean>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }

  /** A turn failed: nobody waits for another one. */
  giveUp(): void {
    this.#wake(true);
  }

  #wake(isOver: boolean): void {
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const go of waiting) go(isOver);
  }

  /** Takes another turn soon, where something is left: what the client sent meanwhile comes before it. */
  goOn(): void {
    this.#wake(false);
    this.#soon();
  }

  #soon(): void {
    if (this.#rests || this.#isOver || this.#session.isSettled) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, 1);
  }

  /** Takes no more turns. */
  cancel(): void {
    this.#isOver = true;
    this.#clear();
  }

  #clear(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #inView(): ReadonlyMap<Block, string> {
    const blocks = new Map<Block, string>();
    const { workspace } = this.#session;
    for (const [uri, seen] of this.#seen) {
      const document = workspace.isOpen(uri) ? workspace.document(uri) : undefined;
      if (document === undefined) {
        this.#seen.delete(uri);
        continue;
      }
      for (const lines of seen) {
        if (lines === undefined) continue;
        const from = document.blockAt(document.offsetAt({ line: Math.max(0, lines.from), character: 0 }));
        const until = Math.min(lines.to, Math.max(0, lines.from) + 4 * AROUND);
        const to = document.blockAt(document.offsetAt({ line: Math.max(0, until), character: 0 }));
        for (const block of document.blocks.slice(Math.max(0, from), to + 1)) blocks.set(block, uri);
      }
    }
    return blocks;
  }
}
