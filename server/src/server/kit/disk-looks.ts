/**
 * Polls the disk for clients that do not watch files: after every open, save and close, and with other requests as
 * often as is cheap. An edit too soon after a poll is followed by a poll of its own. Compares timestamps and sizes.
 */
import type { Client } from '../../features/kit/feature.ts';
import type { Clock } from './clock.ts';

/** Minimum interval in ms between polls that no open, save or close caused. */
const PAUSE_MS = 1000;
/** The pause after a poll is at least this many times its duration. */
const SHARE = 20;
/** Duration in ms from which a poll is not repeated at once, however many opens, saves and closes there are. */
const COSTLY_MS = 50;

/** What a poll does, and how it is put in turn with all other work. */
export interface Poll {
  /** Polls the disk and notifies the client of changes. */
  readonly look: () => Promise<void>;
  readonly inTurn: (work: () => Promise<void>) => void;
  /** Duration in ms from which it is costly; 50 if absent. */
  readonly costlyMs: number | undefined;
}

export class DiskLooks {
  readonly #poll: Poll;
  readonly #clock: Clock;
  /** True if the client reports all changes on disk. */
  readonly #watched: boolean;
  #next = performance.now() + PAUSE_MS;
  /** When a costly poll may follow the last one. */
  #rested = 0;
  /** Number of opens, saves and closes that have arrived and are not handled yet: one poll after them serves all. */
  waiting = 0;
  /** Cancels the poll that an edit waits for; null if none does. */
  #cancelLater: (() => void) | null = null;

  /**
   * @param clientName name that the client sends; Helix claims to watch files, but reports only those it writes itself
   */
  constructor({ capabilities, own }: Client, clientName: string | undefined, clock: Clock, poll: Poll) {
    this.#clock = clock;
    this.#poll = poll;
    const watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#watched = own || (watches && clientName?.toLowerCase() !== 'helix');
  }

  /**
   * Polls now, after an open, save or close: the user may have worked elsewhere before. Where a poll is costly, those of
   * a burst, as when a session is restored or everything is saved, become two: at its first and after its last.
   */
  async now(): Promise<void> {
    if (this.#watched) return;
    this.cancel();
    if (this.waiting > 0 || performance.now() < this.#rested) return this.#later(this.#rested);
    const started = performance.now();
    await this.#poll.look();
    const ended = performance.now();
    const took = ended - started;
    this.#next = ended + Math.max(PAUSE_MS, SHARE * took);
    this.#rested = took < (this.#poll.costlyMs ?? COSTLY_MS) ? 0 : ended + took;
  }

  /** Polls at a time, in turn, unless a poll is due already. */
  #later(at: number): void {
    if (this.#cancelLater !== null) return;
    let isDropped = false;
    const cancel = this.#clock.after(Math.ceil(Math.max(0, at - performance.now())), () =>
      this.#poll.inTurn(async () => {
        // It may be done by another one while it waits for its turn.
        if (isDropped) return;
        this.#cancelLater = null;
        await this.now();
      }),
    );
    this.#cancelLater = () => {
      isDropped = true;
      cancel();
    };
  }

  /** Polls if the last poll is long enough ago; returns null, to wait for nothing, if it is not. */
  inPassing(): Promise<void> | null {
    if (this.#watched || performance.now() < this.#next) return null;
    // Requests that arrive meanwhile do not wait for a poll of their own.
    this.#next = Number.POSITIVE_INFINITY;
    return this.now();
  }

  /**
   * Polls like `inPassing`. If the last poll is too recent, polls once the next may follow, because nothing else may come
   * after the last edit.
   */
  afterEdit(): Promise<void> | null {
    const polling = this.inPassing();
    if (polling === null && !this.#watched && Number.isFinite(this.#next)) this.#later(this.#next);
    return polling;
  }

  /** Drops the poll that an edit waits for. */
  cancel(): void {
    this.#cancelLater?.();
    this.#cancelLater = null;
  }
}
