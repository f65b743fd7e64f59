/** Maps days to the horizontal axis, and formats dates. */

import { scaleLinear } from 'd3-scale';
import { type TimeInterval, utcDay, utcMonday, utcMonth, utcYear } from 'd3-time';
import { civil, type Day, dayOf } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import type { PeriodView } from './view-data.ts';

/** A period laid out over `width` px. */
export interface TimeAxis {
  readonly period: PeriodView;
  readonly width: number;
  readonly today: Day;
  /** Position of a day in px; outside 0 to `width` for a day outside the period. */
  x(day: Day): number;
  /** Position of a day in px, clamped to 0 to `width`. */
  within(day: Day): number;
  /** Position of today in px, clamped, at half a pixel for a sharp line. */
  readonly now: number;
  /** False if today is outside the period and has no line. */
  readonly showsToday: boolean;
}

export function timeAxis(given: PeriodView, today: Day, width: number): TimeAxis {
  const period = { first: given.first, last: Math.max(given.first, given.last) };
  const scale = scaleLinear([period.first, period.last + 1], [0, width]);
  const within = (day: Day): number => Math.max(0, Math.min(width, scale(day)));
  const showsToday = today >= period.first && today <= period.last;
  const now = showsToday ? Math.round(within(today)) + 0.5 : today < period.first ? 0 : width;
  return { period, width, today, x: (day) => scale(day), within, now, showsToday };
}

export interface Tick {
  readonly x: number;
  readonly label: string;
  /** True if a new year starts here. */
  readonly year: boolean;
}

const MS_PER_DAY = 86_400_000;
const steps: readonly (readonly [TimeInterval | null, number])[] = [
  [utcDay, 1],
  [utcMonday, 7],
  [utcMonth, 30],
  [utcMonth.every(3), 91],
  [utcMonth.every(6), 182],
  [utcYear, 365],
  [utcYear.every(2), 730],
  [utcYear.every(5), 1826],
  [utcYear.every(10), 3652],
  [utcYear.every(50), 18262],
  [utcYear.every(500), 182621],
];

/** Returns dates along the axis, at least `apart` px from each other. */
export function ticks(axis: TimeAxis, apart = 64): readonly Tick[] {
  const days = axis.period.last + 1 - axis.period.first;
  const perDay = axis.width / days;
  const found = steps.find(([, length]) => length * perDay >= apart);
  const interval = found?.[0];
  if (interval === null || interval === undefined || found === undefined) return [];
  const dates = interval.range(
    new Date(axis.period.first * MS_PER_DAY),
    new Date((axis.period.last + 1) * MS_PER_DAY),
  );
  return dates.map((date) => {
    const day = Math.round(date.getTime() / MS_PER_DAY);
    const year = civil(day).month === 1 && civil(day).day === 1;
    const label = year
      ? String(civil(day).year)
      : found[1] < 30
        ? shortDate(day)
        : monthName(civil(day).month);
    return { x: Math.round(axis.x(day)) + 0.5, label, year };
  });
}

const names = [
  later`January`,
  later`February`,
  later`March`,
  later`April`,
  later`May`,
  later`June`,
  later`July`,
  later`August`,
  later`September`,
  later`October`,
  later`November`,
  later`December`,
];

const abbreviations = [
  later`Jan`,
  later`Feb`,
  later`Mar`,
  later`Apr`,
  later`May`,
  later`Jun`,
  later`Jul`,
  later`Aug`,
  later`Sep`,
  later`Oct`,
  later`Nov`,
  later`Dec`,
];

/** Formats a month (1 to 12): `Jan`. */
export function monthName(month: number): string {
  return translated(abbreviations[month - 1] ?? '');
}

/** Formats a month (1 to 12): `January`. */
export function longMonth(month: number): string {
  return translated(names[month - 1] ?? '');
}

/** Formats a day: `15 Sep`. */
export function shortDate(day: Day): string {
  const { month, day: date } = civil(day);
  return t`${date} ${monthName(month)}`;
}

/** Formats a day: `15 Sep`, or `15 Sep ’28` if it is in another year than today. */
export function dateBeside(day: Day, today: Day): string {
  const year = civil(day).year;
  return year === civil(today).year
    ? shortDate(day)
    : `${shortDate(day)} ’${String(year % 100).padStart(2, '0')}`;
}

/** Formats a day: `15 September 2027`. */
export function longDate(day: Day): string {
  const { year, month, day: date } = civil(day);
  return t`${date} ${longMonth(month)} ${year}`;
}

/** Formats a month: `Sep 2027`. */
export function monthYear(day: Day): string {
  const { year, month } = civil(day);
  return t`${monthName(month)} ${year}`;
}

/** Formats a month: `September 2027`. */
export function longMonthYear(day: Day): string {
  const { year, month } = civil(day);
  return t`${longMonth(month)} ${year}`;
}

/** Formats a period: `2027`, `2027 to 2028`, `July to September 2027`, or `April 2027 to March 2028`. */
export function periodWords(period: PeriodView): string {
  const a = civil(period.first);
  const z = civil(period.last);
  const whole = a.month === 1 && a.day === 1 && z.month === 12 && z.day === 31;
  if (whole) return a.year === z.year ? String(a.year) : t`${a.year} to ${z.year}`;
  if (a.year !== z.year) return t`${longMonthYear(period.first)} to ${longMonthYear(period.last)}`;
  return a.month === z.month
    ? longMonthYear(period.first)
    : t`${longMonth(a.month)} to ${longMonthYear(period.last)}`;
}

/** Extends two days to whole months. */
export function calendarPeriod(first: Day, last: Day): PeriodView {
  const a = civil(first);
  const z = civil(last);
  return { first: dayOf(a.year, a.month, 1), last: dayOf(z.year, z.month + 1, 1) - 1 };
}

export type Zoom = 'whole' | 'year' | 'half' | 'quarter';

/** Returns the zooms that narrow the period, widest first. */
export function zoomsOf(period: PeriodView): readonly Zoom[] {
  const days = period.last - period.first + 1;
  const lengths = [
    ['year', 366],
    ['half', 184],
    ['quarter', 92],
  ] as const;
  return ['whole', ...lengths.flatMap(([zoom, length]) => (days > length ? [zoom] : []))];
}

/** Returns the part of a period that a zoom shows: the calendar year, half-year or quarter around `at`. */
export function zoomed(period: PeriodView, zoom: Zoom, at: Day): PeriodView {
  if (zoom === 'whole') return period;
  const months = zoom === 'year' ? 12 : zoom === 'half' ? 6 : 3;
  const { year, month } = civil(Math.max(period.first, Math.min(period.last, at)));
  const start = Math.floor((month - 1) / months) * months + 1;
  return { first: dayOf(year, start, 1), last: dayOf(year, start + months, 1) - 1 };
}
