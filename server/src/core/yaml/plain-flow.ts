/** Parses the quoted scalars of plain YAML, each on one line, and flow collections, which may span lines. */
import {
  BACKSLASH,
  CLOSE_LIST,
  CLOSE_MAP,
  COLON,
  COMMA,
  CR,
  DOUBLE_QUOTE,
  HASH,
  LF,
  OPEN_LIST,
  OPEN_MAP,
  SINGLE_QUOTE,
  SPACE,
} from '../text/characters.ts';
import { type Plain, PlainMap, PlainPair, PlainScalar, PlainSeq } from './plain-nodes.ts';
import { afterBreak, isGap, isKeyPart, isKeyStart, isPlainStart } from './plain-scalars.ts';

/** Maximum nesting depth: more than the language needs. */
const MAX_DEPTH = 16;

export class PlainFlow {
  readonly #text: string;
  #column = 0;

  constructor(text: string) {
    this.#text = text;
  }

  /** Parses the quoted scalar that begins here; null if it holds an escape or a line break. */
  quoted(start: number): PlainScalar | null {
    const text = this.#text;
    const mark = text.charCodeAt(start);
    let doubled = false;
    for (let i = start + 1; ; i++) {
      const c = text.charCodeAt(i);
      if (Number.isNaN(c) || c < SPACE || (c === BACKSLASH && mark === DOUBLE_QUOTE)) return null;
      if (c !== mark) continue;
      if (mark === SINGLE_QUOTE && text.charCodeAt(i + 1) === SINGLE_QUOTE) {
        doubled = true;
        i++;
        continue;
      }
      const inner = text.slice(start + 1, i);
      return new PlainScalar(
        doubled ? inner.replaceAll("''", "'") : inner,
        mark === DOUBLE_QUOTE ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE',
        start,
        i + 1,
      );
    }
  }

  /**
   * Parses the flow collection that begins here. `column` is that of the entries of the surrounding block collection,
   * and its lines must be indented deeper. Null if it is not plain.
   */
  collection(start: number, column: number, depth = 0): Plain | null {
    if (depth > MAX_DEPTH) return null;
    this.#column = column;
    return this.#text.charCodeAt(start) === OPEN_LIST ? this.#list(start, depth) : this.#map(start, depth);
  }

  #list(start: number, depth: number): Plain | null {
    const items: Plain[] = [];
    let at = this.#blanks(start + 1);
    if (this.#text.charCodeAt(at) === CLOSE_LIST) return new PlainSeq(items, true, start, at + 1);
    for (;;) {
      const item = this.#value(at, depth);
      if (item === null) return null;
      items.push(item);
      at = this.#blanks(item.range[1]);
      const c = this.#text.charCodeAt(at);
      if (c === CLOSE_LIST) return new PlainSeq(items, true, start, at + 1);
      if (c !== COMMA) return null;
      at = this.#blanks(at + 1);
    }
  }

  #map(start: number, depth: number): Plain | null {
    const text = this.#text;
    const items: PlainPair[] = [];
    let at = this.#blanks(start + 1);
    if (text.charCodeAt(at) === CLOSE_MAP) return new PlainMap(items, true, start, at + 1);
    for (;;) {
      let stop = at;
      if (!isKeyStart(text.charCodeAt(at))) return null;
      do stop++;
      while (isKeyPart(text.charCodeAt(stop)));
      if (text.charCodeAt(stop) !== COLON || text.charCodeAt(stop + 1) !== SPACE) return null;
      const key = new PlainScalar(text.slice(at, stop), 'PLAIN', at, stop);
      const value = this.#value(this.#blanks(stop + 1), depth);
      if (value === null) return null;
      items.push(new PlainPair(key, value));
      at = this.#blanks(value.range[1]);
      const c = text.charCodeAt(at);
      if (c === CLOSE_MAP) return new PlainMap(items, true, start, at + 1);
      if (c !== COMMA) return null;
      at = this.#blanks(at + 1);
    }
  }

  #value(at: number, depth: number): Plain | null {
    const c = this.#text.charCodeAt(at);
    if (c === OPEN_LIST || c === OPEN_MAP) return this.collection(at, this.#column, depth + 1);
    return c === DOUBLE_QUOTE || c === SINGLE_QUOTE ? this.quoted(at) : this.#plain(at);
  }

  /**
   * Parses a plain scalar up to the comma or bracket that ends it; null if it spans lines, or if a comment or a colon
   * that makes a key follows.
   */
  #plain(start: number): PlainScalar | null {
    const text = this.#text;
    if (!isPlainStart(text.charCodeAt(start), text.charCodeAt(start + 1))) return null;
    let end = start;
    for (let i = start; ; i++) {
      const c = text.charCodeAt(i);
      if (c === SPACE) continue;
      if (c === COMMA || c === CLOSE_LIST || c === CLOSE_MAP)
        return new PlainScalar(text.slice(start, end), 'PLAIN', start, end);
      if (c === LF || c === CR) {
        // It may end with its line; if it continues on the next one, leave it to `yaml`.
        const next = this.#text.charCodeAt(this.#blanks(i));
        if (next !== COMMA && next !== CLOSE_LIST && next !== CLOSE_MAP) return null;
        return new PlainScalar(text.slice(start, end), 'PLAIN', start, end);
      }
      if (Number.isNaN(c) || c === OPEN_LIST || c === OPEN_MAP) return null;
      if (c === HASH && text.charCodeAt(i - 1) === SPACE) return null;
      if (c === COLON && endsKey(text.charCodeAt(i + 1))) return null;
      end = i + 1;
    }
  }

  /** Skips blanks and a line break; stops before a comment, a blank line or a line that is not indented enough. */
  #blanks(from: number): number {
    const text = this.#text;
    let i = from;
    while (text.charCodeAt(i) === SPACE) i++;
    while (text.charCodeAt(i) === LF || text.charCodeAt(i) === CR) {
      const line = afterBreak(text, i);
      let next = line;
      while (text.charCodeAt(next) === SPACE) next++;
      const c = text.charCodeAt(next);
      if (next - line <= this.#column || c === HASH || c === LF || c === CR) return i;
      i = next;
    }
    return i;
  }
}

/** True if a colon before this character makes a key in a flow collection. */
const endsKey = (next: number): boolean =>
  isGap(next) ||
  next === COMMA ||
  next === OPEN_LIST ||
  next === CLOSE_LIST ||
  next === OPEN_MAP ||
  next === CLOSE_MAP;
