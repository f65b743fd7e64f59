/** Implements the baseline judge: a logistic regression over words, word pairs and character n-grams. */

import type { Verdict } from '../../server/src/traits/judgement.ts';
import { VERDICTS } from '../../server/src/traits/verdict.ts';
import type { Item } from './corpus.ts';
import { randomFrom } from './learn.ts';

/** Number of buckets into which features are hashed. */
const PLACES = 1 << 18;
const ROUNDS = 12;
const RATE = 0.5;
const PENALTY = 1e-5;
/** Weight of character n-grams relative to words, since they are far more numerous. */
const LETTERS = 0.5;

interface Row {
  readonly places: Int32Array;
  readonly values: Float32Array;
}

function hashOf(text: string, seed: number): number {
  let hash = 2166136261 ^ seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return (hash >>> 0) % PLACES;
}

/** Counts words, pairs, character n-grams of three to five, and names of fields, by bucket. */
function countsOf({ subject }: Item): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (place: number, by: number): void => {
    counts.set(place, (counts.get(place) ?? 0) + by);
  };
  for (const { path, text } of subject.texts) {
    const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
    if (path !== 'title' && path !== 'description') add(hashOf(path.split('.')[0]!, 5), 1);
    words.forEach((word, at) => {
      add(hashOf(word, 1), 1);
      if (at > 0) add(hashOf(`${words[at - 1]} ${word}`, 2), 1);
      const padded = ` ${word} `;
      for (let length = 3; length <= 5; length++)
        for (let from = 0; from + length <= padded.length; from++)
          add(hashOf(padded.slice(from, from + length), 3), LETTERS);
    });
  }
  return counts;
}

/** Trains the baseline judge on `items`; returns its verdict function. */
export function teachPlain(items: readonly Item[]): (item: Item) => Verdict {
  const holders = new Float64Array(PLACES);
  const counts = items.map(countsOf);
  for (const each of counts) for (const place of each.keys()) holders[place]!++;
  const rowOf = (each: ReadonlyMap<number, number>): Row => {
    const known = [...each].filter(([place]) => holders[place]! >= 2);
    const values = known.map(
      ([place, count]) => (1 + Math.log(Math.max(count, 0.2))) * Math.log(items.length / holders[place]!),
    );
    const length = Math.hypot(...values) || 1;
    return {
      places: Int32Array.from(known, ([place]) => place),
      values: Float32Array.from(values, (value) => value / length),
    };
  };
  const rows = counts.map(rowOf);
  const labels = items.map(({ label }) => VERDICTS.indexOf(label));
  const share = VERDICTS.map((_, verdict) => labels.filter((label) => label === verdict).length);
  const weights = VERDICTS.map(() => new Float64Array(PLACES));
  const starts = [0, 0, 0, 0];
  const random = randomFrom(7);
  const order = rows.map((_, at) => at);
  for (let round = 0; round < ROUNDS; round++) {
    for (let at = order.length - 1; at > 0; at--) {
      const other = Math.floor(random() * (at + 1));
      [order[at], order[other]] = [order[other]!, order[at]!];
    }
    const rate = RATE / (1 + round / 3);
    for (const at of order) {
      const { places, values } = rows[at]!;
      const shares = sharesFor(rows[at]!, weights, starts);
      // Rare verdicts weigh more, as usual in comparisons with such baselines.
      const strength = Math.min(2, items.length / 4 / Math.max(1, share[labels[at]!]!));
      for (let verdict = 0; verdict < 4; verdict++) {
        const off = strength * (shares[verdict]! - (labels[at] === verdict ? 1 : 0));
        starts[verdict]! -= rate * 0.1 * off;
        const row = weights[verdict]!;
        for (let i = 0; i < places.length; i++) {
          const place = places[i]!;
          row[place]! -= rate * (off * values[i]! + PENALTY * row[place]!);
        }
      }
    }
  }
  return (item) => {
    const shares = sharesFor(rowOf(countsOf(item)), weights, starts);
    return VERDICTS[shares.indexOf(Math.max(...shares))]!;
  };
}

function sharesFor(
  { places, values }: Row,
  weights: readonly Float64Array[],
  starts: readonly number[],
): number[] {
  const worth = weights.map((row, verdict) => {
    let sum = starts[verdict]!;
    for (let i = 0; i < places.length; i++) sum += row[places[i]!]! * values[i]!;
    return sum;
  });
  const top = Math.max(...worth);
  const parts = worth.map((each) => Math.exp(each - top));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all);
}

/** Returns the most frequent label. */
export function majorityOf(items: readonly Item[]): Verdict {
  const counts = VERDICTS.map((verdict) => items.filter(({ label }) => label === verdict).length);
  return VERDICTS[counts.indexOf(Math.max(...counts))]!;
}
