/** Computes the weight of each word in a clause: its lean towards a pole, and its evidence for neither. */
import type { Discounts } from './discounts.ts';
import type { Feature, FeatureVisitor, FeatureWalk } from './features.ts';
import type { Dimension } from './judgement.ts';
import { PART, type Reader, type Segment } from './reading.ts';
import type { Weights } from './weights.ts';

/** Factor on words of a title, which is terser than a description. */
export const TITLE_FACTOR = 1.3;

/** Dimensions that describe how work is run, not what it is. */
export const GOVERNANCE: ReadonlySet<Dimension> = new Set<Dimension>([
  'horizon',
  'rhythm',
  'people',
  'money',
  'measures',
]);

/** Effects of the vocabulary by token: the push on the lean, and 1 where it overrides all other weights. */
export interface OwnWords {
  readonly push: Float64Array;
  readonly muted: Uint8Array;
}

/** Columns indexed by token of the current reading. Valid for the clause weighed last. */
export class ClauseWeigher {
  /** Lean of each word before discounts: positive is strategic, negative operational. */
  lean = new Float64Array(512);
  neither = new Float64Array(512);
  /** 1 for words that describe how the work is run. */
  run = new Uint8Array(512);
  readonly discounts: Discounts;
  readonly #reader: Reader;
  readonly #walk: FeatureWalk;
  readonly #weights: Weights;
  #own: OwnWords | undefined;
  #factor = 1;

  constructor(reader: Reader, walk: FeatureWalk, weights: Weights, discounts: Discounts) {
    this.#reader = reader;
    this.#walk = walk;
    this.#weights = weights;
    this.discounts = discounts;
  }

  /** Weighs a clause: fills the columns for its tokens. */
  weigh(segment: Segment, own: OwnWords | undefined): void {
    const { from, to } = segment;
    if (to > this.lean.length) this.#grow(to * 2);
    this.lean.fill(0, from, to);
    this.neither.fill(0, from, to);
    this.#own = own;
    this.#factor = segment.part === PART.title ? TITLE_FACTOR : 1;
    this.#walk.walk(segment, this.#visit);
    this.discounts.mark(segment, this.#walk.hits);
    markRun(segment, this.#walk, this.run);
    if (own === undefined) return;
    for (let token = from; token < to; token++) {
      if (own.muted[token] === 1) this.neither[token] = 0;
      if (own.push[token] !== 0) this.lean[token] = own.push[token]!;
    }
  }

  readonly #visit: FeatureVisitor = (feature) => {
    const own = this.#own;
    const reader = this.#reader;
    const factor = this.#factor;
    const { lean, neither } = this;
    const { first, last } = feature;
    if (own !== undefined && (own.muted[first] === 1 || own.muted[last] === 1)) return;
    const weight = this.#weights.of(feature.kind, feature.name, feature.second);
    if (weight === undefined) return;
    if (first === last) {
      lean[first]! += weight[0] * factor;
      neither[first]! += weight[1] * factor;
      return;
    }
    spread(reader, feature, (token, share) => {
      lean[token]! += weight[0] * share * factor;
      neither[token]! += weight[1] * share * factor;
    });
  };

  #grow(size: number): void {
    const wider = (old: Float64Array): Float64Array<ArrayBuffer> => {
      const column = new Float64Array(size);
      column.set(old);
      return column;
    };
    this.lean = wider(this.lean);
    this.neither = wider(this.neither);
    const run = new Uint8Array(size);
    run.set(this.run);
    this.run = run;
  }
}

/** Marks the words that describe how the work is run: those of phrases about time, money, people and the like. */
export function markRun(segment: Segment, { hits }: FeatureWalk, run: Uint8Array): void {
  run.fill(0, segment.from, segment.to);
  for (const { value, from, to } of hits)
    if (value.kind === 'cue' && GOVERNANCE.has(value.dimension)) run.fill(1, from, to);
}

/** Distributes a weight over the tokens of a feature: evenly over all content words, or half to each end. */
export function spread(
  reader: Reader,
  { first, last, whole }: Pick<Feature, 'first' | 'last' | 'whole'>,
  add: (token: number, share: number) => void,
): void {
  if (first === last) add(first, 1);
  else if (!whole) {
    add(first, 0.5);
    add(last, 0.5);
  } else {
    let words = 0;
    for (let token = first; token <= last; token++) if (reader.empty[token] === 0) words++;
    if (words === 0) return;
    for (let token = first; token <= last; token++) if (reader.empty[token] === 0) add(token, 1 / words);
  }
}
