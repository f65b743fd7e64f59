/** What is still to be looked at again. A change that counts for thousands of entries is taken in turns, what a person sees first. */
import type { Block } from '../core/document/block.ts';
import type { EntryIndex } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';

/** How far an update goes for now. */
export interface Turn {
  /** Asked before each step, but for those in `first`: whether there is time for it. */
  readonly goesOn: () => boolean;
  /** Blocks that somebody looks at, each with the URI of its file: they come first, and whatever the hour. */
  readonly first: ReadonlyMap<Block, string>;
}

/** All of it now. */
export const everything: Turn = { goesOn: () => true, first: new Map() };

/** Entries and blocks from which on a change is taken in turns: less is done at once. */
export const MANY = 200;
/** Blocks that are put together without a look at the clock. */
const AT_ONCE = 48;
/** Blocks that are not ready, after so many of which no more are looked at for now: entries are done in much the same order. */
const AT_MOST_WAITING = 48;

export class Owed {
  readonly #entries = new Set<EntryRef>();
  readonly #blocks = new Map<string, Set<Block>>();
  /** Much was to be done, and not all of it is: what it leads to for the whole takes turns as well. */
  #inTurns = false;

  get isNothing(): boolean {
    return this.#entries.size === 0 && this.#blocks.size === 0;
  }
  get hasEntries(): boolean {
    return this.#entries.size > 0;
  }
  /** The turn itself where there is much to do, until it is all done; else everything. */
  turn(wished: Turn): Turn {
    let size = this.#entries.size;
    for (const blocks of this.#blocks.values()) size += blocks.size;
    this.#inTurns ||= size > MANY;
    return this.#inTurns ? wished : everything;
  }
  /** All is done: the next change is small until it shows to be large. */
  done(): void {
    this.#inTurns = false;
  }

  oweEntry(ref: EntryRef): void {
    this.#entries.add(ref);
  }
  forgetEntry(ref: EntryRef): void {
    this.#entries.delete(ref);
  }
  oweBlock(uri: string, block: Block): void {
    const blocks = this.#blocks.get(uri);
    if (blocks === undefined) this.#blocks.set(uri, new Set([block]));
    else blocks.add(block);
  }

  /** Hands out the entries of a turn, one by one. */
  *entriesIn({ first, goesOn }: Turn, index: Pick<EntryIndex, 'ofBlock'>): Generator<EntryRef> {
    if (this.#entries.size === 0) return;
    for (const block of first.keys())
      for (const ref of index.ofBlock(block)) if (this.#entries.delete(ref)) yield ref;
    for (const ref of this.#entries) {
      if (!goesOn()) return;
      this.#entries.delete(ref);
      yield ref;
    }
  }

  /**
   * Hands out the blocks of a turn by file. A block waits for its entries; the first block of a file, which may speak
   * for all of it, waits for all others.
   */
  *blocksIn(
    { first, goesOn }: Turn,
    index: Pick<EntryIndex, 'ofBlock'>,
    opening: (uri: string) => Block | undefined,
  ): Generator<readonly [uri: string, blocks: ReadonlySet<Block>]> {
    const ready = (block: Block): boolean =>
      this.#entries.size === 0 || !index.ofBlock(block).some((ref) => this.#entries.has(ref));
    const take = (uri: string, owed: Set<Block>, chosen: Set<Block>): readonly [string, Set<Block>] => {
      const top = opening(uri);
      for (const block of chosen) owed.delete(block);
      if (top !== undefined && owed.size === 1 && ready(top) && owed.delete(top)) chosen.add(top);
      if (owed.size === 0) this.#blocks.delete(uri);
      return [uri, chosen];
    };
    const seen = new Map<string, Set<Block>>();
    for (const [block, uri] of first)
      if (this.#blocks.get(uri)?.has(block) && block !== opening(uri) && ready(block))
        seen.set(uri, (seen.get(uri) ?? new Set()).add(block));
    for (const [uri, chosen] of seen) {
      const owed = this.#blocks.get(uri);
      if (owed !== undefined) yield take(uri, owed, chosen);
    }
    for (const [uri, owed] of this.#blocks)
      do {
        if (!goesOn()) return;
        const taken = take(uri, owed, this.#ready(owed, opening(uri), ready));
        if (taken[1].size === 0) break;
        yield taken;
      } while (owed.size > 0);
  }

  /** The next blocks of a file that are ready, but for the one at its top. */
  #ready(owed: ReadonlySet<Block>, top: Block | undefined, isReady: (block: Block) => boolean): Set<Block> {
    const chosen = new Set<Block>();
    let waiting = 0;
    for (const block of owed) {
      if (block === top) continue;
      if (isReady(block)) chosen.add(block);
      else waiting++;
      if (chosen.size >= AT_ONCE || waiting >= AT_MOST_WAITING) break;
    }
    return chosen;
  }
}
