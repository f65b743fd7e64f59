/**
 * Represents calendar days as whole numbers: days since 1970-01-01, in the proleptic Gregorian calendar, with no time of
 * day and no time zone. Plans are kept in days; instants would only bring daylight-saving surprises.
 */

/** A day as a whole number, 0 for 1970-01-01. */
export type Day = number;

/** First and last day of a stated date, both inclusive: one day, a month, a quarter, a half-year or a year. */
export interface DayRange {
  readonly first: Day;
  readonly last: Day;
}

const MS_PER_DAY = 86_400_000;

/** Converts a civil date to a day; month 1 to 12. Days past the end of a month overflow, as in `Date.UTC`. */
export function dayOf(year: number, month: number, day: number): Day {
  if (year > 99) return Math.round(Date.UTC(year, month - 1, day) / MS_PER_DAY);
  // Date.UTC reads the years 0 to 99 as 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return Math.round(date.getTime() / MS_PER_DAY);
}

/** Counts the days of a month; month 1 to 12. */
export function daysInMonth(year: number, month: number): number {
  return dayOf(year, month + 1, 1) - dayOf(year, month, 1);
}

/** Formats a day as `YYYY-MM-DD`. */
export function isoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** Converts a day to its civil date; month 1 to 12. */
export function civil(day: Day): { readonly year: number; readonly month: number; readonly day: number } {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** Reads today off the machine's clock, in local time. Only the edges call this: the core takes the day as input. */
export function localToday(now: Date = new Date()): Day {
  return dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
