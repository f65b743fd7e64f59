/** Fits the confidence of verdicts to how often they were right on held-out items. */
import { type Calibration, mixedConfidence } from '../../server/src/traits/verdict.ts';

/** Share of a verdict on a held-out item, and the fraction of its readers who said the same. */
export type Point = readonly [share: number, right: number];

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** Maximum confidence: a few hundred items cannot tell 99 in 100 from certainty. */
const MAX_SURE = 0.99;
/** Minimum number of points per bin. */
const MIN_BIN = 60;

/** Fits accuracy as a non-decreasing function of stated confidence, in bins; returns the points of a line. */
export function neverFalling(points: readonly Point[]): Calibration['points'] {
  const sorted = [...points].sort(([a], [b]) => a - b);
  const bins: { share: number; right: number; count: number }[] = [];
  for (let from = 0; from < sorted.length; from += MIN_BIN) {
    const part = sorted.slice(from, from + MIN_BIN);
    const mean = (of: 0 | 1): number => part.reduce((sum, point) => sum + point[of], 0) / part.length;
    bins.push({ share: mean(0), right: mean(1), count: part.length });
    for (let at = bins.length - 1; at > 0 && bins[at]!.right <= bins[at - 1]!.right; at--) {
      const [a, b] = [bins[at - 1]!, bins[at]!];
      const count = a.count + b.count;
      const joined = (key: 'share' | 'right'): number => (a[key] * a.count + b[key] * b.count) / count;
      bins.splice(at - 1, 2, { share: joined('share'), right: joined('right'), count });
    }
  }
  const line = bins.map(({ share, right }): [number, number] => [
    rounded(share),
    Math.min(rounded(right), MAX_SURE),
  ]);
  // Extrapolate flat beyond the last bin.
  return [...line, [1, line.at(-1)?.[1] ?? 0]];
}

/**
 * Fits the factor on the odds of the share by maximum likelihood: a single number, because there are a few hundred
 * points and a second one, or bins, did no better on registers and sources left out.
 */
export function mixedCalibration(points: readonly Point[]): Calibration['mixed'] {
  // The likelihood has one maximum, where the confidences sum to what was right; they rise with the factor.
  const right = points.reduce((sum, [, each]) => sum + each, 0);
  const said = (odds: number): number =>
    points.reduce((sum, [share]) => sum + mixedConfidence({ odds, most: 1 }, share), 0);
  let [low, high] = [0, 100];
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (said(middle) < right) low = middle;
    else high = middle;
  }
  const odds = rounded(low);
  const surest = Math.max(0, ...points.map(([share]) => share));
  return { odds, most: Math.min(rounded(mixedConfidence({ odds, most: 1 }, surest)), MAX_SURE) };
}
