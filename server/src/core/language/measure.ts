/** Compares the readings of a measure with its plan. Days are days since 1970; values have the measure's own unit. */
import type { Day, DayRange } from '../text/days.ts';
import type { Measure, Pairs } from './values.ts';

/** A value at the end of a day, month or quarter. */
export interface Point {
  readonly day: Day;
  readonly value: number;
}
/** First and last day of the work that a measure belongs to; null if unknown. */
export interface Run {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** Returns the readable points of `plan` or `actuals`, in chronological order. */
export function pointsOf(pairs: Measure['fields']['plan']): Point[] {
  const points: Point[] = [];
  for (const { key, value } of (pairs as Pairs<DayRange, { readonly value?: number }> | undefined)?.pairs ??
    []) {
    if (key.value !== undefined && value.value !== undefined)
      points.push({ day: key.value.last, value: value.value });
  }
  return points.sort((a, b) => a.day - b.day);
}

/** Tells which direction is better: as stated, else from baseline to target, else along the plan; null if unknown. */
export function betterOf(measure: Measure): 'lower' | 'higher' | null {
  const { better, baseline, target, plan } = measure.fields;
  if (better?.value !== undefined) return better.value;
  const points = pointsOf(plan);
  const from = baseline?.value ?? points[0]?.value;
  const to = target?.value ?? points.at(-1)?.value;
  return from === undefined || to === undefined || from === to ? null : to < from ? 'lower' : 'higher';
}

/**
 * Interpolates the expected value on a day: linearly between points of the plan; without a plan, from baseline to
 * target over the run. Null before the first known point.
 */
export function expectedOn(measure: Measure, run: Run, day: Day): number | null {
  const { baseline, target, plan } = measure.fields;
  const points = pointsOf(plan);
  if (
    baseline?.value !== undefined &&
    run.start !== null &&
    (points[0]?.day ?? Number.POSITIVE_INFINITY) > run.start
  )
    points.unshift({ day: run.start, value: baseline.value });
  if (points.length < 2 && plan === undefined) {
    if (points.length === 0 || target?.value === undefined || run.end === null) return null;
    points.push({ day: run.end, value: target.value });
  }
  const after = points.findIndex((point) => point.day >= day);
  if (after < 0) return points.at(-1)?.value ?? null;
  const next = points[after] as Point;
  const before = points[after - 1];
  if (next.day === day) return next.value;
  if (before === undefined) return null;
  return before.value + ((next.value - before.value) * (day - before.day)) / (next.day - before.day);
}

/** The latest reading compared with its expected value. */
export interface Standing {
  readonly day: Day;
  readonly actual: number;
  readonly expected: number;
  /** Distance to the wrong side of the expected value, in the measure's unit; 0 or negative if it is on plan. */
  readonly miss: number;
  /**
   * Total change that the measure is meant to make, in its unit: the scale by which a miss is large or small. Never 0.
   */
  readonly distance: number;
}

/**
 * Evaluates a measure at its latest reading up to a day; null without a reading, a known direction or an expected
 * value.
 */
export function standingOf(
  measure: Measure,
  run: Run,
  upTo: Day = Number.POSITIVE_INFINITY,
): Standing | null {
  const last = pointsOf(measure.fields.actuals).findLast(({ day }) => day <= upTo);
  const better = betterOf(measure);
  if (last === undefined || better === null) return null;
  const expected = expectedOn(measure, run, last.day);
  if (expected === null) return null;
  const { baseline, target, plan } = measure.fields;
  const points = pointsOf(plan);
  const from = baseline?.value ?? points[0]?.value ?? 0;
  const to = target?.value ?? points.at(-1)?.value ?? expected;
  const distance = Math.abs(to - from) || Math.abs(expected) || 1;
  const miss = better === 'lower' ? last.value - expected : expected - last.value;
  return { day: last.day, actual: last.value, expected, miss, distance };
}
