/** Converts dates as spreadsheets and trackers write them to the language's notation. */
import { readDate } from '../../core/language/scalars.ts';
import { civil, dayOf, isoDay } from '../../core/text/days.ts';
import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import { monthOf } from '../../core/text/months.ts';
import { fiscalDate } from './fiscal.ts';

/** How a column writes `03/04/2027`, or null if no value shows it. */
export type DateOrder = 'day-first' | 'month-first' | null;

const SLASHED = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})(?:[ T,].*)?$/;

/**
 * Infers the order from a column's values: 31/03 is day-first. Returns null if none shows it or they contradict each
 * other.
 */
export function dateOrder(values: Iterable<string>): DateOrder {
  let day = false;
  let month = false;
  for (const value of values) {
    const match = SLASHED.exec(withoutDay(value.trim()));
    if (match === null) continue;
    const [first, second] = [Number(match[1]), Number(match[2])];
    if (first > 12 && second <= 12) day = true;
    if (second > 12 && first <= 12) month = true;
  }
  if (day === month) return null;
  return day ? 'day-first' : 'month-first';
}

/**
 * Converts a date to the language's notation, or returns null if it is none or ambiguous. Of a calendar week it is the
 * `first` day or the `last`.
 */
export function datesOf(text: string, order: DateOrder, which: 'first' | 'last' = 'first'): string | null {
  const week = WEEK.exec(text.trim());
  if (week !== null) return dayOfWeek(week, which);
  const bare = withoutDay(text.trim().replace(which === 'last' ? /^end of /i : '', ''));
  const slashed = SLASHED.exec(bare);
  let plain = bare;
  // Who writes dots writes the day first.
  const dotted = /^\d+\.\d+\./.test(bare);
  if (slashed !== null && (order !== null || dotted)) {
    const [first, second] = [slashed[1] as string, slashed[2] as string];
    const [day, month] = order === 'month-first' ? [second, first] : [first, second];
    plain = `${century(slashed[3] as string)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  } else plain = named(withoutTime(bare)) ?? withoutTime(bare);
  const reading = readDate(plain);
  const date = reading.ok ? plain : reading.meant;
  return date === undefined || NONE.has(date) ? null : date;
}

/** Converts a date, or a period of a fiscal year if `fiscal` is known, to its first or last month. */
export function dateOf(
  text: string,
  { dates, fiscal }: { readonly dates: DateOrder; readonly fiscal: FiscalYear | null },
  which: 'first' | 'last',
): string | null {
  const period = fiscal === null ? null : fiscalDate(text, fiscal, which);
  return period !== null && readDate(period).ok ? period : datesOf(text, dates, which);
}

/** Weeks that are counted as ISO does: `KW 40/2026`, `vecka 5 2027`, `2027-W20`. A `Week 5` may be that of a fiscal year. */
const WEEK =
  /^(?:(?:kw|cw|kalenderwoche|calendar week|vecka|uke|uge)\.? ?(?<w>\d{1,2})[-/. ]+(?<y>\d{4}|['’]?\d{2})|(?<Y>\d{4})-?W(?<W>\d\d))$/i;

function dayOfWeek({ groups }: RegExpExecArray, which: 'first' | 'last'): string | null {
  const year = Number(century(groups?.['y'] ?? groups?.['Y'] ?? ''));
  // The fourth of January is in the first week.
  const fourth = dayOf(year, 1, 4);
  const monday = fourth - ((fourth + 3) % 7) + (Number(groups?.['w'] ?? groups?.['W']) - 1) * 7;
  return civil(monday + 3).year === year ? isoDay(which === 'first' ? monday : monday + 6) : null;
}

/** Dates that programs write for “no date”. */
const NONE: ReadonlySet<string> = new Set([
  '1900-01-01',
  '1899-12-30',
  '1899-12-31',
  '1970-01-01',
  '1904-01-01',
]);

/** Removes a time: `14/Mar/26 9:05 AM` of Jira, `2027-03-14 09:05`, `Mar 14, 2027 9:05 AM`. */
const withoutTime = (text: string): string =>
  text.replace(/(?:[ ,]+(?:at |um |à )?|(?<=\d)T)\d{1,2}:\d{2}.*$/i, '');

/** Removes a weekday: `Mon 14 Mar 2027`, `Sunday, March 14, 2027`. Of `Phase 2/2027` the 2 is no month. */
const withoutDay = (text: string): string =>
  text.replace(/^\p{L}{2,10}\.?,? (?=\p{L}{3}|\d{1,2}[ ./-](?!\d{4}$))/u, (day) =>
    monthOf(day) === null && !/^(?:quart|kvart)/i.test(day) ? '' : day,
  );

/**
 * Parses a date with a named month or quarter, in several languages: `14. März 2027`, `15 de enero de 2027`, `T1
 * 2027`.
 */
function named(text: string): string | null {
  const words = text
    .replace(/(?<=\d)(?:st|nd|rd|th|er|º|ª|°)(?=\W)/giu, '')
    .replace(/(?<=[\s.])(?:de|d'|of)\s+/giu, '');
  const day =
    dayIn(/^(?<d>\d{1,2})[-/. ]+(?<m>\p{L}{3,10})[-/. ,]+(?<y>\d{4}|['’]?\d{2})$/u, words) ??
    dayIn(/^(?<m>\p{L}{3,10})[-/. ]+(?<d>\d{1,2})[-/. ,]+(?<y>\d{4})$/u, words) ??
    dayIn(/^(?<m>\p{L}{3,10})[-/. ,]*(?<y>\d{4}|['’]?\d{2})$/u, words) ??
    dayIn(/^(?<y>\d{4})[-/. ](?<m>\p{L}{3,10})$/u, words);
  if (day !== null) return day;
  let m =
    /^(?:T|K|Q|kv|kvartal |quartal )\.?\s?([1-4])[-/. ]*(\d{4}|['’]?\d{2})$/i.exec(words) ?? swapped(words);
  if (m !== null) return `${century(m[2] as string)}-Q${m[1]}`;
  m =
    /^S([12])[-/. ]*(\d{4})$/i.exec(words) ??
    /^([12])\.? ?(?:halbjahr|half(?: of)?|semestre|semester|halvår)[-/. ]*(\d{4})$/i.exec(words);
  if (m !== null) return `${m[2]}-H${m[1]}`;
  m = /^(\d{1,2})[/.](\d{4})$/.exec(words);
  return m !== null && Number(m[1]) >= 1 && Number(m[1]) <= 12
    ? `${m[2]}-${(m[1] as string).padStart(2, '0')}`
    : null;
}

/**
 * Matches a quarter with its number before the word: `1er trimestre 2027`, `2. Quartal 2027`, `3º trimestre 2027`.
 */
function swapped(text: string): RegExpExecArray | null {
  return /^([1-4])(?:er|e|ème|º|°|\.)?\s*(?:trimestre|quartal|quarter|kwartaal|kvartal)\s*(\d{4})$/iu.exec(
    text,
  );
}

function dayIn(pattern: RegExp, text: string): string | null {
  const groups = pattern.exec(text)?.groups;
  const number = groups === undefined ? null : monthOf(groups['m'] as string);
  if (groups === undefined || number === null) return null;
  const month = `${century(groups['y'] as string)}-${String(number).padStart(2, '0')}`;
  return groups['d'] === undefined ? month : `${month}-${groups['d'].padStart(2, '0')}`;
}

const century = (year: string): string => {
  const digits = year.replace(/\D/g, '');
  return digits.length === 2 ? `20${digits}` : digits;
};

/** Tells whether either of the first two numbers of a date could be the month, and they differ. */
export function isEitherDate(text: string): boolean {
  const match = SLASHED.exec(withoutDay(text.trim()));
  if (match === null || /^\d+\.\d+\./.test(text.trim())) return false;
  const [first, second] = [Number(match[1]), Number(match[2])];
  return first >= 1 && second >= 1 && first <= 12 && second <= 12 && first !== second;
}
