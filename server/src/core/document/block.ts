/** A block of a file: an entry, or text outside the entries. Immutable; what is derived from it is kept with it. */

import { lastAtMost, lineEnd, lineStarts, type Position } from '../text/lines.ts';
import type { BlockKind, CutState } from './cut.ts';

export class Block {
  readonly kind: BlockKind;
  /** Whole lines, line breaks included; only the last block of a file may end without one. */
  readonly text: string;
  /** State of the cut at the block's start. */
  readonly state: CutState;
  /** Number of line breaks in the text. */
  readonly breaks: number;
  /** Where the block stood in the list that took it up last: a hint for `placeIn`, and no more. */
  place = -1;
  #starts: readonly number[] | undefined;
  /** Derived values by the floor that derives them; each owner uses its own key. */
  readonly #derived = new Map<symbol, unknown>();

  constructor(kind: BlockKind, text: string, state: CutState) {
    this.kind = kind;
    this.text = text;
    this.state = state;
    let breaks = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text.charCodeAt(i);
      if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) breaks++;
    }
    this.breaks = breaks;
  }

  /** The value under `key`, made once. `key` names the derivation; a new input wants a new block or `derivedFor`. */
  derived<T>(key: symbol, make: () => T): T {
    if (!this.#derived.has(key)) this.#derived.set(key, make());
    return this.#derived.get(key) as T;
  }

  /** As `derived`, but made anew when `input` is not the one it was made for. Only the latest is kept. */
  derivedFor<T>(key: symbol, input: unknown, make: () => T): T {
    const held = this.#derived.get(key) as { input: unknown; value: T } | undefined;
    if (held !== undefined && held.input === input) return held.value;
    const value = make();
    this.#derived.set(key, { input, value });
    return value;
  }

  get #lines(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  /** Position of an offset, counted from the block's start. */
  positionAt(offset: number): Position {
    const line = lastAtMost(this.#lines, offset);
    return { line, character: offset - (this.#lines[line] as number) };
  }

  /** Offset of a line and column counted from the block's start, kept within the line. */
  offsetAt(line: number, character: number): number {
    if (line >= this.#lines.length) return this.text.length;
    const start = this.#lines[line] as number;
    return Math.min(start + Math.max(0, character), lineEnd(this.text, start));
  }
}

const PLACES = new WeakMap<readonly Block[], ReadonlyMap<Block, number>>();

/** Index of a block in a list of blocks; -1 where it is not in it. Costs next to nothing in the newest list. */
export function placeIn(blocks: readonly Block[], block: Block): number {
  if (blocks[block.place] === block) return block.place;
  let places = PLACES.get(blocks);
  if (places === undefined) {
    places = new Map(blocks.map((one, i) => [one, i]));
    PLACES.set(blocks, places);
  }
  return places.get(block) ?? -1;
}
