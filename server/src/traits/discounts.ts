/** Discounts words of a clause that are negated, out of scope, history, or a goal served; records the rule for each. */
import type { DiscountRule } from './judgement.ts';
import type { CueMark } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import type { Reader, Segment } from './reading.ts';
import { BREAK } from './tokens.ts';

/** The effect of a rule: the share of the weight it leaves, and the words it applies to. */
interface Reach {
  /** Share of the weight that remains, 0 to 1. */
  readonly left: number;
  /** `clause`: the whole clause. `after`: the words after the mark, up to a comma and at most `words`. */
  readonly where: 'clause' | 'after';
  /** Number of content words after the mark. */
  readonly words?: number;
}

/** Effects by rule. A negation applies to the phrase after it only; what precedes it still counts. */
const REACHES: Readonly<Partial<Record<DiscountRule, Reach>>> = {
  negation: { left: 0, where: 'after', words: 4 },
  alignment: { left: 0.25, where: 'after', words: 12 },
  background: { left: 0.3, where: 'clause' },
  'out-of-scope': { left: 0, where: 'clause' },
};

/** Stores the remaining share of each word's weight, and the rule that reduced it. */
export class Discounts {
  /** By token of the current reading; 1 where nothing is discounted. */
  left = new Float64Array(512);
  rules: (DiscountRule | undefined)[] = [];
  readonly #reader: Reader;
  readonly #big: ReadonlySet<string>;

  /** @param bigness inflated words, space-separated */
  constructor(reader: Reader, bigness: string) {
    this.#reader = reader;
    this.#big = new Set(bigness.split(' ').map(reader.stem));
  }

  /** Applies the marks found in a segment to its tokens. */
  mark(segment: Segment, hits: readonly PhraseHit<CueMark>[]): void {
    if (segment.to > this.left.length) this.left = grown(this.left, segment.to);
    this.left.fill(1, segment.from, segment.to);
    for (let token = segment.from; token < segment.to; token++) {
      const big = this.#big.has(this.#reader.stems[token]!);
      this.rules[token] = big ? 'inflated' : undefined;
      if (big) this.left[token] = 0;
    }
    for (const { value, from, to } of hits) {
      if (value.kind !== 'mark') continue;
      const reach = REACHES[value.rule];
      if (reach === undefined) continue;
      if (reach.where === 'clause') this.#take(segment.from, segment.to, value.rule, reach.left);
      else this.#take(from, this.#endOf(segment, to, reach.words ?? 1), value.rule, reach.left);
    }
  }

  #take(from: number, to: number, rule: DiscountRule, left: number): void {
    for (let token = from; token < to; token++) {
      if (left >= this.left[token]!) continue;
      this.left[token] = left;
      this.rules[token] = rule;
    }
  }

  /** Returns the end (exclusive) of the tokens that a mark ending at `from` applies to. */
  #endOf(segment: Segment, from: number, words: number): number {
    let seen = 0;
    for (let token = from; token < segment.to; token++) {
      if (this.#reader.table.breaks[token] !== BREAK.none && token > from) return token;
      if (this.#reader.empty[token] === 0 && ++seen > words) return token;
    }
    return segment.to;
  }
}

function grown(old: Float64Array, least: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(least * 2);
  wider.set(old);
  return wider;
}
