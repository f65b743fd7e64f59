/** Extracts the features of items once, as numbers, so that many sets of weights can be trained on them. */
import { ActFinder } from '../../server/src/traits/acts.ts';
import { markRun, spread, TITLE_FACTOR } from '../../server/src/traits/clauses.ts';
import { Discounts } from '../../server/src/traits/discounts.ts';
import { FeatureWalk } from '../../server/src/traits/features.ts';
import { fieldPieces } from '../../server/src/traits/field-pieces.ts';
import { readerFor } from '../../server/src/traits/judge.ts';
import type { Pole } from '../../server/src/traits/judgement.ts';
import type { LanguagePack } from '../../server/src/traits/pack.ts';
import { PART, type Reader, type Segment } from '../../server/src/traits/reading.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import type { FeatureKind } from '../../server/src/traits/weight-data.ts';
import type { Item } from './corpus.ts';

/** Numbers features in the order in which they occur. */
export class FeatureNames {
  readonly kinds: FeatureKind[] = [];
  readonly names: string[] = [];
  readonly seconds: string[] = [];
  readonly #known = new Map<string, number>();

  of(kind: FeatureKind, name: string, second: string): number {
    const key = `${kind}\t${name}\t${second}`;
    let number = this.#known.get(key);
    if (number === undefined) {
      number = this.kinds.length;
      this.#known.set(key, number);
      this.kinds.push(kind);
      this.names.push(name);
      this.seconds.push(second);
    }
    return number;
  }
}

/** Numbers the values and words of fields. */
export class FieldNames {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();

  of(name: string): number {
    let number = this.#known.get(name);
    if (number === undefined) {
      number = this.names.length;
      this.#known.set(name, number);
      this.names.push(name);
    }
    return number;
  }
}

/** How a word is marked: not at all, with a pole, or with neither. */
export const MARK = { unmarked: 0, operational: 1, strategic: 2, neither: 3 } as const;

/** The weighed words of an item: their features, and discounts. */
export interface Words {
  readonly length: number;
  /** Parallel arrays: the feature, the word it belongs to, and its share there. */
  readonly feature: Int32Array;
  readonly word: Int32Array;
  readonly share: Float32Array;
  /** Share of each word's weight that discounts leave. */
  readonly left: Float32Array;
  /** Clause that each word stands in, counted from 0. */
  readonly clause: Int32Array;
  /** 1 if a word is about how the work is run. */
  readonly run: Uint8Array;
  /** 1 if a word carries meaning. */
  readonly content: Uint8Array;
  /** One of `MARK` for each word; undefined if the item is not marked. */
  readonly marks: Uint8Array | undefined;
}

export interface Document {
  readonly item: Item;
  readonly words: Words;
  /** Parts of fields: the numbers of their names, and whether they are about how the work is run. */
  readonly pieces: readonly { readonly names: Int32Array; readonly run: boolean }[];
  /** The first reader's label as an index into `VERDICTS`, and the share of readers for each verdict. */
  readonly label: number;
  readonly target: readonly number[];
}

/** Extracts the features of items; numbers new features as they occur. */
export function readDocuments(
  items: readonly Item[],
  pack: LanguagePack,
  features: FeatureNames,
  fields: FieldNames,
): Document[] {
  const reader = readerFor(pack);
  const walk = new FeatureWalk(reader, new ActFinder(reader, pack));
  const discounts = new Discounts(reader, pack.bigness);
  return items.map((item) => {
    reader.read(item.subject.texts);
    const segments = reader.segments.filter(({ part }) => part !== PART.field);
    const words = wordsOf(item, segments, { reader, walk, discounts, features });
    const pieces = fieldPieces(reader, item.subject).map(({ names, layer }) => ({
      names: Int32Array.from(names, (name) => fields.of(name)),
      run: layer === 'governance',
    }));
    return {
      item,
      words,
      pieces,
      label: VERDICTS.indexOf(item.label),
      target: VERDICTS.map(
        (verdict) => item.readings.filter((each) => each === verdict).length / item.readings.length,
      ),
    };
  });
}

interface Tools {
  readonly reader: Reader;
  readonly walk: FeatureWalk;
  readonly discounts: Discounts;
  readonly features: FeatureNames;
}

function wordsOf(item: Item, segments: readonly Segment[], tools: Tools): Words {
  const { reader, walk, discounts, features } = tools;
  const feature: number[] = [];
  const word: number[] = [];
  const share: number[] = [];
  const length = segments.at(-1)?.to ?? 0;
  const left = new Float32Array(length).fill(1);
  const clause = new Int32Array(length);
  const run = new Uint8Array(reader.table.length);
  for (const [at, segment] of segments.entries()) {
    clause.fill(at, segment.from, segment.to);
    const factor = segment.part === PART.title ? TITLE_FACTOR : 1;
    walk.walk(segment, (met) => {
      const number = features.of(met.kind, met.name, met.second);
      spread(reader, met, (token, part) => {
        feature.push(number);
        word.push(token);
        share.push(part * factor);
      });
    });
    discounts.mark(segment, walk.hits);
    markRun(segment, walk, run);
    for (let token = segment.from; token < segment.to; token++) left[token] = discounts.left[token]!;
  }
  return {
    length,
    feature: Int32Array.from(feature),
    word: Int32Array.from(word),
    share: Float32Array.from(share),
    left,
    clause,
    run: run.slice(0, length),
    content: Uint8Array.from({ length }, (_, token) => (reader.empty[token] === 1 ? 0 : 1)),
    marks: marksOf(item, segments, reader),
  };
}

const MARK_OF: Readonly<Record<Pole | 'none', number>> = {
  operational: MARK.operational,
  strategic: MARK.strategic,
  none: MARK.neither,
};

/** Assigns the marks of an item to its words; undefined if it is not marked. */
function marksOf(
  { subject, marks: spans }: Item,
  segments: readonly Segment[],
  reader: Reader,
): Uint8Array | undefined {
  if (spans === undefined) return undefined;
  const marks = new Uint8Array(segments.at(-1)?.to ?? 0);
  for (const { text, from, to } of segments)
    for (const span of spans) {
      if (span.path !== subject.texts[text]!.path) continue;
      for (let token = from; token < to; token++)
        if (reader.table.starts[token]! < span.end && reader.table.ends[token]! > span.start)
          marks[token] = MARK_OF[span.pole];
    }
  return marks;
}
