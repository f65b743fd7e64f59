/**
 * Applies several edits to one entry in a row, each on the result of the one before; returns them combined, as the
 * smallest edits of the original text. Unchanged lines are not touched.
 */

import { commonEnds, textEnds } from '../../base/common-ends.ts';
import { Block } from '../../core/document/block.ts';
import { type Entry, readingOf } from '../../core/document/read-block.ts';
import type { Edit } from '../../core/text/finding.ts';
import { lineStarts } from '../../core/text/lines.ts';
import { applyEdits } from './apply-edits.ts';

export class Rewrite<E extends Entry> {
  readonly #before: Block;
  readonly #number: number;
  #block: Block;

  /** @param entry one of the entries that `readingOf(block)` returns */
  constructor(block: Block, entry: E) {
    this.#before = block;
    this.#block = block;
    this.#number = readingOf(block).entries.indexOf(entry);
  }

  /** The current block. */
  get block(): Block {
    return this.#block;
  }
  /** The current entry. */
  get entry(): E {
    // A step that would remove or break the entry is never taken.
    return readingOf(this.#block).entries[this.#number] as E;
  }

  /** Applies an edit. Returns false, and changes nothing, if it was refused or would leave the entry unreadable. */
  step(make: (block: Block, entry: E) => readonly Edit[] | null): boolean {
    const edits = make(this.#block, this.entry);
    if (edits === null) return false;
    if (edits.length === 0) return true;
    const next = new Block(this.#block.kind, applyEdits(this.#block.text, edits), this.#block.state);
    const after = readingOf(next).entries[this.#number];
    if (after === undefined || after.broken) return false;
    this.#block = next;
    return true;
  }

  /** All changes so far, as edits of the original block. */
  get edits(): Edit[] {
    return lineEdits(this.#before.text, this.#block.text);
  }
}

/** Diffs two texts: by whole lines, and within changed lines without their common prefix and suffix. */
export function lineEdits(before: string, after: string): Edit[] {
  const a = linesOf(before);
  const b = linesOf(after);
  const { head, tail } = commonEnds(a, b);
  const edits: Edit[] = [];
  let at = a.slice(0, head).join('').length;
  for (const { gone, come } of hunks(a.slice(head, a.length - tail), b.slice(head, b.length - tail))) {
    if (typeof come === 'number') at += come;
    else {
      edits.push(trimmed(at, gone, come));
      at += gone.length;
    }
  }
  return edits;
}

function linesOf(text: string): string[] {
  const starts = lineStarts(text);
  return starts
    .map((start, i) => text.slice(start, starts[i + 1] ?? text.length))
    .filter((line) => line !== '');
}

/**
 * Diffs lines by longest common subsequence: returns each changed part, and the length of each unchanged line.
 * Quadratic, which is fine for the few dozen lines of an entry.
 */
function hunks(a: readonly string[], b: readonly string[]): { gone: string; come: string | number }[] {
  const width = b.length + 1;
  const longest = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      const down = longest[(i + 1) * width + j] as number;
      const right = longest[i * width + j + 1] as number;
      longest[i * width + j] =
        a[i] === b[j] ? (longest[(i + 1) * width + j + 1] as number) + 1 : Math.max(down, right);
    }
  }
  const found: { gone: string; come: string | number }[] = [];
  let gone = '';
  let come = '';
  const flush = (): void => {
    if (gone !== '' || come !== '') found.push({ gone, come });
    gone = '';
    come = '';
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      flush();
      found.push({ gone: '', come: (a[i] as string).length });
      i++;
      j++;
    } else if (
      j >= b.length ||
      (i < a.length && (longest[(i + 1) * width + j] as number) >= (longest[i * width + j + 1] as number))
    )
      gone += a[i++];
    else come += b[j++];
  }
  flush();
  return found;
}

/** Trims a replacement's common prefix and suffix, without cutting through a surrogate pair or CR LF. */
export function trimmed(at: number, gone: string, come: string): Edit {
  const { head, tail } = textEnds(gone, come);
  return {
    span: { start: at + head, end: at + gone.length - tail },
    text: come.slice(head, come.length - tail),
  };
}
