/**
 * Queues the entries and blocks that must be rechecked. A change that affects thousands of entries is processed in time
 * slices, blocks in view first.
 */
import type { Block } from '../core/document/block.ts';
import type { EntryIndex } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';

/** A time slice of an update. */
export interface Turn {
  /** Tells whether time is left. Asked before each step, except for the blocks in `first`. */
  readonly goesOn: () => boolean;
  /** Blocks in view, each with the URI of its file. Processed first, and regardless of the time left. */
  readonly first: ReadonlyMap<Block, string>;
}

/** A slice without a time limit. */
export const everything: Turn = { goesOn: () => true, first: new Map() };

/** Number of pending entries and blocks above which an update is sliced. Smaller ones run to completion. */
export const MANY = 200;
/** Number of blocks assembled between two looks at the clock. */
const AT_ONCE = 48;
/** Number of blocks with pending entries after which a scan stops: entries are processed in much the same order. */
const AT_MOST_WAITING = 48;

export class Owed {
  readonly #entries = new Set<EntryRef>();
  readonly #blocks = new Map<string, Set<Block>>();
  /**
   * True from the start of a sliced update until its end, so that the follow-up work on the portfolio is sliced too.
   */
  #inTurns = false;

  get isNothing(): boolean {
    return this.#entries.size === 0 && this.#blocks.size === 0;
  }
  get hasEntries(): boolean {
    return this.#entries.size > 0;
  }
  /** Returns the given slice if much is pending, until all of it is done; else one without a time limit. */
  turn(wished: Turn): Turn {
    let size = this.#entries.size;
    for (const blocks of this.#blocks.values()) size += blocks.size;
    this.#inTurns ||= size > MANY;
    return this.#inTurns ? wished : everything;
  }
  /** Ends a sliced update. The next change runs unsliced unless it proves large. */
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

  /** Takes the entries to process in a slice from the queue, one by one. */
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
   * Takes the blocks to process in a slice from the queue, by file. A block waits for its entries. The first block of a
   * file waits for all the others, because its comments may cover the whole file.
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

  /** Returns the next batch of ready blocks of a file, except for the top one. */
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
