/**
 * Trains the weights by gradient descent on the difference between verdicts and readers' labels, and on marked words.
 */

import { clauseShare } from '../../server/src/traits/evidence.ts';
import { fieldPole } from '../../server/src/traits/fields.ts';
import type { Calibration } from '../../server/src/traits/verdict.ts';
import type { Weight, WeightData } from '../../server/src/traits/weight-data.ts';
import { weightData } from '../../server/src/traits/weights.ts';
import { Column, Gradient } from './descent.ts';
import { type Document, type FeatureNames, type FieldNames, MARK } from './documents.ts';
import type { Prior } from './lexicon.ts';
import { Numbers, UNCALIBRATED } from './numbers.ts';
import { LEARNING, type Settings } from './settings.ts';

/** A generator of numbers in 0 to 1, the same for the same seed. */
export function randomFrom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const weightOf = ({ item, label, target }: Document, settings: Settings): number => {
  switch (item.set) {
    case 'court':
      return 0;
    case 'voice':
      return target[label] === 1 ? settings.voice : settings.disputed;
    case 'school':
      return item.label === 'unclear' ? settings.thin : settings.school;
    default:
      return settings[item.set];
  }
};

/** The sums of an item's weights, and the contribution of each word. */
interface Reading {
  readonly lean: Float64Array;
  readonly neither: Float64Array;
  /** Substance and governance of each pole, and neither: op, st, run op, run st, neither. */
  readonly sums: Float64Array;
  /** Slope of the two sums of substance (op, st) by the weight of a word in each clause. */
  readonly gain: Float64Array;
  readonly pieces: Float64Array;
}

/** Trains weights on documents. Deterministic: the same documents in the same order give the same weights. */
export class Learner {
  readonly #lean: Column;
  readonly #neither: Column;
  readonly #field: Column;
  readonly #known: Uint8Array;
  readonly #learned: Uint8Array;
  readonly #numbers = new Numbers();
  #means = 0;
  readonly #leanGradient: Gradient;
  readonly #neitherGradient: Gradient;
  readonly #fieldGradient: Gradient;
  /** Number of items visited. */
  #met = 0;
  /** For each feature, the last visit at which it was dropped. */
  readonly #droppedAt: Int32Array;
  readonly #features: FeatureNames;
  readonly #fields: FieldNames;
  readonly #settings: Settings;

  constructor(features: FeatureNames, fields: FieldNames, prior: Prior, settings: Settings = LEARNING) {
    this.#settings = settings;
    this.#features = features;
    this.#fields = fields;
    const size = features.kinds.length;
    this.#lean = new Column(size);
    this.#neither = new Column(size);
    this.#field = new Column(fields.names.length);
    this.#leanGradient = new Gradient(size);
    this.#neitherGradient = new Gradient(size);
    this.#fieldGradient = new Gradient(fields.names.length);
    this.#droppedAt = new Int32Array(size);
    for (const [at, name] of fields.names.entries())
      this.#field.prior[at] = this.#field.value[at] = fieldPrior(name);
    this.#known = new Uint8Array(size);
    this.#learned = new Uint8Array(size);
    for (let at = 0; at < size; at++) {
      const before = prior(at);
      if (before === undefined) continue;
      this.#known[at] = 1;
      this.#lean.prior[at] = this.#lean.value[at] = before[0];
      this.#neither.prior[at] = this.#neither.value[at] = before[1];
    }
  }

  learn(documents: readonly Document[]): void {
    const random = randomFrom(1);
    this.#choose(documents);
    for (let at = 0; at < this.#lean.value.length; at++) {
      this.#lean.value[at]! += (random() - 0.5) * 0.02;
      this.#neither.value[at] = Math.max(0.02, this.#neither.value[at]!);
    }
    const order = documents.map((_, at) => at);
    const { rounds, batch: size, rate: begin, meanFrom } = this.#settings;
    const steps = (rounds * order.length) / size;
    let step = 0;
    for (let round = 0; round < rounds; round++) {
      for (let at = order.length - 1; at > 0; at--) {
        const other = Math.floor(random() * (at + 1));
        [order[at], order[other]] = [order[other]!, order[at]!];
      }
      for (let from = 0; from < order.length; from += size) {
        step++;
        const rate = begin * Math.max(0.05, 1 - step / steps);
        const batch = order.slice(from, from + size).map((at) => documents[at]!);
        this.#descend(batch, rate, 1 - 0.9 ** step, random);
        if (round >= rounds * meanFrom && step % 40 === 0) this.#addToMean();
      }
    }
    this.#takeMean();
  }

