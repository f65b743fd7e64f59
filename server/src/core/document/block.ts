/** Holds one block of a file: an entry, or the text between entries. Immutable, so that derived values can be cached. */

import { lastAtMost, lineStarts, type Position } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import type { BlockKind, CutState } from './cut.ts';

export class Block {
  readonly kind: BlockKind;
  /** Whole lines, line breaks included; only the last block of a file may end without one. */
  readonly text: string;
  /** State of the cut at the block's start. */
  readonly state: CutState;
  /** Number of line breaks in the text. */
  readonly breaks: number;
  /** Index of the block in the list that took it up last: a hint for `placeIn`, which checks it. */
  place = -1;
  #starts: readonly number[] | undefined;

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
    const next = this.#lines[line + 1];
    // A line may be megabytes long: its end is known from the next, not looked for.
    const end =
      next === undefined ? this.text.length : next - (this.text.startsWith('\r\n', next - 2) ? 2 : 1);
    return Math.min(start + Math.max(0, character), end);
  }
}

/** The places of all blocks in a list that is no longer the newest. */
const placesOf = memo(
  (blocks: readonly Block[]): ReadonlyMap<Block, number> => new Map(blocks.map((one, i) => [one, i])),
);

/** Index of a block in a list of blocks; -1 where it is not in it. Costs next to nothing in the newest list. */
export function placeIn(blocks: readonly Block[], block: Block): number {
  return blocks[block.place] === block ? block.place : (placesOf(blocks).get(block) ?? -1);
}
