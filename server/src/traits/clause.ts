/** Words of a clause to what it says, and each word's share in it. */
import type { FeatureTable } from './features.ts';
import { FEATURE } from './features.ts';
import type { Model } from './model.ts';
import { WeightTable } from './model.ts';

/** Letters of words weigh less than whole words: there are many of them to a word. */
export const LETTERS_SHARE = 0.2;

/** A clause of fewer words counts as one of this many, so that one word is not shouted. */
const LEAST_LENGTH = 3;

/** What every feature of a clause of `length` tokens is multiplied with. */
export const lengthFactor = (length: number): number => 1 / Math.sqrt(Math.max(length, LEAST_LENGTH));

/** Lean (above 0 strategic) and neither of one clause, before its neighbours are looked at. */
export interface ClauseScore {
  readonly lean: number;
  readonly neither: number;
}

/** The organisation's words, by token: what they push the lean by, and 1 where words are neutral. */
export interface OwnWords {
  readonly push: Float64Array;
  readonly muted: Uint8Array;
}

/** Weighs clauses; `shares` holds each token's part of the lean of the clause last weighed. */
export class ClauseScorer {
  private readonly table: WeightTable;
  private readonly bias: readonly number[];
  shares = new Float64Array(512);
  /** How many features of the clause last weighed were ever learned. */
  known = 0;

  constructor(model: Model['clause']) {
    this.table = new WeightTable(model);
    this.bias = model.bias;
  }

  /** Lean and neither of the features of a clause of tokens `from` to `to`; fills their `shares`. */
  score(features: FeatureTable, from: number, to: number, own?: OwnWords): ClauseScore {
    if (to > this.shares.length) {
      const wider = new Float64Array(to * 2);
      wider.set(this.shares);
      this.shares = wider;
    }
    const { table, shares } = this;
    const leans = table.rows[0]!;
    const neithers = table.rows[1]!;
    shares.fill(0, from, to);
    const factor = lengthFactor(to - from);
    let lean = 0;
    let neither = 0;
    let known = 0;
    for (let at = 0; at < features.length; at++) {
      const slot = table.slot(features.bucket[at]!);
      if (slot < 0) continue;
      const first = features.from[at]!;
      const last = features.to[at]!;
      if (own !== undefined && (own.muted[first] === 1 || own.muted[last] === 1)) continue;
      const part = leans[slot]! * factor;
      lean += part;
      neither += neithers[slot]! * factor;
      known++;
      if (first === last || features.type[at] === FEATURE.mark) shares[first]! += part;
      else {
        shares[first]! += part / 2;
        shares[last]! += part / 2;
      }
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
    return { lean: lean + this.bias[0]!, neither: neither + this.bias[1]! };
  }
}
