/** Extracts the features of a clause: words, adjacent pairs, acts with objects, phrases. */
import type { ActFinder, Deed } from './acts.ts';
import type { CueMark } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import { PART, type Reader, type Segment } from './reading.ts';
import type { FeatureKind } from './weight-data.ts';

/** A feature: its kind, one or two names, and the tokens that share its weight. */
export interface Feature {
  readonly kind: FeatureKind;
  readonly name: string;
  /** Empty if the kind takes one name. */
  readonly second: string;
  readonly first: number;
  /** Last token, inclusive. */
  readonly last: number;
  /** True if the tokens between first and last share the weight too. */
  readonly whole: boolean;
}

/** Called with each feature. The object is reused between calls: do not keep it. */
export type FeatureVisitor = (feature: Feature) => void;

/** The reused feature object. Avoids several allocations per word. */
class MetFeature implements Feature {
  kind: FeatureKind = 'word';
  name = '';
  second = '';
  first = 0;
  last = 0;
  whole = true;

  /** Sets the tokens of the features that follow. */
  over(first: number, last: number, whole: boolean): this {
    this.first = first;
    this.last = last;
    this.whole = whole;
    return this;
  }

  named(kind: FeatureKind, name: string, second: string): this {
    this.kind = kind;
    this.name = name;
    this.second = second;
    return this;
  }
}

/** Tokens that carry no information about the kind of work: counts. */
const SILENT = new Set(['#n', '#num']);

/** Iterates the features of clauses. `hits` and `deeds` hold what was found in the last one. */
export class FeatureWalk {
  readonly hits: PhraseHit<CueMark>[] = [];
  readonly deeds: Deed[] = [];
  readonly #reader: Reader;
  readonly #finder: ActFinder;
  readonly #met = new MetFeature();

  constructor(reader: Reader, finder: ActFinder) {
    this.#reader = reader;
    this.#finder = finder;
  }

  walk(segment: Segment, visit: FeatureVisitor): void {
    this.#walkPhrases(segment, visit);
    this.#walkDeeds(segment, visit);
    this.#walkWords(segment, visit);
  }

  #walkPhrases(segment: Segment, visit: FeatureVisitor): void {
    const reader = this.#reader;
    const met = this.#met;
    const { hits } = this;
    hits.length = 0;
    for (let token = segment.from; token < segment.to; token++) {
      if (reader.opens[token] === 0) continue;
      const hit = reader.phrases.longest(reader.stems, token, segment.to);
      if (hit === undefined) continue;
      hits.push(hit);
      const { value, from, to } = hit;
      if (value.kind === 'cue' || value.kind === 'phrase')
        visit(met.over(from, to - 1, true).named(value.kind, value.name, ''));
      if (value.kind !== 'mark') token = to - 1;
    }
  }

  #walkDeeds(segment: Segment, visit: FeatureVisitor): void {
    const finder = this.#finder;
    const met = this.#met;
    const { deeds } = this;
    deeds.length = 0;
    finder.find(segment, deeds);
    for (const { act, object, actToken, objectToken } of deeds)
      visit(
        met
          .over(Math.min(actToken, objectToken), Math.max(actToken, objectToken), false)
          .named('deed', act, object),
      );
  }

  #walkWords(segment: Segment, visit: FeatureVisitor): void {
    const reader = this.#reader;
    const finder = this.#finder;
    const met = this.#met;
    const opener = segment.part === PART.title ? 'title' : 'body';
    let before = -1;
    for (let token = segment.from; token < segment.to; token++) {
      const stem = reader.stems[token]!;
      if (reader.empty[token] === 1 || SILENT.has(stem)) continue;
      met.over(token, token, true);
      visit(met.named('word', stem, ''));
      const { act, object } = finder.named(token);
      if (act !== undefined) visit(met.named('act', act, ''));
      if (object !== undefined) visit(met.named('object', object, ''));
      if (before < 0) visit(met.named('opener', opener, stem));
      else visit(met.over(before, token, false).named('pair', reader.stems[before]!, stem));
      before = token;
    }
  }
}
