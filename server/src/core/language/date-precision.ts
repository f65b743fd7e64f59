/** Handles dates by the precision in which they are written, and moves them without changing it. */
import { civil, type Day, type DayRange, dayOf, daysInMonth, isoDay } from '../text/days.ts';
import { readDate } from './scalars.ts';

/** Precisions of a date, finest first: `2027-01-11`, `2027-01`, `2027-Q1`, `2027-H1`, `2027`. */
export const precisions = ['day', 'month', 'quarter', 'half', 'year'] as const;
export type Precision = (typeof precisions)[number];

/** Length in months; 0 for a day. */
const MONTHS: Readonly<Record<Precision, number>> = { day: 0, month: 1, quarter: 3, half: 6, year: 12 };
/** Mean length of a Gregorian month, in days. */
const MONTH_DAYS = 30.436875;

/** Tells how precisely a date is written; null for a text that is not a date. */
export function precisionOf(text: string): Precision | null {
  if (!readDate(text).ok) return null;
  if (text.includes('Q')) return 'quarter';
  if (text.includes('H')) return 'half';
  return text.length === 10 ? 'day' : text.length === 7 ? 'month' : 'year';
}

/** Picks the coarsest of several precisions. */
export function coarsest(of: readonly Precision[]): Precision {
  return of.reduce((a, b) => (precisions.indexOf(a) < precisions.indexOf(b) ? b : a), 'day');
}

/** Tells whether every period of `fine` lies within one of `coarse`. */
export const isWithin = (fine: Precision, coarse: Precision): boolean =>
  precisions.indexOf(fine) <= precisions.indexOf(coarse);

/** Finds the period that holds a day: its month, quarter, half-year or year, or the day itself. */
export function periodOf(day: Day, precision: Precision): DayRange {
  const months = MONTHS[precision];
  if (months === 0) return { first: day, last: day };
  const { year, month } = civil(day);
  const from = Math.floor((month - 1) / months) * months + 1;
  return { first: dayOf(year, from, 1), last: dayOf(year, from + months, 1) - 1 };
}

/** Formats the period that holds a day: `2027-Q1`. Does not check that the year is one that a portfolio may use. */
export function dateText(day: Day, precision: Precision): string {
  const iso = isoDay(day);
  if (precision === 'day') return iso;
  const year = iso.slice(0, -6);
  const { month } = civil(day);
  if (precision === 'month') return iso.slice(0, -3);
  if (precision === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return precision === 'half' ? `${year}-H${month > 6 ? 2 : 1}` : year;
}

/**
 * Moves a day by whole periods, backwards if `count` is negative. A date that the target month lacks becomes its last
 * day.
 */
export function movedBy(day: Day, precision: Precision, count: number): Day {
  const months = MONTHS[precision] * count;
  if (precision === 'day') return day + count;
  const { year, month, day: date } = civil(day);
  const first = dayOf(year, month + months, 1);
  const to = civil(first);
  return first + Math.min(date, daysInMonth(to.year, to.month)) - 1;
}

/** Counts the periods that move a day closest to where `days` would move it; on a tie, the smaller move. */
export function periodsIn(day: Day, precision: Precision, days: number): number {
  if (precision === 'day') return days;
  const about = Math.round(days / (MONTHS[precision] * MONTH_DAYS));
  const away = (count: number): number => Math.abs(movedBy(day, precision, count) - day - days);
  return [about - 1, about, about + 1].reduce((best, count) =>
    away(count) < away(best) || (away(count) === away(best) && Math.abs(count) < Math.abs(best))
      ? count
      : best,
  );
}

/** Finds the period whose first or last day is closest to a day; on a tie, the earlier one. */
export function nearestPeriod(day: Day, precision: Precision, edge: 'first' | 'last'): DayRange {
  const here = periodOf(day, precision);
  const around = [periodOf(here.first - 1, precision), here, periodOf(here.last + 1, precision)];
  return around.reduce((best, each) =>
    Math.abs(each[edge] - day) < Math.abs(best[edge] - day) ? each : best,
  );
}
