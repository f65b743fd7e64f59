/** Says which words of a clause count less, and by which rule: what is denied, left out, history, or a goal served. */
import type { DiscountRule } from './judgement.ts';
import type { CueMark } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import type { Reader, Segment } from './reading.ts';
import { BREAK } from './tokens.ts';

/** A rule as it acts: the share of a weight that it leaves, and the words that it reaches. */
interface Reach {
  /** Share of the weight that is left, 0 to 1. */
  readonly left: number;
  /** `clause`: every word of the clause. `after`: the words behind the mark, up to a comma and at most `words`. */
  readonly where: 'clause' | 'after';
  /** Words that carry meaning, behind the mark. */
  readonly words?: number;
}

/** What each rule does. A denial reaches the phrase behind it and no further: what stands before it is still said. */
const REACHES: Readonly<Partial<Record<DiscountRule, Reach>>> = {
  negation: { left: 0, where: 'after', words: 4 },
  alignment: { left: 0.25, where: 'after', words: 12 },
  background: { left: 0.3, where: 'clause' },
  'out-of-scope': { left: 0, where: 'clause' },
};

/** Shares left of the weights of a clause's words, and the rule that took the rest. */
export class Discounts {
  /** By token of the reading at hand: 1 where nothing is taken. */
  left = new Float64Array(512);
  rules: (DiscountRule | undefined)[] = [];
  private readonly reader: Reader;
  private readonly big: ReadonlySet<string>;

  /** `bigness`: words that are big whatever they stand for, space-separated. */
  constructor(reader: Reader, bigness: string) {
    this.reader = reader;
    this.big = new Set(bigness.split(' ').map(reader.stem));
  }

  /** Marks the tokens of `segment` by the phrases found in it. */
  mark(segment: Segment, hits: readonly PhraseHit<CueMark>[]): void {
    if (segment.to > this.left.length) this.left = grown(this.left, segment.to);
    this.left.fill(1, segment.from, segment.to);
    for (let token = segment.from; token < segment.to; token++) {
      const big = this.big.has(this.reader.stems[token]!);
      this.rules[token] = big ? 'inflated' : undefined;
      if (big) this.left[token] = 0;
    }
    for (const { value, from, to } of hits) {
      if (value.kind !== 'mark') continue;
      const reach = REACHES[value.rule];
      if (reach === undefined) continue;
      if (reach.where === 'clause') this.take(segment.from, segment.to, value.rule, reach.left);
      else this.take(from, this.endOf(segment, to, reach.words ?? 1), value.rule, reach.left);
    }
  }

  private take(from: number, to: number, rule: DiscountRule, left: number): void {
    for (let token = from; token < to; token++) {
      if (left >= this.left[token]!) continue;
      this.left[token] = left;
      this.rules[token] = rule;
    }
  }

  /** The token behind the last one that a mark ending at `from` reaches. */
  private endOf(segment: Segment, from: number, words: number): number {
    let seen = 0;
    for (let token = from; token < segment.to; token++) {
      if (this.reader.table.breaks[token] !== BREAK.none && token > from) return token;
      if (this.reader.empty[token] === 0 && ++seen > words) return token;
    }
    return segment.to;
  }
}

function grown(old: Float64Array, least: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(least * 2);
  wider.set(old);
  return wider;
}
