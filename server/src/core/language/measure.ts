/** What a measure reads against what it should read. Days are days since 1970; values have the measure's own unit. */
import type { Day, DayRange } from '../text/days.ts';
import type { Measure, Pairs } from './values.ts';

/** A value at the end of a day, month or quarter. */
export interface Point {
  readonly day: Day;
  readonly value: number;
}
/** First and last day of the work that a measure belongs to, as far as they are known. */
export interface Run {
  readonly start: Day | null;
  readonly end: Day | null;
}

/** The readable points of `plan` or `actuals`, in order of time. */
export function pointsOf(pairs: Measure['fields']['plan']): Point[] {
  const points: Point[] = [];
  for (const { key, value } of (pairs as Pairs<DayRange, { readonly value?: number }> | undefined)?.pairs ??
    []) {
    if (key.value !== undefined && value.value !== undefined)
      points.push({ day: key.value.last, value: value.value });
  }
  return points.sort((a, b) => a.day - b.day);
}

/** Which way is better: as stated, else from baseline to target, else along the plan; null where nothing says it. */
export function betterOf(measure: Measure): 'lower' | 'higher' | null {
  const { better, baseline, target, plan } = measure.fields;
  if (better?.value !== undefined) return better.value;
  const points = pointsOf(plan);
  const from = baseline?.value ?? points[0]?.value;
  const to = target?.value ?? points.at(-1)?.value;
  return from === undefined || to === undefined || from === to ? null : to < from ? 'lower' : 'higher';
}

/**
 * What the measure should read on a day: its plan, straight between two of its points; without a plan the straight
 * line from baseline to target over the run. Null before the first point that is known.
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

/** The latest reading beside what it should be. */
export interface Standing {
  readonly day: Day;
  readonly actual: number;
  readonly expected: number;
  /** How far it is on the wrong side, in the measure's unit; not above 0 where all is well. */
  readonly miss: number;
  /** How far the measure is to move in all: the yardstick for what is a large miss. Never 0. */
  readonly distance: number;
}

/** How a measure stands at its latest reading, up to a day; null where there is none or nothing to hold it against. */
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
