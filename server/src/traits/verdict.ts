/** Computes the verdict and its confidence from the sums shown, and from nothing else. */
import type { Pole, Sums, Verdict } from './judgement.ts';

/**
 * Learned coefficients of the verdict. Each sum `s` enters as `log(1 + s)`, so that returns diminish. The score of a
 * verdict is its `start` plus the sums times the coefficients named here.
 */
export interface VerdictNumbers {
  readonly operational: PoleNumbers;
  readonly strategic: PoleNumbers;
  readonly mixed: {
    readonly start: number;
    /** Coefficient of the smaller sum of substance. */
    readonly lesser: number;
    /** Coefficient of the smaller of one pole's substance and the other's governance. */
    readonly crossed: number;
  };
  readonly unclear: {
    readonly start: number;
    readonly neither: number;
    /** Subtracted for the substance of each pole. */
    readonly operational: number;
    readonly strategic: number;
  };
  readonly calibration: Calibration;
}
/** How often verdicts were right on held-out items, by their share. */
export interface Calibration {
  /** All verdicts but mixed: the share, and the fraction that was right. */
  readonly points: readonly (readonly [share: number, right: number])[];
  /** Mixed, which is right less often at the same share, as readers agree on it least. */
  readonly mixed: {
    /** Factor on the odds of its share. */
    readonly odds: number;
    /** Confidence of the surest held-out item. */
    readonly most: number;
  };
}
export interface PoleNumbers {
  readonly start: number;
  /** Coefficient of the pole's own substance. */
  readonly own: number;
  /** Subtracted for the other pole's substance. */
  readonly other: number;
  readonly ownGovernance: number;
  readonly otherGovernance: number;
}

/** The four verdicts; on a tie the earlier one wins. */
export const VERDICTS: readonly Verdict[] = ['operational', 'strategic', 'mixed', 'unclear'];

/** Minimum evidence for a piece of work. */
export const MIN_PIECE = 0.7;
/** Minimum evidence for a pole, substance and governance together. */
export const MIN_EVIDENCE = 1.3;
/** Maximum confidence if the title is all there is; below the thresholds of the findings that a verdict can raise. */
export const TITLE_ALONE = { pole: 0.49, mixed: 0.39 } as const;

/** Dampens the sums of both poles logarithmically: the tenth piece of evidence adds less than the first. */
const dampened = ({ operational, strategic }: Readonly<Record<Pole, number>>): Record<Pole, number> => ({
  operational: Math.log1p(operational),
  strategic: Math.log1p(strategic),
});

/** Computes the shares of the four verdicts, in the order of `VERDICTS`. They sum to 1. */
export function sharesOf(
  sums: Omit<Sums, 'named'>,
  numbers: VerdictNumbers,
): [number, number, number, number] {
  const work = dampened(sums.substance);
  const run = dampened(sums.governance);
  const pole = (n: PoleNumbers, own: Pole, other: Pole): number =>
    n.start +
    n.own * work[own] -
    n.other * work[other] +
    n.ownGovernance * run[own] -
    n.otherGovernance * run[other];
  const { operational: a, strategic: b } = work;
  const { operational: ga, strategic: gb } = run;
  const worth = [
    pole(numbers.operational, 'operational', 'strategic'),
    pole(numbers.strategic, 'strategic', 'operational'),
    numbers.mixed.start +
      numbers.mixed.lesser * Math.min(a, b) +
      numbers.mixed.crossed * (Math.min(a, gb) + Math.min(b, ga)),
    numbers.unclear.start +
      numbers.unclear.neither * Math.log1p(sums.neither) -
      numbers.unclear.operational * a -
      numbers.unclear.strategic * b,
  ];
  const top = Math.max(...worth);
  const parts = worth.map((each) => Math.exp(each - top));
  const all = parts.reduce((sum, part) => sum + part, 0);
  return parts.map((part) => part / all) as [number, number, number, number];
}

/** Returns the likeliest verdict that the evidence supports, with its confidence. */
export function verdictOf(
  sums: Sums,
  numbers: VerdictNumbers,
  titleAlone: boolean,
): { readonly verdict: Verdict; readonly confidence: number } {
  const shares = sharesOf(sums, numbers);
  let best = VERDICTS.length - 1;
  for (let at = 0; at < VERDICTS.length; at++)
    if (shares[at]! > shares[best]! && carries(sums, VERDICTS[at]!)) best = at;
  const verdict = VERDICTS[best]!;
  const { points, mixed } = numbers.calibration;
  const confidence =
    verdict === 'mixed' ? mixedConfidence(mixed, shares[best]!) : calibrated(points, shares[best]!);
  if (!titleAlone || verdict === 'unclear') return { verdict, confidence };
  return { verdict, confidence: Math.min(confidence, TITLE_ALONE[verdict === 'mixed' ? 'mixed' : 'pole']) };
}

/**
 * Tells whether the evidence supports a verdict: real work of one pole, of both, or of one run like the other. How an
 * item is run supports no verdict by itself, and neither do words that name nothing in particular.
 */
function carries({ substance, named, governance }: Sums, verdict: Verdict): boolean {
  if (verdict === 'unclear') return true;
  const works = (pole: Pole): boolean => substance[pole] >= MIN_PIECE && named[pole] > 0;
  const runs = (pole: Pole): boolean => governance[pole] >= MIN_PIECE;
  // Evidence for the other pole does not support this one: ignore it.
  if (verdict !== 'mixed') return works(verdict) && substance[verdict] + governance[verdict] >= MIN_EVIDENCE;
  return (
    (works('operational') && works('strategic')) ||
    (works('operational') && runs('strategic')) ||
    (works('strategic') && runs('operational'))
  );
}

/** Multiplies the odds of the share, and goes no further than held-out items did. */
export function mixedConfidence({ odds, most }: Calibration['mixed'], share: number): number {
  return Math.min(most, (odds * share) / (1 - share + odds * share));
}

/** Interpolates the confidence linearly between the calibration points, which never decrease. */
export function calibrated(points: Calibration['points'], share: number): number {
  let before = 0;
  let low = 0;
  for (const point of points) {
    const at = point[0];
    const right = point[1];
    if (share <= at) return at === before ? right : low + ((right - low) * (share - before)) / (at - before);
    before = at;
    low = right;
  }
  return low;
}
