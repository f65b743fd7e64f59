/**
 * Queues the entries and blocks that must be rechecked. A change that affects thousands of entries is processed in time
 * slices, blocks in view first.
 */
import type { Block } from '../core/document/block.ts';
import type { EntryIndex } from '../core/model/entry-index.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';

/** A time slice of an update. */
export interface Slice {
  /** Tells whether time is left. Asked before each step, except for the blocks in `first`. */
  readonly hasTime: () => boolean;
  /** Blocks in view, each with the URI of its file. Processed first, and regardless of the time left. */
  readonly first: ReadonlyMap<Block, string>;
}

/** A slice without a time limit. */
export const unlimited: Slice = { hasTime: () => true, first: new Map() };

/** Number of pending entries and blocks above which an update is sliced. Smaller ones run to completion. */
export const SLICE_ABOVE = 200;
/** Number of blocks assembled between two looks at the clock. */
const BATCH_SIZE = 48;
/** Number of blocks with pending entries after which a scan stops: entries are processed in much the same order. */
const MAX_BLOCKED = 48;

export class PendingWork {
  readonly #entries = new Set<EntryRef>();
  readonly #blocks = new Map<string, Set<Block>>();
  /**
   * True from the start of a sliced update until its end, so that the follow-up work on the portfolio is sliced too.
   */
  #isSlicing = false;

  get isEmpty(): boolean {
    return this.#entries.size === 0 && this.#blocks.size === 0;
  }
  get hasEntries(): boolean {
    return this.#entries.size > 0;
  }
  /** Returns the given slice if much is pending, until all of it is done; else one without a time limit. */
  sliceFor(requested: Slice): Slice {
    let size = this.#entries.size;
    for (const blocks of this.#blocks.values()) size += blocks.size;
    this.#isSlicing ||= size > SLICE_ABOVE;
    return this.#isSlicing ? requested : unlimited;
  }
  /** Ends a sliced update. The next change runs unsliced unless it proves large. */
  done(): void {
    this.#isSlicing = false;
  }

  addEntry(ref: EntryRef): void {
    this.#entries.add(ref);
  }
  removeEntry(ref: EntryRef): void {
    this.#entries.delete(ref);
  }
  addBlock(uri: string, block: Block): void {
    const blocks = this.#blocks.get(uri);
    if (blocks === undefined) this.#blocks.set(uri, new Set([block]));
    else blocks.add(block);
  }

  /** Takes the entries of some blocks from the queue, one by one. */
  *entriesOf(blocks: Iterable<Block>, index: Pick<EntryIndex, 'ofBlock'>): Generator<EntryRef> {
    for (const block of blocks)
      for (const ref of index.ofBlock(block)) if (this.#entries.delete(ref)) yield ref;
  }

  /** Takes the entries to process in a slice from the queue, one by one. */
  *entriesIn({ first, hasTime }: Slice, index: Pick<EntryIndex, 'ofBlock'>): Generator<EntryRef> {
    if (this.#entries.size === 0) return;
    yield* this.entriesOf(first.keys(), index);
    for (const ref of this.#entries) {
      if (!hasTime()) return;
      this.#entries.delete(ref);
      yield ref;
    }
  }

  /**
   * Takes the blocks to process in a slice from the queue, by file. A block waits for its entries. The first block of a
   * file waits for all the others, because its comments may cover the whole file.
   */
  *blocksIn(
    { first, hasTime }: Slice,
    index: Pick<EntryIndex, 'ofBlock'>,
    opening: (uri: string) => Block | undefined,
  ): Generator<readonly [uri: string, blocks: ReadonlySet<Block>]> {
    const ready = (block: Block): boolean =>
      this.#entries.size === 0 || !index.ofBlock(block).some((ref) => this.#entries.has(ref));
    const take = (uri: string, pending: Set<Block>, chosen: Set<Block>): readonly [string, Set<Block>] => {
      const top = opening(uri);
      for (const block of chosen) pending.delete(block);
      if (top !== undefined && pending.size === 1 && ready(top) && pending.delete(top)) chosen.add(top);
      if (pending.size === 0) this.#blocks.delete(uri);
      return [uri, chosen];
    };
    const seen = new Map<string, Set<Block>>();
    for (const [block, uri] of first)
      if (this.#blocks.get(uri)?.has(block) && block !== opening(uri) && ready(block))
        seen.set(uri, (seen.get(uri) ?? new Set()).add(block));
    for (const [uri, chosen] of seen) {
      const pending = this.#blocks.get(uri);
      if (pending !== undefined) yield take(uri, pending, chosen);
    }
    for (const [uri, pending] of this.#blocks)
      do {
        if (!hasTime()) return;
        const taken = take(uri, pending, this.#ready(pending, opening(uri), ready));
        if (taken[1].size === 0) break;
        yield taken;
      } while (pending.size > 0);
  }

  /** Returns the next batch of ready blocks of a file, except for the top one. */
  #ready(
    pending: ReadonlySet<Block>,
    top: Block | undefined,
    isReady: (block: Block) => boolean,
  ): Set<Block> {
    const chosen = new Set<Block>();
    let waiting = 0;
    for (const block of pending) {
      if (block === top) continue;
      if (isReady(block)) chosen.add(block);
      else waiting++;
      if (chosen.size >= BATCH_SIZE || waiting >= MAX_BLOCKED) break;
    }
    return chosen;
  }
}
