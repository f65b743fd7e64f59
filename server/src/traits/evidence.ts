/** Weighed words and values as evidence a reader can follow: runs of words with what they really added. */
import type { WeighedPiece } from './governance.ts';
import type { ClauseView } from './item-features.ts';
import type { Dimension, DiscountRule, Evidence, Layer, Pole, Source } from './judgement.ts';
import { type CueMark, DIMENSIONS, type LanguagePack } from './pack.ts';
import type { PhraseHit } from './phrases.ts';
import type { Reader, Segment } from './reading.ts';

/** Lighter words are not shown; together they are a small part of a sum. */
const LEAST_WEIGHT = 0.04;
/** Words of a clause that speaks for their pole with less than this share are discounted away. */
const LEAST_KEPT = 0.2;
/** From here a piece that was discounted away is worth showing. */
const LEAST_DISCOUNTED = 0.5;
/** A word of less share than this does not begin or end a run. */
const LEAST_SHARE = 0.02;

const LAYER: Readonly<Partial<Record<Dimension, Layer>>> = {
  horizon: 'governance',
  rhythm: 'governance',
  people: 'governance',
  money: 'governance',
  measures: 'governance',
  methods: 'craft',
  knowledge: 'craft',
};

/** A clause as it was weighed: shares by token, what it says in context, and the phrases in it. */
export interface WeighedClause {
  readonly segment: Segment;
  /** What it says by itself. */
  readonly alone: ClauseView;
  /** What it says among its neighbours. */
  readonly view: ClauseView;
  readonly hits: readonly PhraseHit<CueMark>[];
}

/** Evidence of one item in the making. */
export class EvidenceList {
  readonly live: Evidence[] = [];
  readonly discounted: Evidence[] = [];
  /** Places in `DIMENSIONS`, by kind of word. */
  private readonly dimensions: readonly number[];
  private readonly bigness: number;
  /** What the words of the run at hand say, by dimension. */
  private readonly spoken = new Float64Array(DIMENSIONS.length);
  private readonly reader: Reader;

  constructor(reader: Reader, pack: LanguagePack) {
    this.reader = reader;
    this.dimensions = reader.kindNames.map((name) => DIMENSIONS.indexOf(pack.dimensions[name] ?? 'purpose'));
    this.bigness = reader.kindNames.indexOf('bigness');
  }

  clear(): void {
    this.live.length = 0;
    this.discounted.length = 0;
  }

  /** Adds the runs of words of a clause; `shares` and `own` are by token. */
  addClause(
    clause: WeighedClause,
    text: string,
    path: string,
    shares: Float64Array,
    own: Float64Array | undefined,
  ): void {
    const { from, to } = clause.segment;
    let token = from;
    while (token < to) {
      const share = shares[token]!;
      if (Math.abs(share) < LEAST_SHARE) {
        token++;
        continue;
      }
      const sign = Math.sign(share);
      let end = token + 1;
      let weight = Math.abs(share);
      for (let next = token + 1; next < to && next <= end + 1; next++) {
        const more = shares[next]! * sign;
        if (more <= -LEAST_SHARE) break;
        if (more >= LEAST_SHARE) {
          weight += more;
          end = next + 1;
        }
      }
      this.addTrimmed(clause, token, end, sign, weight, text, path, shares, own);
      token = end;
    }
  }

  /** A run without the bare grammar words at its ends, and without their weight. */
  private addTrimmed(
    clause: WeighedClause,
    from: number,
    to: number,
    sign: number,
    weight: number,
    text: string,
    path: string,
    shares: Float64Array,
    own: Float64Array | undefined,
  ): void {
    const { empty } = this.reader;
    let first = from;
    let last = to - 1;
    let left = weight;
    while (first < last && empty[first] === 1) left -= Math.max(0, shares[first++]! * sign);
    while (last > first && empty[last] === 1) left -= Math.max(0, shares[last--]! * sign);
    this.addRun(clause, first, last + 1, sign, left, text, path, shares, own);
  }

  private addRun(
    clause: WeighedClause,
    from: number,
    to: number,
    sign: number,
    weight: number,
    text: string,
    path: string,
    shares: Float64Array,
    own: Float64Array | undefined,
  ): void {
    const pole: Pole = sign > 0 ? 'strategic' : 'operational';
    const kept = (weight * (clause.view[pole] + clause.alone[pole])) / 2;
    const small = kept < LEAST_KEPT * weight;
    if (small ? weight < LEAST_DISCOUNTED : kept < LEAST_WEIGHT) return;
    // That an *a* counts for nothing surprises nobody.
    if (small && to - from === 1 && this.reader.empty[from] === 1) return;
    const { table, kinds } = this.reader;
    const start = table.starts[from]!;
    const end = table.ends[to - 1]!;
    let source: Source = 'learned';
    let rule: DiscountRule | undefined;
    let seen = 0;
    let big = false;
    this.spoken.fill(0);
    for (let token = from; token < to; token++) {
      const kind = kinds[token]!;
      if (own !== undefined && own[token] !== 0) source = 'vocabulary';
      if (kind === 0) continue;
      seen++;
      if (kind === this.bigness) big = true;
      else this.spoken[this.dimensions[kind]!]! += Math.max(0.01, shares[token]! * sign);
    }
    if (source === 'learned' && seen > 1) source = 'composition';
    for (const hit of clause.hits) {
      if (hit.value.kind === 'mark') rule ??= hit.value.rule;
      else if (hit.value.kind === 'cue' && hit.from < to && hit.to > from && hit.value.pole === pole) {
        let said = 0.01;
        for (let token = Math.max(from, hit.from); token < Math.min(to, hit.to); token++)
          said += Math.max(0, shares[token]! * sign);
        this.spoken[DIMENSIONS.indexOf(hit.value.dimension)]! += said;
        if (source !== 'vocabulary') source = 'cue';
      }
    }
    if (big && pole === 'strategic' && small) rule = 'inflated';
    const dimension = this.loudest() ?? (big ? 'size' : 'purpose');
    const piece = {
      dimension,
      pole,
      layer: LAYER[dimension] ?? 'substance',
      text: text.slice(start, end),
      path,
      start,
      end,
      source,
    };
    if (small) this.discounted.push({ ...piece, weight: 0, rule: rule ?? 'background', discounted: true });
    else this.live.push(rule === undefined ? { ...piece, weight: kept } : { ...piece, weight: kept, rule });
  }

  /** The dimension that the words of the run at hand speak to most. */
  private loudest(): Dimension | undefined {
    let best = -1;
    let most = 0;
    for (let at = 0; at < this.spoken.length; at++) {
      if (this.spoken[at]! <= most) continue;
      best = at;
      most = this.spoken[at]!;
    }
    return DIMENSIONS[best];
  }

  /** Adds a value or text of a field. */
  addPiece({ path, text, dimension, layer, lean }: WeighedPiece, own: boolean): void {
    if (Math.abs(lean) < LEAST_WEIGHT) return;
    const pole: Pole = lean > 0 ? 'strategic' : 'operational';
    const source: Source = own ? 'vocabulary' : 'field';
    this.live.push({
      dimension,
      pole,
      layer,
      weight: Math.abs(lean),
      text,
      path,
      start: 0,
      end: text.length,
      source,
    });
  }

  /** The evidence, strongest first, the discounted pieces last. */
  sorted(): Evidence[] {
    return [...this.live.sort((a, b) => b.weight - a.weight || a.start - b.start), ...this.discounted];
  }
}
