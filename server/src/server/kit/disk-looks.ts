/**
 * Looks at the disk for clients that do not tell what changes there: at every open, save and close, and with whatever
 * else they ask, as often as is cheap. A look compares times and sizes.
 */
import type { Client } from '../../features/kit/feature.ts';

/** Shortest time from one look to the next, where nothing was opened, saved or closed. */
const PAUSE_MS = 1000;
/** So many times longer than a look took last is the pause after it. */
const SHARE = 20;

export class DiskLooks {
  readonly #look: () => Promise<void>;
  /** The client tells of every change on the disk itself. */
  readonly #watched: boolean;
  #next = performance.now() + PAUSE_MS;

  /**
   * @param clientName as it calls itself; Helix says that it watches and tells of its own files alone
   * @param look looks at the disk and tells the client what is different
   */
  constructor({ capabilities, own }: Client, clientName: string | undefined, look: () => Promise<void>) {
    this.#look = look;
    const watches = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    this.#watched = own || (watches && clientName?.toLowerCase() !== 'helix');
  }

  /** Looks now: somebody opened, saved or closed a file, and may have been away before. */
  async now(): Promise<void> {
    if (this.#watched) return;
    const started = performance.now();
    await this.#look();
    const took = performance.now() - started;
    this.#next = performance.now() + Math.max(PAUSE_MS, SHARE * took);
  }

  /** Looks where the last look is a while ago. Null where it is not: nothing is to be waited for. */
  inPassing(): Promise<void> | null {
    if (this.#watched || performance.now() < this.#next) return null;
    // Others that come meanwhile do not wait for a look of their own.
    this.#next = Number.POSITIVE_INFINITY;
    return this.now();
  }
}
