/** Tokenizes and stems an item's texts, and splits them into segments for feature extraction. */
import { type CueMark, type LanguagePack, spellingOf } from './pack.ts';
import { PhraseTrie } from './phrases.ts';
import { createStemmer } from './stem.ts';
import type { SubjectText } from './subject.ts';
import { BREAK, type Spelling, TokenTable, tokenize } from './tokens.ts';

/** The part of an item that a segment belongs to. */
export const PART = { title: 0, body: 1, field: 2 } as const;

/** A run of tokens that is judged together: a sentence, or a clause of one. */
export interface Segment {
  /** Index of its text. */
  readonly text: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  /** True if it continues the sentence of the previous segment. */
  readonly joined: boolean;
}

/** Maximum number of tokens read per item. */
export const TOKEN_LIMIT = 4_000;

/** Capacity of the cache of words. */
const WORD_CACHE = 20_000;

/** What is known of a word: its stem, whether that is a function word, whether it names something, and whether a phrase begins with it. */
interface Known {
  readonly stem: string;
  readonly empty: 0 | 1;
  readonly names: 0 | 1;
  readonly opens: 0 | 1;
}

/** Reads items into growable columns that are reused: a reading is valid until the next one. Add phrases before. */
export class Reader {
  readonly table = new TokenTable();
  readonly stems: string[] = [];
  /** 1 for function words. */
  empty = new Uint8Array(512);
  /** 1 for words that name something in particular: no function words, bare numbers or generic words. */
  names = new Uint8Array(512);
  /** 1 for words that begin a phrase of the pack. */
  opens = new Uint8Array(512);
  readonly segments: Segment[] = [];
  readonly phrases = new PhraseTrie<CueMark>();
  readonly stem: (word: string) => string;
  readonly #emptyStems: ReadonlySet<string>;
  readonly #genericStems: ReadonlySet<string>;
  readonly #known = new Map<string, Known>();
  readonly #joiners: ReadonlySet<string>;
  readonly #spelling: Spelling;
  /** Holds a phrase while it is split; thousands are when a judge is made. */
  readonly #phraseTable = new TokenTable();

  constructor(pack: LanguagePack) {
    this.#spelling = spellingOf(pack);
    const irregular = new Map(
      pack.irregular
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split('=') as [string, string]),
    );
    this.stem = createStemmer(pack.endings, irregular);
    this.#emptyStems = new Set(pack.empty.split(' ').map(this.stem));
    this.#genericStems = new Set(pack.generic.split(' ').map(this.stem));
    this.#joiners = new Set(pack.joiners.split(' '));
  }

  /** Splits a phrase of the pack or of a vocabulary into stems; keeps `~` if `gaps` is true. */
  phrase(text: string, gaps: boolean): string[] {
    const table = this.#phraseTable;
    const stems: string[] = [];
    for (const [at, piece] of (gaps ? text.split('~') : [text]).entries()) {
      if (at > 0) stems.push('~');
      table.clear();
      tokenize(piece, table, this.#spelling);
      for (let token = 0; token < table.length; token++) stems.push(this.stem(table.words[token]!));
    }
    return stems;
  }

  /** Reads `texts`. Splits titles and descriptions into clauses, and leaves other fields whole. */
  read(texts: readonly SubjectText[]): void {
    const { table, segments } = this;
    table.clear();
    segments.length = 0;
    for (let at = 0; at < texts.length && table.length < TOKEN_LIMIT; at++) {
      const { path, text } = texts[at]!;
      const from = table.length;
      tokenize(text, table, this.#spelling);
      this.#grow();
      for (let token = from; token < table.length; token++) this.#look(token);
      if (table.length === from) continue;
      if (path === 'title') this.#cut(at, PART.title, from);
      else if (path === 'description') this.#cut(at, PART.body, from);
      else segments.push({ text: at, part: PART.field, from, to: table.length, joined: false });
    }
  }

  #look(token: number): void {
    const word = this.table.words[token]!;
    let known = this.#known.get(word);
    if (known === undefined) {
      const stem = this.stem(word);
      const empty = this.#emptyStems.has(stem) ? 1 : 0;
      const names = empty === 1 || word.startsWith('#') || this.#genericStems.has(stem) ? 0 : 1;
      known = { stem, empty, names, opens: this.phrases.starts(stem) ? 1 : 0 };
      if (this.#known.size < WORD_CACHE) this.#known.set(word, known);
    }
    this.stems[token] = known.stem;
    this.empty[token] = known.empty;
    this.names[token] = known.names;
    this.opens[token] = known.opens;
  }

  #cut(text: number, part: number, from: number): void {
    const { table, segments } = this;
    let begin = from;
    let goesOn = false;
    for (let token = from + 1; token < table.length; token++) {
      const brk = table.breaks[token]!;
      if (brk === BREAK.none) continue;
      const joined = brk === BREAK.comma && token - begin >= 4 && this.#joiners.has(table.words[token]!);
      if (brk >= BREAK.clause || joined) {
        segments.push({ text, part, from: begin, to: token, joined: goesOn });
        goesOn = brk !== BREAK.sentence;
        begin = token;
      }
    }
    segments.push({ text, part, from: begin, to: table.length, joined: goesOn });
  }

  #grow(): void {
    if (this.table.length <= this.empty.length) return;
    const size = Math.max(this.table.length, this.empty.length * 2);
    this.empty = wider(this.empty, size);
    this.names = wider(this.names, size);
    this.opens = wider(this.opens, size);
  }
}

function wider(column: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(size);
  copy.set(column);
  return copy;
}
