/** Weighs the words of a clause: what each adds for a pole, and what it tells of neither path. */
import type { Discounts } from './discounts.ts';
import type { Feature, FeatureVisitor, FeatureWalk } from './features.ts';
import type { Dimension } from './judgement.ts';
import { PART, type Reader, type Segment } from './reading.ts';
import type { Weights } from './weights.ts';

/** A title says in a few words what a description says in many: its words count this much. */
export const TITLE_FACTOR = 1.3;

/** Dimensions of how work is run, as against what it is. */
export const GOVERNANCE: ReadonlySet<Dimension> = new Set<Dimension>([
  'horizon',
  'rhythm',
  'people',
  'money',
  'measures',
]);

/** The organisation's words, by token: what they push the lean by, and 1 where no other weight counts. */
export interface OwnWords {
  readonly push: Float64Array;
  readonly muted: Uint8Array;
}

/** Columns by token of the reading at hand; those of the clause weighed last are good. */
export class ClauseWeigher {
  /** What a word adds: above 0 strategic, below 0 operational, before discounts. */
  lean = new Float64Array(512);
  neither = new Float64Array(512);
  /** 1 for words that tell how the work is run. */
  run = new Uint8Array(512);
  readonly discounts: Discounts;
  private readonly reader: Reader;
  private readonly walk: FeatureWalk;
  private readonly weights: Weights;
  private own: OwnWords | undefined;
  private factor = 1;

  constructor(reader: Reader, walk: FeatureWalk, weights: Weights, discounts: Discounts) {
    this.reader = reader;
    this.walk = walk;
    this.weights = weights;
    this.discounts = discounts;
  }

  /** Weighs a clause; fills the columns from its first to its last token. */
  weigh(segment: Segment, own: OwnWords | undefined): void {
    const { from, to } = segment;
    if (to > this.lean.length) this.grow(to * 2);
    this.lean.fill(0, from, to);
    this.neither.fill(0, from, to);
    this.own = own;
    this.factor = segment.part === PART.title ? TITLE_FACTOR : 1;
    this.walk.walk(segment, this.visit);
    this.discounts.mark(segment, this.walk.hits);
    markRun(segment, this.walk, this.run);
    if (own === undefined) return;
    for (let token = from; token < to; token++) {
      if (own.muted[token] === 1) this.neither[token] = 0;
      if (own.push[token] !== 0) this.lean[token] = own.push[token]!;
    }
  }

  private readonly visit: FeatureVisitor = (feature) => {
    const { own, reader, lean, neither, factor } = this;
    const { first, last } = feature;
    if (own !== undefined && (own.muted[first] === 1 || own.muted[last] === 1)) return;
    const weight = this.weights.of(feature.kind, feature.name, feature.second);
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

  private grow(size: number): void {
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

/** Marks the words of a clause that tell how the work is run: those of phrases about time, money, people and the like. */
export function markRun(segment: Segment, { hits }: FeatureWalk, run: Uint8Array): void {
  run.fill(0, segment.from, segment.to);
  for (const { value, from, to } of hits)
    if (value.kind === 'cue' && GOVERNANCE.has(value.dimension)) run.fill(1, from, to);
}

/** Hands a weight to the tokens that share it: evenly to all words that carry meaning, or half each to both ends. */
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