  /** Selects the features that occur in enough items. */
  #choose(documents: readonly Document[]): void {
    const count = new Int32Array(this.#lean.value.length);
    const last = new Int32Array(count.length).fill(-1);
    documents.forEach(({ words }, at) => {
      for (const feature of words.feature) {
        if (last[feature] === at) continue;
        last[feature] = at;
        count[feature]!++;
      }
    });
    for (let at = 0; at < count.length; at++)
      this.#learned[at] = count[at]! >= this.#settings.leastItems || this.#known[at] === 1 ? 1 : 0;
  }

  #descend(batch: readonly Document[], rate: number, warm: number, random: () => number): void {
    this.#leanGradient.clear();
    this.#neitherGradient.clear();
    this.#fieldGradient.clear();
    this.#numbers.begin();
    for (const document of batch) this.#addGradient(document, random);
    const { penalty, pairPenalty, fieldPenalty, batch: size } = this.#settings;
    const free = { rate, warm, least: -Infinity };
    const positive = { rate, warm, least: 0 };
    const { seconds } = this.#features;
    const strength = (at: number): number => (seconds[at] === '' ? penalty : penalty * pairPenalty);
    this.#leanGradient.each(size, (at, slope) => this.#lean.step(at, slope, free, strength(at)));
    this.#neitherGradient.each(size, (at, slope) => this.#neither.step(at, slope, positive, strength(at)));
    this.#fieldGradient.each(size, (at, slope) => this.#field.step(at, slope, free, fieldPenalty));
    this.#numbers.step(size, rate * 0.3, warm);
  }

  #addGradient(document: Document, random: () => number): void {
    const { item, words, pieces, label, target } = document;
    const settings = this.#settings;
    const kept = new Uint8Array(words.feature.length);
    const met = ++this.#met;
    for (const feature of words.feature) if (random() < settings.dropped) this.#droppedAt[feature] = met;
    for (let at = 0; at < kept.length; at++) {
      const feature = words.feature[at]!;
      kept[at] = this.#learned[feature] === 1 && this.#droppedAt[feature] !== met ? 1 : 0;
    }
    const reading = this.#read(document, kept);
    const weight = weightOf(document, settings);
    const mixed = item.set === 'voice' ? settings.mixedReal : settings.mixedInvented;
    const slope = this.#numbers.slopes(reading.sums, target, label === 2 ? weight * mixed : weight);
    const pull = pullOfMarks(document, reading, settings, weight);
    for (let at = 0; at < kept.length; at++) {
      if (kept[at] === 0) continue;
      const word = words.word[at]!;
      const share = words.share[at]!;
      const said = reading.lean[word]! * words.left[word]!;
      const run = words.run[word] === 1 ? 2 : 0;
      const clause = words.clause[word]! * 2;
      const down = slope[run]! * (run === 0 ? reading.gain[clause]! : 1);
      const up = slope[run + 1]! * (run === 0 ? reading.gain[clause + 1]! : 1);
      let lean = said > 0 ? up : said < 0 ? -down : (up - down) / 2;
      lean = lean * words.left[word]! + pull.lean[word]!;
      if (lean !== 0) this.#leanGradient.add(words.feature[at]!, lean * share);
      const neither = slope[4]! + pull.neither[word]!;
      if (neither !== 0) this.#neitherGradient.add(words.feature[at]!, neither * share);
    }
    pieces.forEach(({ names, run }, at) => {
      const from = run ? 2 : 0;
      const lean = reading.pieces[at]! > 0 ? slope[from + 1]! : -slope[from]!;
      for (const name of names) this.#fieldGradient.add(name, lean);
    });
  }

  #read({ words, pieces }: Document, kept: Uint8Array): Reading {
    const lean = new Float64Array(words.length);
    const neither = new Float64Array(words.length);
    for (let at = 0; at < kept.length; at++) {
      if (kept[at] === 0) continue;
      const feature = words.feature[at]!;
      const word = words.word[at]!;
      lean[word]! += this.#lean.value[feature]! * words.share[at]!;
      neither[word]! += this.#neither.value[feature]! * words.share[at]!;
    }
    const sums = new Float64Array(5);
    /** The two sums of substance of each clause. */
    const clauses = new Float64Array(words.length === 0 ? 0 : (words.clause.at(-1)! + 1) * 2);
    for (let word = 0; word < words.length; word++) {
      const said = lean[word]! * words.left[word]!;
      const pole = said > 0 ? 1 : 0;
      if (words.run[word] === 1) sums[pole + 2]! += Math.abs(said);
      else clauses[words.clause[word]! * 2 + pole]! += Math.abs(said);
      sums[4]! += neither[word]!;
    }
    clauses.forEach((sum, at) => {
      sums[at % 2]! += sum * clauseShare(sum);
    });
    const gain = clauses.map((sum) => 1 - (1 - clauseShare(sum)) ** 2);
    const leans = Float64Array.from(pieces, ({ names }) =>
      names.reduce((sum, name) => sum + this.#field.value[name]!, 0),
    );
    pieces.forEach(({ run }, at) => {
      const from = run ? 2 : 0;
      if (leans[at]! > 0) sums[from + 1]! += leans[at]!;
      else sums[from]! -= leans[at]!;
    });
    return { lean, neither, sums, gain, pieces: leans };
  }

  #addToMean(): void {
    this.#means++;
    for (const column of [this.#lean, this.#neither, this.#field]) column.addToMean();
    this.#numbers.addToMean();
  }

  #takeMean(): void {
    if (this.#means === 0) return;
    for (const column of [this.#lean, this.#neither, this.#field])
      for (let at = 0; at < column.value.length; at++) column.value[at] = column.mean[at]! / this.#means;
    this.#numbers.takeMean(this.#means);
  }

  /** Returns the trained weights as data. Omits weights that round to zero. */
  data(calibration: Calibration = UNCALIBRATED): WeightData {
    const found: [kind: FeatureNames['kinds'][number], name: string, second: string, weight: Weight][] = [];
    for (let at = 0; at < this.#lean.value.length; at++) {
      if (this.#learned[at] === 0) continue;
      const weight: Weight = [rounded(this.#lean.value[at]!), rounded(this.#neither.value[at]!)];
      if (Math.abs(weight[0]) < MIN_WEIGHT && weight[1] < MIN_WEIGHT) continue;
      found.push([this.#features.kinds[at]!, this.#features.names[at]!, this.#features.seconds[at]!, weight]);
    }
    const fields = this.#fields.names.flatMap((name, at): [string, number][] => {
      const weight = rounded(this.#field.value[at]!);
      return Math.abs(weight) < MIN_WEIGHT ? [] : [[name, weight]];
    });
    return weightData(found, fields, { ...this.#numbers.named(), calibration });
  }
}

/** Prior weight of a field's value: that of a clear word. Words in fields have no prior. */
const FIELD_PRIOR = 1.2;
const fieldPrior = (name: string): number => {
  const pole = fieldPole(name);
  return pole === undefined ? 0 : pole === 'strategic' ? FIELD_PRIOR : -FIELD_PRIOR;
};

/** Minimum magnitude of a weight that is kept. */
const MIN_WEIGHT = 0.06;
const rounded = (weight: number): number => Math.round(weight * 100) / 100;

/** Pulls marked words towards their pole, and unmarked words of marked items towards zero. */
function pullOfMarks(
  { words }: Document,
  { lean, neither }: Reading,
  { marked, unmarked, margin }: Settings,
  strength: number,
): { readonly lean: Float64Array; readonly neither: Float64Array } {
  const pull = { lean: new Float64Array(words.length), neither: new Float64Array(words.length) };
  const { marks, content } = words;
  if (marks === undefined) return pull;
  const [strong, weak] = [marked * strength, unmarked * strength];
  for (let word = 0; word < words.length; word++) {
    if (content[word] === 0) continue;
    const mark = marks[word]!;
    const said = lean[word]!;
    if (mark === MARK.operational) pull.lean[word] = said > -margin ? strong : 0;
    else if (mark === MARK.strategic) pull.lean[word] = said < margin ? -strong : 0;
    else pull.lean[word] = weak * Math.sign(said);
    if (mark === MARK.neither) pull.neither[word] = neither[word]! < margin ? -strong : 0;
    else if (neither[word]! > 0) pull.neither[word] = weak;
  }
  return pull;
}
