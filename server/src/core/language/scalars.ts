/**
 * Parses the language's scalars from their source text, never from a type that YAML guessed. Each reader returns the
 * value, or the problem in plain words, with the text that was probably meant if there is one.
 */

import { type DayRange, dayOf, daysInMonth } from '../text/days.ts';
import { later, t, translated } from '../text/l10n.ts';
import { DIGITS, isAmbiguous, readNumeral, surely } from './numerals.ts';

export type Reading<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly problem: string; readonly meant?: string };

const good = <T>(value: T): Reading<T> => ({ ok: true, value });
const bad = (problem: string, meant?: string): { ok: false; problem: string; meant?: string } =>
  meant === undefined ? { ok: false, problem } : { ok: false, problem, meant };

const ID = /^[a-z0-9][a-z0-9-]*$/;
export const ID_PATTERN = ID.source;

/** Parses an id: lower-case letters, digits and hyphens, not starting with a hyphen. */
export function readId(text: string): Reading<string> {
  if (ID.test(text)) return good(text);
  const slug = slugOf(text);
  return bad(t`An id has only lower-case letters a to z, digits and hyphens`, slug === '' ? undefined : slug);
}

/**
 * Derives an id from a title: folds letters to ASCII, turns everything else into single hyphens; empty if nothing is
 * left.
 */
export function slugOf(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/æ/g, 'ae')
    .replace(/ø/g, 'o')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 48)
    .replace(/^-+|-+$/g, '');
}

const DATE_HELP = later`A date reads 2027-01-11, 2027-01, 2027-Q1, 2027-H1 or 2027`;

/** Parses a day, month, quarter, half-year or year. Quarters are calendar quarters. */
export function readDate(text: string): Reading<DayRange> {
  const m = /^(\d{4})(?:-(?:(\d{2})(?:-(\d{2}))?|Q([1-4])|H([12])))?$/.exec(text);
  if (m === null) {
    const meant = meantDate(text);
    const either =
      meant === undefined && /^(?:0?[1-9]|1[0-2])[-/ ](?:0?[1-9]|1[0-2])[-/ ]\d{4}$/.test(text.trim());
    return bad(
      either
        ? t`It is unclear which of the two is the month; a date reads 2027-01-11`
        : translated(DATE_HELP),
      meant,
    );
  }
  const year = Number(m[1]);
  if (!inPlan(year)) return bad(t`The year is outside 1900 to 2200`);
  if (m[4] !== undefined) return good(months(year, Number(m[4]) * 3 - 2, 3));
  if (m[5] !== undefined) return good(months(year, Number(m[5]) * 6 - 5, 6));
  if (m[2] === undefined) return good(months(year, 1, 12));
  const month = Number(m[2]);
  if (month < 1 || month > 12) return bad(t`There is no month ${m[2]}`);
  if (m[3] === undefined) return good(months(year, month, 1));
  const day = Number(m[3]);
  const length = daysInMonth(year, month);
  if (day < 1 || day > length) return bad(t`${m[1]}-${m[2]} has ${length} days`);
  const number = dayOf(year, month, day);
  return good({ first: number, last: number });
}

function months(year: number, month: number, count: number): DayRange {
  return { first: dayOf(year, month, 1), last: dayOf(year, month + count, 1) - 1 };
}

/** Tells whether a year is within the range that portfolios may use. */
const inPlan = (year: number): boolean => year >= 1900 && year <= 2200;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Formats a number with two digits: `03`. */
export const two = (n: number): string => String(n).padStart(2, '0');

