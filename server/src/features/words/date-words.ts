/** Describes days, durations and periods in words. */

import { type Day, type DayRange, isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { longMonth } from '../../report/facts/time.ts';
import { many } from '../../rules/kit/portfolio-words.ts';

const WEEKDAYS = [
  later`Thursday`,
  later`Friday`,
  later`Saturday`,
  later`Sunday`,
  later`Monday`,
  later`Tuesday`,
  later`Wednesday`,
];

/** Formats a day: `Monday 11 January 2027`. */
export function longDay(day: Day): string {
  const [year, month, date] = isoDay(day).split('-');
  return t`${translated(WEEKDAYS[((day % 7) + 7) % 7] ?? '')} ${Number(date)} ${longMonth(Number(month))} ${year}`;
}

/** Describes a day relative to today: `6 weeks ago`, `in 3 months`, `today`. */
export function fromToday(day: Day, today: Day): string {
  const days = day - today;
  if (days === 0) return t`today`;
  if (days === 1) return t`tomorrow`;
  if (days === -1) return t`yesterday`;
  return days > 0 ? t`in ${roughly(days)}` : t`${roughly(-days)} ago`;
}

/** Describes a number of days in a suitable unit. */
export function roughly(days: number): string {
  if (days < 15) return many(days, 'day');
  if (days < 70) return many(Math.round(days / 7), 'week');
  if (days < 730) return many(Math.round(days / 30.4), 'month');
  return many(Math.round(days / 36.52) / 10, 'year');
}

/** Tells whether the first or the last day of a date counts under a key. */
const takesFirst = (key: string): boolean => key === 'start';

/** Describes what a date resolves to under its key. */
export function dateWords(range: DayRange, key: string, today: Day): string {
  const counts = takesFirst(key) ? range.first : range.last;
  const day = `**${longDay(counts)}**, ${fromToday(counts, today)}`;
  if (range.first === range.last) return day;
  return takesFirst(key)
    ? t`${day}: the first day of ${isoDay(range.first)} to ${isoDay(range.last)}`
    : t`${day}: the last day of ${isoDay(range.first)} to ${isoDay(range.last)}`;
}
