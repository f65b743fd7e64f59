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
    const inView = (): ReadonlySet<Block> => this.#inView();
    let first: ReadonlySet<Block> | undefined;
    return {
      goesOn: () => performance.now() < until,
      // Most changes are small, and nobody asks.
      get first() {
        first ??= inView();
        return first;
      },
    };
  }

  /** Takes another turn soon, where something is left: what the client sent meanwhile comes before it. */
  goOn(): void {
    if (this.#session.isSettled) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#next();
    }, 1);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #inView(): ReadonlySet<Block> {
    const blocks = new Set<Block>();
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
        for (const block of document.blocks.slice(Math.max(0, from), to + 1)) blocks.add(block);
      }
    }
    return blocks;
  }
}
