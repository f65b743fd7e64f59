/** Dates as spreadsheets and trackers write them, brought to those of the language. */
import { readDate } from '../../core/language/scalars.ts';

/** How a column writes `03/04/2027`; null where no value of it tells. */
export type DateOrder = 'day-first' | 'month-first' | null;

const SLASHED = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,].*)?$/;

/** The order that a column's own values give away: 31/03 is no month-first date. Null where they contradict each other. */
export function dateOrder(values: Iterable<string>): DateOrder {
  let day = false;
  let month = false;
  for (const value of values) {
    const match = SLASHED.exec(value.trim());
    if (match === null) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12 && second <= 12) day = true;
    if (second > 12 && first <= 12) month = true;
  }
  if (day === month) return null;
  return day ? 'day-first' : 'month-first';
}

/** The text of a date in the language; null where it cannot be told. */
export function datesOf(text: string, order: DateOrder): string | null {
  const bare = text.trim();
  const slashed = SLASHED.exec(bare);
  let plain = bare;
  if (slashed !== null && order !== null) {
    const [first, second] = [slashed[1] as string, slashed[2] as string];
    const [day, month] = order === 'day-first' ? [first, second] : [second, first];
    plain = `${century(slashed[3] as string)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  } else {
    // `14/Mar/26 9:05 AM` of Jira, `2027-03-14 09:05`, `Mar 14, 2027 9:05 AM`.
    plain = bare
      .replace(/[ T,]+\d{1,2}:\d{2}.*$/, '')
      .replace(
        /^(\d{1,2})[-/ ]([A-Za-z]{3,9})[-/ ](\d{4}|\d{2})$/,
        (_, d: string, m: string, y: string) => `${d} ${m} ${century(y)}`,
      );
  }
  const reading = readDate(plain);
  if (reading.ok) return plain;
  return reading.meant ?? null;
}

const century = (year: string): string => (year.length === 2 ? `20${year}` : year);
