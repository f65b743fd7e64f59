/** Trains the parameters of the verdict: computes their gradient, and enforces the verdict's laws. */
import { type Calibration, sharesOf, type VerdictNumbers } from '../../server/src/traits/verdict.ts';

/** Indexes into the row of parameters. */
const AT = {
  operational: { start: 0, own: 4, other: 5, ownGovernance: 6, otherGovernance: 7 },
  strategic: { start: 1, own: 8, other: 9, ownGovernance: 10, otherGovernance: 11 },
  mixed: { start: 2, lesser: 12, crossed: 13 },
  unclear: { start: 3, neither: 14, operational: 15, strategic: 16 },
} as const;
const GOVERNED: ReadonlySet<number> = new Set([AT.operational.ownGovernance, AT.strategic.ownGovernance]);
const COUNT = 17;
const STARTS = 4;
const BEGIN = [0, 0, -1.5, 0.8, 1, 0.5, 1.2, 0.3, 1, 0.5, 1.2, 0.3, 1, 0.3, 1, 0.7, 0.7];
/** Minimum of a parameter other than a bias, so that every sum that is shown has an effect. */
const MIN_NUMBER = 0.02;
/** Minimum weight of governance; below it, work run in the other track's manner could never be called mixed. */
const MIN_GOVERNANCE = 1.2;
/**
 * Maximum ratio of mixed's gain by a sum to the pole's own. Otherwise more evidence for a pole would make it less
 * likely.
 */
const MIXED_SHARE = 0.9;

/** Takes the share of a verdict for its confidence. */
export const UNCALIBRATED: Calibration = { points: [[1, 1]], mixed: { odds: 1, most: 1 } };

export class Numbers {
  readonly #row = Float64Array.from(BEGIN);
  readonly #gradient = new Float64Array(COUNT);
  readonly #first = new Float64Array(COUNT);
  readonly #second = new Float64Array(COUNT);
  readonly #mean = new Float64Array(COUNT);

  begin(): void {
    this.#gradient.fill(0);
  }

