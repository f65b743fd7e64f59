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

export class DiskLooks {
  readonly #look: () => Promise<void>;
  readonly #clock: Clock;
  /** True if the client reports all changes on disk. */
  readonly #watched: boolean;
  #next = performance.now() + PAUSE_MS;
  /** Cancels the poll that an edit waits for; null if none does. */
  #cancelLater: (() => void) | null = null;

  /**
   * @param clientName name that the client sends; Helix claims to watch files, but reports only those it writes itself
   * @param look polls the disk and notifies the client of changes
   */
  constructor(
    { capabilities, own }: Client,
    clientName: string | undefined,
    clock: Clock,
    look: () => Promise<void>,
  ) {
    this.#clock = clock;
    this.#look = look;
    const watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#watched = own || (watches && clientName?.toLowerCase() !== 'helix');
  }

  /** Polls now, after an open, save or close: the user may have worked elsewhere before. */
  async now(): Promise<void> {
    if (this.#watched) return;
    this.cancel();
    const started = performance.now();
    await this.#look();
    const took = performance.now() - started;
    this.#next = performance.now() + Math.max(PAUSE_MS, SHARE * took);
  }

  /** Polls if the last poll is long enough ago; returns null, to wait for nothing, if it is not. */
  inPassing(): Promise<void> | null {
    if (this.#watched || performance.now() < this.#next) return null;
    // Requests that arrive meanwhile do not wait for a poll of their own.
    this.#next = Number.POSITIVE_INFINITY;
    return this.now();
  }

  /**
   * Polls like `inPassing`. If the last poll is too recent, calls `due` once the next may follow, because nothing else
   * may come after the last edit; `due` then calls `now` in its turn.
   */
  afterEdit(due: () => void): Promise<void> | null {
    const polling = this.inPassing();
    const wait = this.#next - performance.now();
    if (polling === null && !this.#watched && Number.isFinite(wait))
      this.#cancelLater ??= this.#clock.after(Math.ceil(Math.max(0, wait)), () => {
        this.#cancelLater = null;
        due();
      });
    return polling;
  }

  /** Drops the poll that an edit waits for. */
  cancel(): void {
    this.#cancelLater?.();
    this.#cancelLater = null;
  }
}
