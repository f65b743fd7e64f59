/**
 * Runs updates that affect thousands of entries in slices, between which keystrokes are handled. Lines in view come
 * first, as far as the client's requests reveal them.
 */
import type { Range } from 'vscode-languageserver';
import type { Slice } from '../../analysis/pending-work.ts';
import type { Block } from '../../core/document/block.ts';
import type { Session } from '../../session/session.ts';
import { afterMessages } from './after-messages.ts';

/** Duration of a slice in ms, not counting what is in view. */
const SLICE_MS = 12;
/** Minimum number of steps per slice, so that an update makes progress on a busy machine. */
const MIN_STEPS = 8;
/** Number of lines above and below a change that are assumed to be in view. */
const LINES_AROUND = 60;
/** Methods that editors call for the visible lines. The range of others may be a selection, or a whole file. */
const VISIBLE_RANGE_METHODS: ReadonlySet<string> = new Set([
  'textDocument/inlayHint',
  'textDocument/semanticTokens/range',
]);

export class SliceScheduler {
  readonly #session: Session;
  readonly #next: () => void;
  /** Visible lines by file: those last requested, and those around the last change. */
  readonly #visible = new Map<string, { from: number; to: number }[]>();
  /** Cancels the scheduled slice; null if none is. */
  #unschedule: (() => void) | null = null;
  /** Callbacks waiting for the end of the next slice. */
  #waiters: ((isOver: boolean) => void)[] = [];
  #isCancelled = false;

  /** @param next runs the next slice, in order with all other work */
  constructor(session: Session, next: () => void) {
    this.#session = session;
    this.#next = next;
  }

  /** Updates the visible lines from a request: editors request hints and colours for visible lines only. */
  onRequest(method: string, params: unknown): void {
    if (!VISIBLE_RANGE_METHODS.has(method)) return;
    const { textDocument, range } = (params ?? {}) as { textDocument?: { uri?: unknown }; range?: Range };
    if (typeof textDocument?.uri === 'string' && typeof range?.start?.line === 'number')
      this.#setVisible(textDocument.uri, 0, { from: range.start.line, to: Number(range.end?.line) });
  }

  /** Assumes that a file was opened at its top. */
  onOpen(uri: string): void {
    this.#setVisible(uri, 1, { from: 0, to: LINES_AROUND });
  }

  /** Assumes that the lines around a change are visible. */
  onChange(uri: string, changes: readonly object[]): void {
    const last = changes.at(-1) as { readonly range?: Range } | undefined;
    const line = last?.range?.start.line;
    if (line !== undefined) this.#setVisible(uri, 1, { from: line - LINES_AROUND, to: line + LINES_AROUND });
  }

  #setVisible(uri: string, place: 0 | 1, lines: { from: number; to: number }): void {
    const seen = this.#visible.get(uri) ?? [];
    seen[place] = lines;
    this.#visible.set(uri, seen);
  }

  /** Returns the current slice. */
  current(): Slice {
    const until = performance.now() + SLICE_MS;
    const inView = (): ReadonlyMap<Block, string> => this.#inView();
    let first: ReadonlyMap<Block, string> | undefined;
    let steps = 0;
    return {
      hasTime: () => steps++ < MIN_STEPS || performance.now() < until,
      // Lazy: most updates are too small to be sliced.
      get first() {
        first ??= inView();
        return first;
      },
    };
  }

  /** Resolves after a slice that makes a condition hold, or once a slice fails. */
  async until(holds: () => boolean): Promise<void> {
    let isOver = false;
    while (!isOver && !holds()) {
      this.#schedule();
      isOver = await new Promise<boolean>((resolve) => {
        this.#waiters.push(resolve);
      });
    }
  }

  /** Handles the failure of a slice: releases everyone who waits. */
  fail(): void {
    this.#wake(true);
  }

  #wake(isOver: boolean): void {
    const waiting = this.#waiters;
    this.#waiters = [];
    for (const go of waiting) go(isOver);
  }

  /** Schedules the next slice if work is left. Messages that the client sent meanwhile are handled before it. */
  scheduleNext(): void {
    this.#wake(false);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isCancelled || this.#session.isSettled) return;
    this.#unschedule ??= afterMessages(() => {
      this.#unschedule = null;
      this.#next();
    });
  }

  /** Stops scheduling slices. */
  cancel(): void {
    this.#isCancelled = true;
    this.#unschedule?.();
    this.#unschedule = null;
  }

  #inView(): ReadonlyMap<Block, string> {
    const blocks = new Map<Block, string>();
    const { workspace } = this.#session;
    for (const [uri, seen] of this.#visible) {
      const document = workspace.isOpen(uri) ? workspace.document(uri) : undefined;
      if (document === undefined) {
        this.#visible.delete(uri);
        continue;
      }
      for (const lines of seen) {
        if (lines === undefined) continue;
        const from = document.blockAt(document.offsetAt({ line: Math.max(0, lines.from), character: 0 }));
        const until = Math.min(lines.to, Math.max(0, lines.from) + 4 * LINES_AROUND);
        const to = document.blockAt(document.offsetAt({ line: Math.max(0, until), character: 0 }));
        for (const block of document.blocks.slice(Math.max(0, from), to + 1)) blocks.set(block, uri);
      }
    }
    return blocks;
  }
}