  /**
   * Returns the parameters by name, except calibration. Enforces that evidence against a pole never makes its verdict
   * more certain: unclear loses no more by it than the pole. The descent itself is not constrained by this law, since
   * it starts outside it.
   */
  named(): Omit<VerdictNumbers, 'calibration'> {
    const of = (at: number): number => Math.round(this.#row[at]! * 1000) / 1000;
    const { operational: O, strategic: S, unclear: U } = AT;
    const pole = (p: (typeof AT)['operational'] | (typeof AT)['strategic']) => ({
      start: of(p.start),
      own: of(p.own),
      other: of(p.other),
      ownGovernance: of(p.ownGovernance),
      otherGovernance: of(p.otherGovernance),
    });
    return {
      operational: pole(O),
      strategic: pole(S),
      mixed: { start: of(2), lesser: of(AT.mixed.lesser), crossed: of(AT.mixed.crossed) },
      unclear: {
        start: of(3),
        neither: of(U.neither),
        operational: Math.min(of(U.operational), of(S.other)),
        strategic: Math.min(of(U.strategic), of(O.other)),
      },
    };
  }

  /**
   * Returns the gradient of the loss with respect to the five sums (op, st, run op, run st, neither) of an item whose
   * readers said `target`, and adds the item's gradient of the parameters.
   */
  slopes(sums: Float64Array, target: readonly number[], strength: number): Float64Array {
    const row = this.#row;
    const gradient = this.#gradient;
    const shares = sharesOf(
      {
        substance: { operational: sums[0]!, strategic: sums[1]! },
        governance: { operational: sums[2]!, strategic: sums[3]! },
        neither: sums[4]!,
      },
      { ...this.#exact(), calibration: UNCALIBRATED },
    );
    const off = shares.map((share, at) => strength * (share - target[at]!)) as [
      number,
      number,
      number,
      number,
    ];
    const [op, st, mixed, unclear] = off;
    const [a, b, ga, gb, n] = Array.from(sums, (sum) => Math.log1p(sum)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    for (let at = 0; at < STARTS; at++) gradient[at]! += off[at]!;
    const { operational: O, strategic: S, mixed: M, unclear: U } = AT;
    gradient[O.own]! += op * a;
    gradient[O.other]! -= op * b;
    gradient[O.ownGovernance]! += op * ga;
    gradient[O.otherGovernance]! -= op * gb;
    gradient[S.own]! += st * b;
    gradient[S.other]! -= st * a;
    gradient[S.ownGovernance]! += st * gb;
    gradient[S.otherGovernance]! -= st * ga;
    gradient[M.lesser]! += mixed * Math.min(a, b);
    gradient[M.crossed]! += mixed * (Math.min(a, gb) + Math.min(b, ga));
    gradient[U.neither]! += unclear * n;
    gradient[U.operational]! -= unclear * a;
    gradient[U.strategic]! -= unclear * b;
    const slope = new Float64Array(5);
    slope[0] = op * row[O.own]! - st * row[S.other]! - unclear * row[U.operational]!;
    slope[1] = st * row[S.own]! - op * row[O.other]! - unclear * row[U.strategic]!;
    slope[2] = op * row[O.ownGovernance]! - st * row[S.otherGovernance]!;
    slope[3] = st * row[S.ownGovernance]! - op * row[O.otherGovernance]!;
    slope[4] = unclear * row[U.neither]!;
    slope[a < b ? 0 : 1]! += mixed * row[M.lesser]!;
    slope[a < gb ? 0 : 3]! += mixed * row[M.crossed]!;
    slope[b < ga ? 1 : 2]! += mixed * row[M.crossed]!;
    for (let at = 0; at < 5; at++) slope[at]! /= 1 + sums[at]!;
    return slope;
  }

  #exact(): Omit<VerdictNumbers, 'calibration'> {
    const row = this.#row;
    const pole = (p: (typeof AT)['operational'] | (typeof AT)['strategic']) => ({
      start: row[p.start]!,
      own: row[p.own]!,
      other: row[p.other]!,
      ownGovernance: row[p.ownGovernance]!,
      otherGovernance: row[p.otherGovernance]!,
    });
    return {
      operational: pole(AT.operational),
      strategic: pole(AT.strategic),
      mixed: { start: row[2]!, lesser: row[12]!, crossed: row[13]! },
      unclear: { start: row[3]!, neither: row[14]!, operational: row[15]!, strategic: row[16]! },
    };
  }

  step(batch: number, rate: number, warm: number): void {
    const row = this.#row;
    const gradient = this.#gradient;
    const first = this.#first;
    const second = this.#second;
    for (let at = 0; at < COUNT; at++) {
      const pull = gradient[at]! / batch;
      first[at] = 0.9 * first[at]! + 0.1 * pull;
      second[at] = 0.99 * second[at]! + 0.01 * pull * pull;
      row[at]! -= (rate * first[at]!) / warm / (Math.sqrt(second[at]!) + 0.01);
      if (at >= STARTS) row[at] = Math.max(GOVERNED.has(at) ? MIN_GOVERNANCE : MIN_NUMBER, row[at]!);
    }
    this.#keepLaws();
  }

  /** Enforces that evidence for a pole never makes its verdict less likely: mixed gains less by it than the pole. */
  #keepLaws(): void {
    const row = this.#row;
    const { operational: O, strategic: S, mixed: M } = AT;
    const own = MIXED_SHARE * Math.min(row[O.own]!, row[S.own]!);
    const run = MIXED_SHARE * Math.min(row[O.ownGovernance]!, row[S.ownGovernance]!);
    row[M.crossed] = Math.max(MIN_NUMBER, Math.min(row[M.crossed]!, run, own / 2));
    row[M.lesser] = Math.max(MIN_NUMBER, Math.min(row[M.lesser]!, own - row[M.crossed]!));
  }

  addToMean(): void {
    for (let at = 0; at < COUNT; at++) this.#mean[at]! += this.#row[at]!;
  }

  takeMean(count: number): void {
    for (let at = 0; at < COUNT; at++) this.#row[at] = this.#mean[at]! / count;
    this.#keepLaws();
  }
}
