/**
 * Holds one block of a file: an entry, or the text between entries. Immutable except for the hint `place`, so that
 * derived values can be cached per block.
 */

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
  /** Index of the block in the list that was built last: a hint for `placeIn`, which verifies it. */
  place = -1;
  #starts: readonly number[] | undefined;

  constructor(kind: BlockKind, text: string, state: CutState) {
    this.kind = kind;
    this.text = text;
    this.state = state;
    this.breaks = breaksIn(text);
  }

  get #lines(): readonly number[] {
    this.#starts ??= lineStarts(this.text);
    return this.#starts;
  }

  /** Converts an offset within the block to a position relative to its start. */
  positionAt(offset: number): Position {
    const line = lastAtMost(this.#lines, offset);
    return { line, character: offset - (this.#lines[line] as number) };
  }

  /** Converts a line and column relative to the block's start to an offset, clamped to that line. */
  offsetAt(line: number, character: number): number {
    if (line >= this.#lines.length) return this.text.length;
    const start = this.#lines[line] as number;
    const next = this.#lines[line + 1];
    // A line may be megabytes long: derive its end from the next line's start instead of scanning for it.
    const end =
      next === undefined ? this.text.length : next - (this.text.startsWith('\r\n', next - 2) ? 2 : 1);
    return Math.min(start + Math.max(0, character), end);
  }
}

/** Counts the line breaks of a text; nearly always LF alone, for which searching is faster than looking at each unit. */
function breaksIn(text: string): number {
  let breaks = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) breaks++;
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1))
    if (text.charCodeAt(at + 1) !== 10) breaks++;
  return breaks;
}

/** Caches the index of every block in a list, for lists that are no longer the newest. */
const placesOf = memo(
  (blocks: readonly Block[]): ReadonlyMap<Block, number> => new Map(blocks.map((one, i) => [one, i])),
);

/** Returns the index of a block in a list, or -1. Constant time in the newest list; builds a map for an older one. */
export function placeIn(blocks: readonly Block[], block: Block): number {
  return blocks[block.place] === block ? block.place : (placesOf(blocks).get(block) ?? -1);
}
