/** What is still to be looked at again. A change that counts for thousands of entries is taken in turns, what a person sees first. */
import type { Block } from '../core/document/block.ts';
import type { EntryIndex } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';

/** How far an update goes for now. */
export interface Turn {
  /** Asked before each step, but for those in `first`: whether there is time for it. */
  readonly goesOn: () => boolean;
  /** Blocks that somebody looks at: they come first, and whatever the hour. */
  readonly first: ReadonlySet<Block>;
}

/** All of it now. */
export const everything: Turn = { goesOn: () => true, first: new Set() };

/** Entries and blocks from which on a change is taken in turns: less is done at once. */
const MANY = 200;
/** Blocks that are put together without a look at the clock. */
const AT_ONCE = 48;
const NONE: ReadonlySet<Block> = new Set();

export class Owed {
  readonly #entries = new Set<EntryRef>();
  readonly #blocks = new Map<string, Set<Block>>();

  get isNothing(): boolean {
    return this.#entries.size === 0 && this.#blocks.size === 0;
  }
  get hasEntries(): boolean {
    return this.#entries.size > 0;
  }
  /** The turn itself where there is much to do, else everything. */
  turn(wished: Turn): Turn {
    let size = this.#entries.size;
    for (const blocks of this.#blocks.values()) size += blocks.size;
    return size > MANY ? wished : everything;
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
  *entriesIn({ first, goesOn }: Turn): Generator<EntryRef> {
    if (first.size > 0)
      for (const ref of this.#entries)
        if (first.has(ref.block)) {
          this.#entries.delete(ref);
          yield ref;
        }
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
    for (const [uri, owed] of this.#blocks) {
      const top = opening(uri);
      let seen: ReadonlySet<Block> = first;
      for (;;) {
        const chosen = new Set<Block>();
        for (const block of seen) if (owed.has(block) && block !== top && ready(block)) chosen.add(block);
        seen = NONE;
        for (const block of owed) {
          if (chosen.size >= AT_ONCE) break;
          if (block !== top && ready(block)) chosen.add(block);
        }
        for (const block of chosen) owed.delete(block);
        if (top !== undefined && owed.size === 1 && ready(top) && owed.delete(top)) chosen.add(top);
        if (owed.size === 0) this.#blocks.delete(uri);
        if (chosen.size > 0) yield [uri, chosen];
        if (!goesOn()) return;
        if (chosen.size === 0 || owed.size === 0) break;
      }
    }
  }
}
