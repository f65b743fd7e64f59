/** Features of a segment: words, neighbours, kinds of words, letters, phrases, each with the tokens it stands on. */
import { bucketOf } from './hash.ts';
import { LETTERS, letterBuckets } from './letters.ts';
import type { CueMark } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import type { Reader, Segment } from './reading.ts';
import { PART } from './reading.ts';

/** Kinds of feature; a kind with one or two names is one bucket. */
export const FEATURE = {
  word: 0,
  pair: 1,
  skip: 2,
  kind: 3,
  kinds: 4,
  wordKind: 5,
  kindWord: 6,
  first: 7,
  letters: LETTERS,
  cue: 9,
  mark: 10,
} as const;

/** Features of a segment, column by column; `to` is the last token. */
export class FeatureTable {
  length = 0;
  type = new Uint8Array(1024);
  bucket = new Int32Array(1024);
  from = new Int32Array(1024);
  to = new Int32Array(1024);
  /** Phrases found in the segment. */
  readonly hits: PhraseHit<CueMark>[] = [];

  add(type: number, first: number, second: number, from: number, to: number): void {
    this.addBucket(type, bucketOf(type, first, second), from, to);
  }

  addBucket(type: number, bucket: number, from: number, to: number): void {
    const at = this.length++;
    if (at === this.type.length) this.grow();
    this.type[at] = type;
    this.bucket[at] = bucket;
    this.from[at] = from;
    this.to[at] = to;
  }

  private grow(): void {
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const column = new Int32Array(old.length * 2);
      column.set(old);
      return column;
    };
    const type = new Uint8Array(this.type.length * 2);
    type.set(this.type);
    this.type = type;
    this.bucket = wider(this.bucket);
    this.from = wider(this.from);
    this.to = wider(this.to);
  }
}

/** The features of `segment` into `table`, which is emptied first; letters are left to those who weigh them by word. */
export function featuresOf(reader: Reader, segment: Segment, table: FeatureTable, letters: boolean): void {
  table.length = 0;
  table.hits.length = 0;
  const { names, kinds, empty } = reader;
  let content = -1;
  let covered = segment.from;
  for (let token = segment.from; token < segment.to; token++) {
    const name = names[token]!;
    const kind = kinds[token]!;
    table.add(FEATURE.word, name, 0, token, token);
    if (token === segment.from)
      table.add(FEATURE.first, name, segment.part === PART.title ? 1 : 0, token, token);
    else table.add(FEATURE.pair, names[token - 1]!, name, token - 1, token);
    if (kind > 0) table.add(FEATURE.kind, kind, 0, token, token);
    if (token >= covered) covered = addPhrase(reader, segment, token, table, covered);
    if (empty[token] === 1) continue;
    if (letters) {
      for (const bucket of letterBuckets(reader.table.words[token]!))
        table.addBucket(FEATURE.letters, bucket, token, token);
    }
    if (content >= 0) {
      const before = kinds[content]!;
      if (content < token - 1) table.add(FEATURE.skip, names[content]!, name, content, token);
      if (before > 0 && kind > 0) table.add(FEATURE.kinds, before, kind, content, token);
      if (kind > 0) table.add(FEATURE.wordKind, names[content]!, kind, content, token);
      if (before > 0) table.add(FEATURE.kindWord, before, name, content, token);
    }
    content = token;
  }
}

function addPhrase(
  reader: Reader,
  segment: Segment,
  token: number,
  table: FeatureTable,
  covered: number,
): number {
  const stem = reader.stems[token]!;
  if (!reader.phrases.starts(stem)) return covered;
  const hit = reader.phrases.longest(reader.stems, token, segment.to);
  if (hit === undefined) return covered;
  table.hits.push(hit);
  const { value } = hit;
  if (value.kind === 'cue') table.add(FEATURE.cue, value.code, 0, hit.from, hit.to - 1);
  else if (value.kind === 'mark') table.add(FEATURE.mark, value.code, 0, hit.from, hit.to - 1);
  return value.kind === 'mark' ? covered : hit.to;
}
