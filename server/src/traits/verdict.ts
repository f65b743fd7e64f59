/** The verdict and its confidence: a function of the sums that are shown, and of nothing else. */
import type { Pole, Sums, Verdict } from './judgement.ts';

/**
 * The numbers of the verdict, learned. Every sum `s` is heard as `log(1 + s)`, so that the tenth word of a kind adds
 * less than the first. What a verdict is worth is its `start` and the sums times the numbers named here.
 */
export interface VerdictNumbers {
  readonly operational: PoleNumbers;
  readonly strategic: PoleNumbers;
  readonly mixed: {
    readonly start: number;
    /** Times the lesser of the two sums of substance. */
    readonly lesser: number;
    /** Times the lesser of the work of one pole and the governance of the other. */
    readonly crossed: number;
  };
  readonly unclear: {
    readonly start: number;
    readonly neither: number;
    /** Taken off for every pole's substance. */
    readonly operational: number;
    readonly strategic: number;
  };
  /** Confidence as measured on items that the weights had not seen: shares, and the share that was right. */
  readonly calibration: readonly (readonly [share: number, right: number])[];
}
export interface PoleNumbers {
  readonly start: number;
  /** Times the substance of the pole itself. */
  readonly own: number;
  /** Taken off for the substance of the other pole. */
  readonly other: number;
  readonly ownGovernance: number;
  readonly otherGovernance: number;
}

/** The four verdicts in the order of ties. */
export const VERDICTS: readonly Verdict[] = ['operational', 'strategic', 'mixed', 'unclear'];

/** Less evidence than this is not a piece of work. */
export const LEAST_PIECE = 0.5;
/** Less evidence than this for a pole, work and how it is run together, tells nothing. */
export const LEAST_EVIDENCE = 0.7;
/** The most that a title alone may say; below the threshold of every finding. */
export const TITLE_ALONE = 0.49;

/** Dampens what was found of both poles: the tenth piece of evidence says less than the first. */
const heardOf = ({ operational, strategic }: Readonly<Record<Pole, number>>): Record<Pole, number> => ({
  operational: Math.log1p(operational),
  strategic: Math.log1p(strategic),
});

/** Shares of the four verdicts, in the order of `VERDICTS`; they sum to 1. */
export function sharesOf(sums: Sums, numbers: VerdictNumbers): [number, number, number, number] {
  const work = heardOf(sums.substance);
  const run = heardOf(sums.governance);
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

/** The likeliest verdict that the evidence carries, and the confidence in it. */
export function verdictOf(
  sums: Sums,
  numbers: VerdictNumbers,
  titleAlone: boolean,
): { readonly verdict: Verdict; readonly confidence: number } {
  const shares = sharesOf(sums, numbers);
  let best = VERDICTS.length - 1;
  for (const [at, verdict] of VERDICTS.entries())
    if (carries(sums, verdict) && shares[at]! > shares[best]!) best = at;
  const verdict = VERDICTS[best]!;
  const confidence = calibrated(numbers.calibration, shares[best]!);
  return {
    verdict,
    confidence: titleAlone && verdict !== 'unclear' ? Math.min(confidence, TITLE_ALONE) : confidence,
  };
}

/**
 * Tells whether what is shown can carry a verdict: real work of a pole, of both, or of one run in the manner of the
 * other. How an item is run is no work: it carries no verdict by itself.
 */
function carries({ substance, governance }: Sums, verdict: Verdict): boolean {
  if (verdict === 'unclear') return true;
  const works = (pole: Pole): boolean => substance[pole] >= LEAST_PIECE;
  const runs = (pole: Pole): boolean => governance[pole] >= LEAST_PIECE;
  // The other pole's evidence tells nothing for this one, so it is not part of what is enough.
  if (verdict !== 'mixed')
    return works(verdict) && substance[verdict] + governance[verdict] >= LEAST_EVIDENCE;
  return (
    (works('operational') && works('strategic')) ||
    (works('operational') && runs('strategic')) ||
    (works('strategic') && runs('operational'))
  );
}

/** Reads a confidence off the measured points: straight lines between them, never falling. */
export function calibrated(points: VerdictNumbers['calibration'], share: number): number {
  let [before, low] = [0, 0];
  for (const [at, right] of points) {
    if (share <= at) return at === before ? right : low + ((right - low) * (share - before)) / (at - before);
    [before, low] = [at, right];
  }
  return low;
}
