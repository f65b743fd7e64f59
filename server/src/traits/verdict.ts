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

/** Shares of the four verdicts, in the order of `VERDICTS`; they sum to 1. */
export function sharesOf(sums: Sums, numbers: VerdictNumbers): [number, number, number, number] {
  const { operational: op, strategic: st } = sums.substance;
  const heard = {
    operational: Math.log1p(op),
    strategic: Math.log1p(st),
    runOperational: Math.log1p(sums.governance.operational),
    runStrategic: Math.log1p(sums.governance.strategic),
    neither: Math.log1p(sums.neither),
  };
  const { operational: a, strategic: b, runOperational: ga, runStrategic: gb } = heard;
  const pole = (n: PoleNumbers, own: number, other: number, ownRun: number, otherRun: number): number =>
    n.start + n.own * own - n.other * other + n.ownGovernance * ownRun - n.otherGovernance * otherRun;
  const worth = [
    pole(numbers.operational, a, b, ga, gb),
    pole(numbers.strategic, b, a, gb, ga),
    numbers.mixed.start +
      numbers.mixed.lesser * Math.min(a, b) +
      numbers.mixed.crossed * (Math.min(a, gb) + Math.min(b, ga)),
    numbers.unclear.start +
      numbers.unclear.neither * heard.neither -
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
