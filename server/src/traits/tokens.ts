/** Tokenizes text into words and numbers, with UTF-16 offsets and the boundary before each. */

/** How strongly a token is separated from the one before it. */
export const BREAK = { none: 0, comma: 1, clause: 2, sentence: 3 } as const;

/** Maximum number of UTF-16 units read of one text, to bound the cost of huge descriptions. */
export const READ_LIMIT = 16_384;

/** Spelling conventions that differ between languages. */
export interface Spelling {
  /** Suffixes that scale a number: `k`, `million`. */
  readonly magnitudes: ReadonlySet<string>;
  /** Suffixes that make a number an ordinal: `th`. */
  readonly ordinals: ReadonlySet<string>;
  /** Possessive endings, with a straight apostrophe: `'s`. */
  readonly possessives: readonly string[];
}

/** Tokens of one text, stored by column. Only the first `length` entries are valid. */
export class TokenTable {
  length = 0;
  words: string[] = [];
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  breaks = new Uint8Array(256);

  clear(): void {
    this.length = 0;
  }

  add(word: string, start: number, end: number, brk: number): void {
    const at = this.length;
    if (at === this.starts.length) this.#grow();
    this.words[at] = word;
    this.starts[at] = start;
    this.ends[at] = end;
    this.breaks[at] = brk;
    this.length = at + 1;
  }

  #grow(): void {
    const size = this.starts.length * 2;
    const starts = new Int32Array(size);
    const ends = new Int32Array(size);
    const breaks = new Uint8Array(size);
    starts.set(this.starts);
    ends.set(this.ends);
    breaks.set(this.breaks);
    this.starts = starts;
    this.ends = ends;
    this.breaks = breaks;
  }
}

const LETTER = 1;
const DIGIT = 2;
const APOSTROPHE = 3;
const COMMA = 4;
const CLAUSE = 5;
const STOP = 6;
const NEWLINE = 7;
const MONEY = 8;
const PERCENT = 9;

/** Class of every UTF-16 unit below 0x3000. Units above are letters, except for surrogates and symbols. */
const CLASS = (() => {
  const table = new Uint8Array(0x3000);
  for (let code = 0x30; code <= 0x39; code++) table[code] = DIGIT;
  for (let code = 0x41; code <= 0x5a; code++) table[code] = table[code + 32] = LETTER;
  for (let code = 0xc0; code < 0x2000; code++) table[code] = LETTER;
  table[0xd7] = table[0xf7] = 0;
  for (let code = 0x2c00; code < 0x2e00; code++) table[code] = LETTER;
  for (const c of "'\u2019") table[c.charCodeAt(0)] = APOSTROPHE;
  table[0x2c] = COMMA;
  for (const c of ';:()[]\u2013\u2014\u2026|') table[c.charCodeAt(0)] = CLAUSE;
  for (const c of '.!?') table[c.charCodeAt(0)] = STOP;
  table[0x0a] = NEWLINE;
  for (const c of '$\u00a3\u20ac\u00a5') table[c.charCodeAt(0)] = MONEY;
  table[0x25] = PERCENT;
  return table;
})();

function classOf(code: number): number {
  if (code < 0x3000) return CLASS[code]!;
  if (code === 0x3002 || code === 0xff01 || code === 0xff1f) return STOP;
  if (code === 0x3001 || code === 0xff0c) return COMMA;
  return code < 0x3040 || (code >= 0xd800 && code < 0xf900) || code >= 0xfe00 ? 0 : LETTER;
}

/** Returns the token for a number by its shape: `#year`, `#money`, `#pct`, `#time`, `#n` (below 13), `#num`, `#big`. */
function numberShape(text: string, start: number, end: number, before: number): string {
  if (before === MONEY) return '#money';
  const after = end < text.length ? text.charCodeAt(end) : 0;
  if (after === 0x25 || (after === 0x20 && text.charCodeAt(end + 1) === 0x25)) return '#pct';
  let value = 0;
  let digits = 0;
  let colon = false;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) {
      value = value * 10 + code - 0x30;
      digits++;
    } else if (code === 0x3a) colon = true;
    else if (code === 0x2e) break;
  }
  if (colon) return '#time';
  if (digits === 4 && value >= 2020 && value <= 2060 && end - start === 4) return '#year';
  if (value < 13) return '#n';
  return value < 1000 ? '#num' : '#big';
}

