/**
 * Reads the YAML that portfolios are mostly written in, many times faster than a reader of all of YAML can: block
 * mappings and sequences, plain and quoted scalars on one line, folded plain text, literal and folded block scalars,
 * flow collections. Whatever else a text holds, an error to begin with, makes it not plain, and `yaml`
 * reads it. Of a plain text both make the same tree: `test/core/plain-yaml.test.ts` holds them to it.
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

/** What never stands in a plain text: tabs and other control characters, a lone carriage return, a byte order mark. */
const ODD = /[\0-\x09\x0b\x0c\x0e-\x1f\x7f\ufeff]|\r(?!\n)/;
/** Deeper than anything the language holds. */
const DEEPEST = 32;

/**
 * The tree of a plain text: nodes that `isMap`, `isSeq`, `isPair` and `isScalar` of `yaml` know, with values and
 * ranges as `yaml` gives them (UTF-16 offsets from the text's start), and nothing else that its nodes can do. A block
 * collection's range ends where its last value does. Null where the text is empty or not plain.
 */
export function readPlain(text: string): YAMLMap | YAMLSeq | null {
  return ODD.test(text) ? null : (new PlainReader(text).whole() as YAMLMap | YAMLSeq | null);
}

class PlainReader {
  readonly #text: string;
  readonly #flow: PlainFlow;
  /** Between values: the first character of the next line that holds something; the text's length at its end. */
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

  /** From the start of a line: over blank lines and comments to what comes next. */
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

  /** After a value that ends at `end`: nothing but blanks and a comment may follow in its line. */
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
    if (this.#depth >= DEEPEST) return null;
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

  /** End of the key that stands here; -1 where none does. */
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
   * The value of a key after which nothing stands in its line, `from` the colon and the blanks after it: a collection
   * on the lines below, where a sequence may stand in the key's own column, or an empty scalar.
   */
  #below(from: number, column: number): Plain | null {
    if (!this.#close(from)) return null;
    if (this.#column > column || (this.#column === column && this.#isDash())) return this.#collection();
    return new PlainScalar('', 'PLAIN', from, from);
  }

  /** A value that begins here, in a collection whose entries stand in `column`. */
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

/** Nothing more stands in the line but a comment, perhaps. `at` is the first place that is not blank. */
function endsLine(text: string, at: number): boolean {
  const c = text.charCodeAt(at);
  return c === LF || c === CR || c === HASH || Number.isNaN(c);
}
