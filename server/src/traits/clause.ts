/** Words of a clause to what it says, and each word's share in it. */
import type { FeatureTable } from './features.ts';
import { FEATURE } from './features.ts';
import { LetterWeights } from './letters.ts';
import type { Model } from './model.ts';
import { WeightTable } from './model.ts';
import type { Reader, Segment } from './reading.ts';

/** Letters of words weigh less than whole words: there are many of them to a word. */
export const LETTERS_SHARE = 0.35;

/** A clause of fewer words counts as one of this many, so that one word is not shouted. */
const LEAST_LENGTH = 3;

/** What every feature of a clause of `length` tokens is multiplied with. */
export const lengthFactor = (length: number): number => 1 / Math.sqrt(Math.max(length, LEAST_LENGTH));

/** Lean (above 0 strategic) and neither of one clause, before its neighbours are looked at. */
export interface ClauseScore {
  readonly lean: number;
  readonly neither: number;
  /** Strongest run of words for each pole within the clause, at least 0. */
  readonly runOperational: number;
  readonly runStrategic: number;
}

/**
 * Strongest run of words for each pole among `shares` of tokens `from` to `to`, weighed as a clause of its own length
 * would be: a clause may hold work of both kinds.
 */
export function strongestRuns(
  shares: Float64Array,
  from: number,
  to: number,
): { operational: number; strategic: number } {
  const whole = lengthFactor(to - from);
  const strongest = (sign: number): number => {
    let best = 0;
    let sum = 0;
    let begin = from;
    for (let token = from; token < to; token++) {
      if (sum <= 0) {
        sum = 0;
        begin = token;
      }
      sum += (shares[token]! * sign) / whole;
      const weighed = sum * lengthFactor(token + 1 - begin);
      if (weighed > best) best = weighed;
    }
    return best;
  };
  return { operational: strongest(-1), strategic: strongest(1) };
}

/** The organisation's words, by token: what they push the lean by, and 1 where words are neutral. */
export interface OwnWords {
  readonly push: Float64Array;
  readonly muted: Uint8Array;
}

/** Weighs clauses; `shares` holds each token's part of the lean of the clause last weighed. */
export class ClauseScorer {
  private readonly table: WeightTable;
  private readonly letters: LetterWeights;
  private readonly bias: readonly number[];
  shares = new Float64Array(512);
  /** How many features of the clause last weighed were ever learned. */
  known = 0;

  constructor(model: Model['clause']) {
    this.table = new WeightTable(model);
    this.letters = new LetterWeights(this.table);
    this.bias = model.bias;
  }

  /** Lean and neither of the clause `segment` with its features, letters apart; fills its `shares`. */
  score(features: FeatureTable, reader: Reader, { from, to }: Segment, own?: OwnWords): ClauseScore {
    if (to > this.shares.length) {
      const wider = new Float64Array(to * 2);
      wider.set(this.shares);
      this.shares = wider;
    }
    const { table, shares } = this;
    shares.fill(0, from, to);
    const factor = lengthFactor(to - from);
    let lean = 0;
    let neither = 0;
    let known = 0;
    const { bucket, length } = features;
    for (let at = 0; at < length; at++) {
      const slot = table.slot(bucket[at]!);
      if (slot < 0) continue;
      const first = features.from[at]!;
      const last = features.to[at]!;
      if (own !== undefined && (own.muted[first] === 1 || own.muted[last] === 1)) continue;
      const part = table.weight(slot, 0) * factor;
      lean += part;
      neither += table.weight(slot, 1) * factor;
      known++;
      if (first === last || features.type[at] === FEATURE.mark) shares[first]! += part;
      else {
        shares[first]! += part / 2;
        shares[last]! += part / 2;
      }
    }
    for (let token = from; token < to; token++) {
      if (reader.empty[token] === 1 || own?.muted[token] === 1) continue;
      const letters = this.letters.of(reader.table.words[token]!);
      const part = letters.lean * factor;
      lean += part;
      neither += letters.neither * factor;
      known += letters.known;
      shares[token]! += part;
    }
    if (own !== undefined) {
      for (let token = from; token < to; token++) {
        const push = own.push[token]!;
        if (push === 0) continue;
        shares[token]! += push;
        lean += push;
        neither -= Math.abs(push);
        known++;
      }
    }
    this.known = known;
    const runs = strongestRuns(shares, from, to);
    return {
      lean: lean + this.bias[0]!,
      neither: neither + this.bias[1]!,
      runOperational: runs.operational,
      runStrategic: runs.strategic,
    };
  }
}
