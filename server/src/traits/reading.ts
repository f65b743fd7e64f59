/** An item's texts as tokens, stems, kinds and segments: what every feature is taken from. */
import { hashOf } from './hash.ts';
import { type CueMark, type LanguagePack, spellingOf } from './pack.ts';
import { PhraseTrie } from './phrases.ts';
import { createStemmer } from './stem.ts';
import type { SubjectText } from './subject.ts';
import { BREAK, type Spelling, TokenTable, tokenize } from './tokens.ts';

/** What part of the item a segment belongs to. */
export const PART = { title: 0, body: 1, field: 2 } as const;

/** A stretch of tokens that is judged as one: a sentence or a clause of it. */
export interface Segment {
  /** Index of its text. */
  readonly text: number;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  /** It goes on with the sentence of the segment before it. */
  readonly joined: boolean;
}

/** At most this many tokens of an item are read. */
export const TOKEN_LIMIT = 4_000;

/** Reads items into one set of growing columns; a reading is good until the next. */
export class Reader {
  readonly table = new TokenTable();
  readonly stems: string[] = [];
  /** Hash of each token's stem. */
  names = new Int32Array(512);
  /** Number of the kind of each token, 0 none. */
  kinds = new Uint8Array(512);
  /** 1 for words that carry grammar only. */
  empty = new Uint8Array(512);
  readonly segments: Segment[] = [];
  /** Names of the kinds, by number. */
  readonly kindNames: readonly string[];
  readonly phrases = new PhraseTrie<CueMark>();
  readonly stem: (word: string) => string;
  private readonly known = new Map<string, number>();
  private readonly joiners: ReadonlySet<string>;
  private readonly spelling: Spelling;

  constructor(pack: LanguagePack) {
    this.spelling = spellingOf(pack);
    const irregular = new Map(
      pack.irregular
        .trim()
        .split(/\s+/)
        .map((pair) => pair.split('=') as [string, string]),
    );
    this.stem = createStemmer(pack.endings, irregular);
    const names = Object.keys(pack.classes);
    this.kindNames = ['', ...names];
    names.forEach((name, at) => {
      for (const word of (pack.classes[name] ?? '').split(' ')) this.known.set(this.stem(word), at + 1);
    });
    for (const word of pack.empty.split(' ')) this.known.set(this.stem(word), 255);
    this.joiners = new Set(pack.joiners.split(' '));
  }

  /** Stems of a phrase of the pack or of a vocabulary, `~` kept where `gaps` says so. */
  phrase(text: string, gaps: boolean): string[] {
    const table = new TokenTable();
    const pieces = gaps ? text.split('~') : [text];
    return pieces.flatMap((piece, at) => {
      table.clear();
      tokenize(piece, table, this.spelling);
      const stems = table.words.slice(0, table.length).map(this.stem);
      return at === 0 ? stems : ['~', ...stems];
    });
  }

  /** Reads `texts`; titles and descriptions are cut into clauses, texts of other fields stay whole. */
  read(texts: readonly SubjectText[]): void {
    const { table, segments } = this;
    table.clear();
    segments.length = 0;
    for (let at = 0; at < texts.length && table.length < TOKEN_LIMIT; at++) {
      const { path, text } = texts[at]!;
      const from = table.length;
      tokenize(text, table, this.spelling);
      this.grow();
      for (let token = from; token < table.length; token++) this.look(token);
      if (table.length === from) continue;
      if (path === 'title') this.cut(at, PART.title, from);
      else if (path === 'description') this.cut(at, PART.body, from);
      else segments.push({ text: at, part: PART.field, from, to: table.length, joined: false });
    }
  }

  private look(token: number): void {
    const stem = this.stem(this.table.words[token]!);
    const kind = this.known.get(stem) ?? 0;
    this.stems[token] = stem;
    this.names[token] = hashOf(stem);
    this.kinds[token] = kind === 255 ? 0 : kind;
    this.empty[token] = kind === 255 ? 1 : 0;
  }

  private cut(text: number, part: number, from: number): void {
    const { table, segments } = this;
    let begin = from;
    let goesOn = false;
    for (let token = from + 1; token < table.length; token++) {
      const brk = table.breaks[token]!;
      if (brk === BREAK.none) continue;
      const joined = brk === BREAK.comma && token - begin >= 4 && this.joiners.has(table.words[token]!);
      if (brk >= BREAK.clause || joined) {
        segments.push({ text, part, from: begin, to: token, joined: goesOn });
        goesOn = brk !== BREAK.sentence;
        begin = token;
      }
    }
    segments.push({ text, part, from: begin, to: table.length, joined: goesOn });
  }

  private grow(): void {
    if (this.table.length <= this.names.length) return;
    const size = Math.max(this.table.length, this.names.length * 2);
    const names = new Int32Array(size);
    names.set(this.names);
    this.names = names;
    const kinds = new Uint8Array(size);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const empty = new Uint8Array(size);
    empty.set(this.empty);
    this.empty = empty;
  }
}
