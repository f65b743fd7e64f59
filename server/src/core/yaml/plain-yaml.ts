/**
 * Parses the subset of YAML in which portfolios are mostly written, many times faster than `yaml`: block mappings and
 * sequences, plain and quoted scalars on one line, folded plain text, literal and folded block scalars, flow
 * collections. A text with anything else, errors included, is not plain, and is left to `yaml`. For a plain text both
 * produce the same tree, which `test/core/plain-yaml.test.ts` verifies.
 */

import type { YAMLMap, YAMLSeq } from 'yaml';
import {
  BAR,
  COLON,
  CR,
  DASH,
  DOUBLE_QUOTE,
  GREATER,
  HASH,
  LF,
  OPEN_LIST,
  OPEN_MAP,
  SINGLE_QUOTE,
  SPACE,
} from '../text/characters.ts';
import { PlainFlow } from './plain-flow.ts';
import { type Plain, PlainMap, PlainPair, PlainScalar, PlainSeq } from './plain-nodes.ts';
import { blockScalar, isGap, isKeyPart, isKeyStart, lineBreak, plainScalar } from './plain-scalars.ts';

/**
 * Characters that a plain text never contains: tabs and other control characters, a lone carriage return, a byte order
 * mark.
 */
const ODD = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f\ufeff]|\r(?!\n)/;
/** Maximum nesting depth: more than the language needs. */
const MAX_DEPTH = 32;

/**
 * Parses a plain text: returns nodes that `isMap`, `isSeq`, `isPair` and `isScalar` of `yaml` accept, with the same
 * values and ranges (UTF-16 offsets from the text's start), and without the other methods of its nodes. A block
 * collection's range ends where its last value does. Null if the text is empty or not plain.
 */
export function readPlain(text: string): YAMLMap | YAMLSeq | null {
  return ODD.test(text) ? null : (new PlainReader(text).whole() as YAMLMap | YAMLSeq | null);
}

class PlainReader {
  readonly #text: string;
  readonly #flow: PlainFlow;
  /** Between values: offset of the next content; the text's length at the end. */
  #at = 0;
  /** Column of `#at` in its line; -1 at the end of the text. */
  #column = -1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
    this.#flow = new PlainFlow(text);
  }

  whole(): Plain | null {
    this.#nextContent();
    if (this.#column < 0) return null;
    const tree = this.#collection();
    return this.#column < 0 ? tree : null;
  }

  /** Skips blank lines and comments, from the start of a line. */
  #nextContent(): void {
    const text = this.#text;
    for (;;) {
      const start = this.#at;
      let i = start;
      while (text.charCodeAt(i) === SPACE) i++;
      const c = text.charCodeAt(i);
      if (c === HASH) i = lineBreak(text, i);
      else if (!Number.isNaN(c) && c !== LF && c !== CR) {
        this.#at = i;
        this.#column = i - start;
        return;
      }
      if (i >= text.length) {
        this.#at = text.length;
        this.#column = -1;
        return;
      }
      this.#at = text.charCodeAt(i) === CR ? i + 2 : i + 1;
    }
  }

  /** Ends the line after a value that ends at `end`; false if anything but blanks and a comment follows on it. */
  #close(end: number): boolean {
    const text = this.#text;
    let i = end;
    while (text.charCodeAt(i) === SPACE) i++;
    if (text.charCodeAt(i) === HASH) {
      if (i === end) return false;
      i = lineBreak(text, i);
    }
    const c = text.charCodeAt(i);
    if (!Number.isNaN(c) && c !== LF && c !== CR) return false;
    this.#at = i >= text.length ? i : c === CR ? i + 2 : i + 1;
    this.#nextContent();
    return true;
  }

  #isDash(): boolean {
    return this.#text.charCodeAt(this.#at) === DASH && isGap(this.#text.charCodeAt(this.#at + 1));
  }

  #collection(): Plain | null {
    if (this.#depth >= MAX_DEPTH) return null;
    this.#depth++;
    const node = this.#isDash() ? this.#sequence() : this.#mapping();
    this.#depth--;
    return node;
  }

  #sequence(): Plain | null {
    const column = this.#column;
    const start = this.#at;
    const items: Plain[] = [];
    let end = start;
    while (this.#column === column && this.#isDash()) {
      let i = this.#at + 1;
      while (this.#text.charCodeAt(i) === SPACE) i++;
      if (endsLine(this.#text, i)) return null;
      this.#column += i - this.#at;
      this.#at = i;
      const item = this.#afterDash(column);
      if (item === null) return null;
      items.push(item);
      end = item.range[1];
    }
    return this.#column > column ? null : new PlainSeq(items, false, start, end);
  }

  #afterDash(column: number): Plain | null {
    if (this.#isDash()) return null;
    return this.#keyEnd() < 0 ? this.#value(column) : this.#collection();
  }

  /** Returns the end of the key at the current offset; -1 if there is none. */
  #keyEnd(): number {
    const text = this.#text;
    let i = this.#at;
    if (!isKeyStart(text.charCodeAt(i))) return -1;
    do i++;
    while (isKeyPart(text.charCodeAt(i)));
    return text.charCodeAt(i) === COLON && isGap(text.charCodeAt(i + 1)) ? i : -1;
  }

  #mapping(): Plain | null {
    const column = this.#column;
    const start = this.#at;
    const items: PlainPair[] = [];
    let end = start;
    while (this.#column === column) {
      const stop = this.#keyEnd();
      if (stop < 0) return null;
      const key = new PlainScalar(this.#text.slice(this.#at, stop), 'PLAIN', this.#at, stop);
      let i = stop + 1;
      while (this.#text.charCodeAt(i) === SPACE) i++;
      const below = endsLine(this.#text, i);
      if (!below) this.#at = i;
      const value = below ? this.#below(i, column) : this.#value(column);
      if (value === null) return null;
      items.push(new PlainPair(key, value));
      end = value.range[1];
    }
    return this.#column > column ? null : new PlainMap(items, false, start, end);
  }

  /**
   * Parses the value of a key that has nothing after it on its line: a collection below, where a sequence may be in the
   * key's own column, or an empty scalar. `from`: after the colon and its blanks.
   */
  #below(from: number, column: number): Plain | null {
    if (!this.#close(from)) return null;
    if (this.#column > column || (this.#column === column && this.#isDash())) return this.#collection();
    return new PlainScalar('', 'PLAIN', from, from);
  }

  /** Parses the value at the current offset, in a collection whose entries are in `column`. */
  #value(column: number): Plain | null {
    const text = this.#text;
    const c = text.charCodeAt(this.#at);
    let value: Plain | null;
    if (c === BAR || c === GREATER) {
      const read = blockScalar(text, this.#at, column);
      if (read === null) return null;
      this.#at = read.next;
      this.#nextContent();
      return read.scalar;
    }
    if (c === OPEN_LIST || c === OPEN_MAP) value = this.#flow.collection(this.#at, column);
    else if (c === DOUBLE_QUOTE || c === SINGLE_QUOTE) value = this.#flow.quoted(this.#at);
    else value = plainScalar(text, this.#at, column);
    return value !== null && this.#close(value.range[1]) ? value : null;
  }
}

/** Tells whether nothing but a comment follows on the line. `at` must not be a blank. */
function endsLine(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === LF || c === CR || c === HASH || Number.isNaN(c);
}
