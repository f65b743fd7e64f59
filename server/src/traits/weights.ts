/** Looks up learned weights: the lean of each feature, and its evidence for neither path. */
import type { VerdictNumbers } from './verdict.ts';
import {
  DOUBLE,
  type DoubleKind,
  type FeatureKind,
  type SingleKind,
  type Weight,
  type WeightData,
} from './weight-data.ts';

/** Weights by second name: a map from the first look on. Of a thousand first names a portfolio has few. */
type Seconds = Map<string, Weight> | Readonly<Record<string, Weight>>;

/** Looks up weights by feature kind and names. */
export class Weights {
  readonly numbers: VerdictNumbers;
  readonly #single: Readonly<Record<SingleKind, ReadonlyMap<string, Weight>>>;
  readonly #double: Readonly<Record<DoubleKind, Map<string, Seconds>>>;
  readonly #fields: ReadonlyMap<string, number>;

  constructor(data: WeightData) {
    this.numbers = data.numbers;
    this.#fields = new Map(Object.entries(data.fields));
    const one = (kind: SingleKind): Map<string, Weight> => new Map(Object.entries(data.single[kind]));
    const two = (kind: DoubleKind): Map<string, Seconds> => new Map(Object.entries(data.double[kind]));
    this.#single = {
      word: one('word'),
      act: one('act'),
      object: one('object'),
      cue: one('cue'),
      phrase: one('phrase'),
    };
    this.#double = { opener: two('opener'), pair: two('pair'), deed: two('deed') };
  }

  /** Returns the weight of a word feature; undefined if it has none. */
  of(kind: FeatureKind, name: string, second: string): Weight | undefined {
    if (kind !== 'opener' && kind !== 'pair' && kind !== 'deed') return this.#single[kind].get(name);
    const firsts = this.#double[kind];
    let seconds = firsts.get(name);
    if (seconds === undefined) return undefined;
    if (!(seconds instanceof Map)) firsts.set(name, (seconds = new Map(Object.entries(seconds))));
    return seconds.get(second);
  }

  /** Returns the lean of a field value or word; 0 if it has none. */
  ofField(name: string): number {
    return this.#fields.get(name) ?? 0;
  }
}

/** Serializes features, sorted by kind and name: equal weights give equal bytes. */
export function weightData(
  features: Iterable<readonly [kind: FeatureKind, name: string, second: string, weight: Weight]>,
  fields: Iterable<readonly [string, number]>,
  numbers: VerdictNumbers,
): WeightData {
  const single: Record<string, Record<string, Weight>> = {};
  const double: Record<string, Record<string, Record<string, Weight>>> = {};
  for (const kind of ['word', 'act', 'object', 'cue', 'phrase'] satisfies SingleKind[]) single[kind] = {};
  for (const kind of DOUBLE) double[kind] = {};
  const ordered = [...features].sort(
    (a, b) => compare(a[0], b[0]) || compare(a[1], b[1]) || compare(a[2], b[2]),
  );
  for (const [kind, name, second, weight] of ordered) {
    if (second === '') (single[kind] ??= {})[name] = weight;
    else ((double[kind] ??= {})[name] ??= {})[second] = weight;
  }
  return {
    single: single as WeightData['single'],
    double: double as WeightData['double'],
    fields: Object.fromEntries([...fields].sort(([a], [b]) => compare(a, b))),
    numbers,
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
