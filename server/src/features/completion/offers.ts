/** Suggests values for scalars without fixed choices: dates, durations, shares and the like. */

import { two } from '../../core/language/scalars.ts';
import type { ScalarName } from '../../core/language/schema-kit.ts';
import { civil, type Day, type DayRange, dayOf, daysInMonth, isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';

/** A value, and the note shown beside it. */
export interface Offer {
  readonly text: string;
  readonly detail: string;
}

/** Formats a month: `2027-08`. */
export const monthText = (day: Day): string => isoDay(day).slice(0, 7);
const quarterOf = (day: Day): { year: number; quarter: number } => {
  const { year, month } = civil(day);
  return { year, quarter: Math.ceil(month / 3) };
};
const endOfQuarter = (year: number, quarter: number): Day => dayOf(year, quarter * 3 + 1, 1) - 1;

/**
 * Suggests dates.
 * @param end whether a last day is wanted
 */
export function dateOffers(key: string, today: Day, period: DayRange): Offer[] {
  const { year, month } = civil(today);
  const { quarter } = quarterOf(today);
  const named = (day: Day, detail: string): Offer => ({ text: isoDay(day), detail });
  const ends: Offer[] = [
    named(dayOf(year, month, daysInMonth(year, month)), t`end of this month`),
    named(dayOf(year, month + 2, 1) - 1, t`end of next month`),
    named(endOfQuarter(year, quarter), t`end of this quarter`),
    named(endOfQuarter(year, quarter + 1), t`end of next quarter`),
    named(dayOf(year, 12, 31), t`end of this year`),
    named(period.last, t`end of the period`),
    named(dayOf(year + 1, 12, 31), t`end of next year`),
  ];
  const starts: Offer[] = [
    named(dayOf(year, month + 1, 1), t`start of next month`),
    named(endOfQuarter(year, quarter) + 1, t`start of next quarter`),
    named(period.first, t`start of the period`),
    named(dayOf(year + 1, 1, 1), t`start of next year`),
  ];
  const whole: Offer[] = [
    { text: monthText(today), detail: t`this month` },
    { text: `${year}-Q${quarter}`, detail: t`this quarter` },
    { text: `${year}-H${month <= 6 ? 1 : 2}`, detail: t`this half-year` },
    { text: String(year), detail: t`this year` },
  ];
  const now = named(today, t`today`);
  const order =
    key === 'start'
      ? [now, ...starts, ...whole]
      : key === 'reviewed' || key === 'done'
        ? [now, named(today - 1, t`yesterday`), ...whole]
        : [...ends, now, ...whole];
  return unique(order);
}

/** Suggests months for a plan or readings: after the last one present, else the current one and its neighbours. */
export function monthOffers(taken: ReadonlySet<string>, today: Day): Offer[] {
  const last = [...taken]
    .filter((key) => /^\d{4}-\d{2}$/.test(key))
    .sort()
    .at(-1);
  const { year, month } =
    last === undefined ? civil(today) : { year: Number(last.slice(0, 4)), month: Number(last.slice(5)) + 1 };
  const offers = [0, 1, 2].map(
    (ahead): Offer => ({
      text: monthText(dayOf(year, month + ahead, 1)),
      detail: ahead === 0 && last !== undefined ? t`the month after the last one` : t`a month`,
    }),
  );
  const now = civil(today);
  offers.push(
    { text: monthText(today), detail: t`this month` },
    { text: monthText(dayOf(now.year, now.month, 1) - 1), detail: t`last month` },
    { text: `${now.year}-Q${Math.ceil(now.month / 3)}`, detail: t`this quarter` },
    { text: isoDay(today), detail: t`today` },
  );
  return unique(offers).filter(({ text }) => !taken.has(text));
}

/** Suggests values for scalars without fixed words. */
export function scalarOffers(
  scalar: ScalarName | undefined,
  key: string,
  today: Day,
  period: DayRange,
): Offer[] {
  switch (scalar) {
    case 'date':
      return dateOffers(key, today, period);
    case 'done':
      return [
        { text: 'true', detail: 'met' },
        { text: 'false', detail: t`not met` },
        ...dateOffers('done', today, period).slice(0, 2),
      ];
    case 'duration':
      return ['2 weeks', '6 weeks', '3 months', '6 months', '12 months', '18-24 months', '2-3 years'].map(
        (text) => ({ text, detail: t`a duration` }),
      );
    case 'effort':
      return ['0.1 fte', '0.2 fte', '0.5 fte', '1 fte', '2 fte', '4 fte'].map((text) => ({
        text,
        detail: t`full-time people`,
      }));
    case 'percent':
      return (
        key === 'tolerance' ? ['5', '10', '15'] : ['80%', '70%', '60%', '50%', '40%', '30%', '20%']
      ).map((text) => ({ text, detail: key === 'tolerance' ? t`percentage points` : t`share of effort` }));
    case 'count':
      return ['1', '2', '3', '4', '5', '8', '12'].map((text) => ({
        text,
        detail: key === 'rank' ? t`place in the order` : t`items at once`,
      }));
    case 'currency':
      return currencies();
    default:
      return [];
  }
}

let names: readonly Offer[] | undefined;
function currencies(): Offer[] {
  if (names === undefined) {
    const words = new Intl.DisplayNames('en', { type: 'currency' });
    const common = ['EUR', 'USD', 'GBP', 'CHF', 'JPY', 'CAD', 'AUD', 'SEK', 'NOK', 'DKK', 'INR'];
    const rest = Intl.supportedValuesOf('currency').filter((code) => !common.includes(code));
    names = [...common, ...rest].map((text) => ({ text, detail: words.of(text) ?? '' }));
  }
  return [...names];
}

function unique(offers: readonly Offer[]): Offer[] {
  const seen = new Set<string>();
  return offers.filter(({ text }) => !seen.has(text) && seen.add(text));
}

/** Returns the last day of the current quarter, for snippets: `2027-09-30`. */
export const endOfThisQuarter = (today: Day): string => {
  const { year, quarter } = quarterOf(today);
  return `${year}-${two(quarter * 3)}-${two(daysInMonth(year, quarter * 3))}`;
};