/** Returns the date that another common notation means, if only one reading is possible. */
function meantDate(text: string): string | undefined {
  const t = text.trim();
  const monthOf = (word: string | undefined): number =>
    MONTHS.indexOf((word ?? '').slice(0, 3).toLowerCase()) + 1;
  const whole = (y: number, m: number, d: number): string | undefined =>
    inPlan(y) && m >= 1 && m <= 12 && d >= 1 && d <= daysInMonth(y, m)
      ? `${y}-${two(m)}-${two(d)}`
      : undefined;
  let m = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})(?:[T ].*)?$/.exec(t);
  if (m) return whole(Number(m[1]), Number(m[2]), Number(m[3]));
  m = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})$/.exec(t);
  if (m) {
    const [a, b, y] = [Number(m[1]), Number(m[2]), Number(m[3])];
    // 03/04/2029 is April in London and March in New York: only a day above 12, or dots, make it certain.
    if (a > 12 || a === b || t.includes('.')) return whole(y, b, a);
    return b > 12 ? whole(y, a, b) : undefined;
  }
  m = /(?:^|\D)(\d{4})(?:\D|$)/.exec(t);
  if (m && !inPlan(Number(m[1]))) return undefined;
  m = /^(\d{4})[-/](\d)$/.exec(t);
  if (m && Number(m[2]) > 0) return `${m[1]}-0${m[2]}`;
  m = /^(?:Q([1-4])|H([12]))[ /-]?(\d{4})$/i.exec(t) ?? null;
  if (m) return `${m[3]}-${m[1] ? `Q${m[1]}` : `H${m[2]}`}`;
  m = /^(\d{4})[ /-]?(?:q([1-4])|h([12]))$/i.exec(t);
  if (m) return `${m[1]}-${m[2] ? `Q${m[2]}` : `H${m[3]}`}`;
  m = /^([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(t);
  if (m && monthOf(m[1]) > 0) return `${m[2]}-${two(monthOf(m[1]))}`;
  m = /^(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?[ -](\d{4})$/.exec(t);
  if (m && monthOf(m[2]) > 0) return whole(Number(m[3]), monthOf(m[2]), Number(m[1]));
  m = /^([A-Za-z]{3,9})\.? (\d{1,2}),? (\d{4})$/.exec(t);
  if (m && monthOf(m[1]) > 0) return whole(Number(m[3]), monthOf(m[1]), Number(m[2]));
  return undefined;
}

/** Length of each unit of duration in days; months and years are Gregorian means. */
const UNIT_DAYS: Record<string, number> = { day: 1, week: 7, month: 30.436875, year: 365.2425 };
const UNIT_SHORT: Record<string, string> = {
  d: 'day',
  w: 'week',
  wk: 'week',
  wks: 'week',
  mo: 'month',
  mos: 'month',
  mth: 'month',
  mths: 'month',
  m: 'month',
  y: 'year',
  yr: 'year',
  yrs: 'year',
};

/** Parses a duration to whole days; a range gives its upper end. */
export function readDuration(text: string): Reading<number> {
  const m = /^(?:(\d+(?:\.\d+)?) ?(?:-|–|to) ?)?(\d+(?:\.\d+)?) ?(day|week|month|year)s?$/i.exec(text);
  if (m !== null) {
    const days = Math.round(Number(m[2]) * (UNIT_DAYS[(m[3] as string).toLowerCase()] as number));
    if (days > 36_525) return bad(t`A duration of more than a hundred years`);
    if (m[1] !== undefined && Number(m[1]) > Number(m[2]))
      return bad(t`The range runs backwards`, `${m[2]}-${m[1]} ${m[3]}s`);
    return good(days);
  }
  const help = t`A duration reads 6 weeks, 18-24 months or 2 years`;
  const short = /^(\d+(?:\.\d+)?)\s*([a-z]{1,4})\.?$/i.exec(text.trim());
  const unit = short ? UNIT_SHORT[(short[2] as string).toLowerCase()] : undefined;
  if (short && unit) return bad(help, `${short[1]} ${unit}${short[1] === '1' ? '' : 's'}`);
  const quarters = /^(\d+) quarters?$/i.exec(text.trim());
  return bad(help, quarters ? `${Number(quarters[1]) * 3} months` : undefined);
}

/** Parses an effort to milli-FTE: whole numbers, whose sums never drift. */
export function readEffort(text: string): Reading<number> {
  const m = /^(\d+(?:\.\d+)?) ?(?:fte)?$/i.exec(text);
  if (m !== null) {
    const value = Math.round(Number(m[1]) * 1000);
    return value <= 100_000_000 ? good(value) : bad(t`More than 100000 FTE`);
  }
  const help = t`Effort is a number of full-time people: 0.8 or 0.8 fte`;
  const comma = /^(\d+),(\d{1,2}) ?(fte)?$/i.exec(text);
  if (comma) return bad(help, `${comma[1]}.${comma[2]}${comma[3] ? ' fte' : ''}`);
  const percent = /^(\d+(?:\.\d+)?) ?%$/.exec(text);
  if (percent) return bad(help, `${Number((Number(percent[1]) / 100).toFixed(3))} fte`);
  const people = /^(\d+(?:\.\d+)?) ?(?:ftes|people|persons?|heads?)$/i.exec(text);
  return bad(help, people ? `${people[1]} fte` : undefined);
}

/** An amount of money. */
export interface Money {
  /** Hundredths of the currency's unit, as a whole number. */
  readonly cents: number;
  /** ISO 4217 code, if one is stated or the sign is unambiguous. */
  readonly currency?: string;
}

/** Signs that belong to a single currency; `$` and `¥` are shared by several. */
const SIGNS: ReadonlyMap<string, string> = new Map([
  ['€', 'EUR'],
  ['£', 'GBP'],
  ['₹', 'INR'],
  ['₩', 'KRW'],
]);
const SCALE: Record<string, number> = { '': 1, k: 1e3, m: 1e6, bn: 1e9 };

/**
 * Parses an amount of money: `12000`, `12k`, `4.5M`, `1.2bn`, with a currency code or sign before or after, without
 * thousands separators. Rejects `12.000`, which is twelve thousand to some and twelve to others.
 */
export function readMoney(text: string): Reading<Money> {
  const m = /^(?:([A-Z]{3}|[€£$¥₹₩]) ?)?(\d+(?:\.\d+)?) ?(k|m|bn)?(?: ?([A-Z]{3}|[€£$¥₹₩]))?$/i.exec(text);
  const code = m ? (m[1] ?? m[4]) : undefined;
  const lower = code !== undefined && /[a-z]/.test(code);
  const known = code === undefined || code.length === 1 || CURRENCIES.has(code.toUpperCase());
  if (m !== null && m[3] === undefined && isAmbiguous(readNumeral(m[2] as string))) {
    const [thousands, decimals] = [(m[2] as string).replace('.', ''), Number(m[2])];
    return bad(
      t`${m[2] as string} is ${thousands} to some and ${decimals} to others: write the one that is meant`,
    );
  }
  if (m !== null && !lower && !(m[1] !== undefined && m[4] !== undefined)) {
    const cents = Math.round(Number(m[2]) * (SCALE[(m[3] ?? '').toLowerCase()] as number) * 100);
    if (!Number.isSafeInteger(cents)) return bad(t`The amount is too large`);
    const currency = code === undefined ? undefined : code.length === 3 ? code : SIGNS.get(code);
    if (code !== undefined && code.length === 3 && !CURRENCIES.has(code))
      return bad(t`${code} is not an ISO 4217 currency code`);
    return good(currency === undefined ? { cents } : { cents, currency });
  }
  const help = t`Money reads 12000, 12k, 4.5M or 1.2bn, with a currency code or sign before or after`;
  if (m !== null && lower && known)
    return bad(help, text.replace(code as string, (code as string).toUpperCase()));
  const plain = text.replace(/(?<=\d)[,' \u00a0](?=\d{3}(?:\D|$))/g, '');
  if (plain !== text && readMoney(plain).ok) return bad(t`Money has no thousands separators`, plain);
  const words = text
    .replace(/ ?(?:mio|mn|mill?ions?)\b\.?/i, 'M')
    .replace(/ ?(?:thousand|tsd)\b\.?/i, 'k')
    .replace(/ ?(?:billions?|mrd)\b\.?/i, 'bn');
  if (words !== text && readMoney(words).ok) return bad(help, words);
  const digits = new RegExp(DIGITS).exec(words)?.[0] ?? '';
  const sure = surely(readNumeral(digits));
  const other = sure === null ? words : words.replace(digits, sure);
  return bad(help, other !== text && readMoney(other).ok ? other : undefined);
}

export const CURRENCIES: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));

/** Parses an ISO 4217 currency code in capitals. */
export function readCurrency(text: string): Reading<string> {
  if (CURRENCIES.has(text)) return good(text);
  const upper = text.toUpperCase();
  const sign = SIGNS.get(text);
  return bad(t`A currency is an ISO 4217 code such as EUR`, CURRENCIES.has(upper) ? upper : sign);
}

/** Parses a percentage from 0 to 100: `60`, `60%`, `60 %`. */
export function readPercent(text: string): Reading<number> {
  const m = /^(\d+(?:\.\d+)?) ?%?$/.exec(text);
  if (m === null)
    return bad(
      t`A percentage reads 60, 60% or 60 %`,
      /^0?\.\d+$/.test(text) ? `${Math.round(Number(text) * 100)}%` : undefined,
    );
  return Number(m[1]) <= 100 ? good(Number(m[1])) : bad(t`A share is between 0 and 100 percent`);
}

/** Parses a decimal number without unit or thousands separators. */
export function readNumber(text: string): Reading<number> {
  if (/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)(?:e[+-]?\d{1,2})?$/i.test(text)) return good(Number(text));
  const help = t`A number is written plainly, as 12 or 0.5; its unit goes under unit`;
  const comma = /^([+-]?\d+),(\d{1,2})$/.exec(text);
  if (comma) return bad(help, `${comma[1]}.${comma[2]}`);
  const plain = text.replace(/(?<=\d)[,' \u00a0](?=\d{3}(?:\D|$))/g, '');
  const bare = /^[€£$]?\s*([+-]?\d+(?:\.\d+)?)\s*(?:%|[A-Za-z€£$]\D*)?$/.exec(plain);
  return bad(help, bare ? (bare[1] as string) : undefined);
}

/** Parses a whole number from 1 to 999999. */
export function readCount(text: string): Reading<number> {
  if (/^[1-9]\d{0,5}$/.test(text)) return good(Number(text));
  const meant = /^[#pP]?0*([1-9]\d{0,5})(?:\.0*|\.|st|nd|rd|th)?$/.exec(text);
  return bad(t`It is a whole number, 1 or more`, meant?.[1]);
}

/** Parses `true`, `false` or the day of completion. */
export function readDone(text: string): Reading<boolean | DayRange> {
  if (text === 'true') return good(true);
  if (text === 'false') return good(false);
  const yes = /^(?:yes|y|done|met|on|x)$/i.test(text) || /^true$/i.test(text);
  const no = /^(?:no|n|open|off)$/i.test(text) || /^false$/i.test(text);
  if (yes || no) return bad(t`It is true, false or a date`, yes ? 'true' : 'false');
  const date = readDate(text);
  return date.ok ? date : bad(t`It is true, false or a date`, date.meant);
}

/** Parses a link target: http, https, mailto or a relative path. Other schemes could run something when clicked. */
export function readUrl(text: string): Reading<string> {
  if (/^(?:https?:\/\/[^\s/]|mailto:[^\s@]+@)/i.test(text) && !/\s/.test(text)) return good(text);
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(text);
  if (scheme) return bad(t`A link goes to http, https, mailto or a relative path`);
  if (/^(?:\/|\\)/.test(text)) return bad(t`A path in a link is relative to the file`);
  if (/^www\./i.test(text)) return bad(t`A web address begins with https://`, `https://${text}`);
  return good(text);
}