/**
 * Appends the tokens of `text` to `table`. Lowercases words and splits them at hyphens; drops a possessive ending with
 * its apostrophe. A number becomes the name of its shape, except in a code like `5s` or `a3`, which stays a word.
 */
export function tokenize(text: string, table: TokenTable, spelling: Spelling): void {
  new Tokenizer(text, table, spelling).run();
}

class Tokenizer {
  readonly #text: string;
  readonly #table: TokenTable;
  readonly #spelling: Spelling;

  constructor(text: string, table: TokenTable, spelling: Spelling) {
    this.#text = text;
    this.#table = table;
    this.#spelling = spelling;
  }

  run(): void {
    const text = this.#text;
    const limit = Math.min(text.length, READ_LIMIT);
    let brk: number = BREAK.sentence;
    let previous = 0;
    let at = 0;
    while (at < limit) {
      const code = text.charCodeAt(at);
      const kind = classOf(code);
      if (kind === LETTER || kind === DIGIT) {
        const end = kind === LETTER ? wordEnd(text, at, limit) : numberEnd(text, at, limit);
        if (kind === LETTER) this.#addWord(at, end, brk);
        else this.#addNumber(at, end, brk, previous);
        brk = BREAK.none;
        previous = 0;
        at = end;
        continue;
      }
      if (kind === COMMA) brk = Math.max(brk, BREAK.comma);
      else if (kind === CLAUSE) brk = Math.max(brk, BREAK.clause);
      else if (kind === STOP || kind === NEWLINE) {
        const next = at + 1 < limit ? text.charCodeAt(at + 1) : 0x20;
        if (
          kind === NEWLINE ? next === 0x0a || next === 0x2d || next === 0x2a : next <= 0x20 || next > 0x7f
        ) {
          brk = BREAK.sentence;
        }
      } else if (code === 0x2d && at > 0 && text.charCodeAt(at - 1) === 0x20)
        brk = Math.max(brk, BREAK.clause);
      previous = kind;
      at++;
    }
  }

  /** @param before class of the preceding character */
  #addNumber(start: number, end: number, brk: number, before: number): void {
    const text = this.#text;
    const table = this.#table;
    const spelling = this.#spelling;
    // With its sign, since a figure that is quoted as evidence says little without it.
    const from = before === MONEY ? start - 1 : start;
    if (text.charCodeAt(end - 1) <= 0x3a) {
      const shape = numberShape(text, start, end, before);
      table.add(shape, from, shape === '#pct' ? text.indexOf('%', end) + 1 : end, brk);
      return;
    }
    let digits = start;
    while (digits < end && text.charCodeAt(digits) <= 0x3a) digits++;
    const tail = text.slice(digits, end).toLowerCase();
    if (spelling.magnitudes.has(tail)) table.add('#money', from, end, brk);
    else if (tail.length <= 2 && tail !== 's')
      table.add(spelling.ordinals.has(tail) ? '#n' : '#unit', start, end, brk);
    else table.add(text.slice(start, end).toLowerCase(), start, end, brk);
  }

  #addWord(start: number, end: number, brk: number): void {
    let stop = end;
    let word = this.#text.slice(start, stop).toLowerCase();
    if (word.includes('\u2019')) word = word.replace('\u2019', "'");
    for (const ending of this.#spelling.possessives) {
      if (word.length <= ending.length || !word.endsWith(ending)) continue;
      stop -= ending.length;
      word = word.slice(0, -ending.length);
      break;
    }
    this.#table.add(word, start, stop, brk);
  }
}

function wordEnd(text: string, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit) {
    const kind = classOf(text.charCodeAt(at));
    if (kind === LETTER || kind === DIGIT) at++;
    else if (kind === APOSTROPHE && at + 1 < limit && classOf(text.charCodeAt(at + 1)) === LETTER) at += 2;
    else break;
  }
  return at;
}

function numberEnd(text: string, from: number, limit: number): number {
  let at = from + 1;
  while (at < limit) {
    const code = text.charCodeAt(at);
    const kind = classOf(code);
    if (kind === DIGIT || kind === LETTER) at++;
    else if (
      (code === 0x2e || code === 0x2c || code === 0x3a) &&
      at + 1 < limit &&
      classOf(text.charCodeAt(at + 1)) === DIGIT
    )
      at += 2;
    else break;
  }
  return at;
}
