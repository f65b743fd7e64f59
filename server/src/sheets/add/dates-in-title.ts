/**
 * Reads dates in a title: the end (`by March`), the start (`starting 2027-05`), the duration (`over the next 18
 * months`). Reports ambiguous ones instead of reading them.
 */
import { oneLine } from '../../base/words.ts';
import { readDate } from '../../core/language/scalars.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { monthOf } from '../../core/text/months.ts';
import { datesOf, isEitherDate } from '../cells/dates.ts';
import { type InTitle, nothing, spanOf, type Taken } from './in-title.ts';

const MONTH =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const YEAR = '(?:19|20|21)\\d{2}(?!\\d)';
/** A bare year, unless it counts something. */
const LONE_YEAR = `${YEAR}(?=\\s*(?:$|[.,;:)!?]|(?:and|in|at|for|with|so|to|from|across|as)\\b))`;
const DATE = [
  '\\d{4}-(?:\\d{2}(?:-\\d{2})?|Q[1-4]|H[12])(?![\\d-])',
  '\\d{1,2}[/.]\\d{1,2}[/.]\\d{4}',
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:${MONTH})\\b\\.?(?:,? ${YEAR})?`,
  `(?:${MONTH})\\b\\.? \\d{1,2}(?!\\d)(?:st|nd|rd|th)?(?:,? ${YEAR})?`,
  `(?:${MONTH})\\b\\.?(?:,? ${YEAR})?`,
  `[QH][1-4]\\b(?:,? ?${YEAR})?`,
  `${YEAR} ?[QH][1-4]\\b`,
  /year[- ]end|(?:the )?end of (?:the|this) year|next year/.source,
  LONE_YEAR,
].join('|');
const END_OF = '(?:the )?(?:end(?: of)? )?(?:the )?';
const UNIT = '(?:day|week|month|year)s?';

const ENDS = new RegExp(
  `\\b(?:by|until|till|due(?: by| on| in)?|no later than) ${END_OF}(?<date>${DATE})`,
  'giu',
);
const STARTS = new RegExp(`\\b(?:starting|beginning|as of|as from|from)(?: in| on)? (?<date>${DATE})`, 'giu');
const STRETCH = new RegExp(`\\bfrom (?<from>${DATE}) (?:to|until|till|through) (?<date>${DATE})`, 'giu');
/** Two years set off from the title are a period; within it they may be the name of a plan. */
const YEARS = new RegExp(
  `(?<=[,(]\\s*)(?<from>${YEAR})\\s?[-–]\\s?(?<date>${YEAR})(?=\\s*(?:$|[.,;)]))`,
  'gu',
);
const TAKES = new RegExp(
  `\\b(?:over|in|within|during) the next (?<number>\\d{1,3}) (?<unit>${UNIT})\\b`,
  'giu',
);
/** Times that different people would date differently. */
const VAGUE = new RegExp(
  [
    `\\bbefore ${END_OF}(?:${DATE})`,
    `\\bby (?:the )?(?:start|beginning|middle|mid|early|late)(?:[- ]of)?[- ](?:the )?(?:${DATE})`,
    '\\b(?:by|before|until|in|this|next) (?:the )?(?:next )?(?:spring|summer|autumn|fall|winter|easter|christmas|(?:mon|tues|wednes|thurs|fri|satur|sun)day|week|month|quarter)\\b',
    `\\b(?:in|during) (?:${DATE})`,
    '\\b(?:this|next) year\\b',
    `\\b${YEAR}\\s?[-–]\\s?${YEAR}`,
    `\\b(?:within|in) \\d{1,3} ${UNIT}\\b`,
  ].join('|'),
  'giu',
);

/** Reads the dates in a title. A month without a year is the next one that is not over on `today`. */
export function datesInTitle(title: string, today: Day): InTitle {
  const taken: Taken[] = [];
  const unsure: InTitle['unsure'][number][] = [];
  const free = (span: Taken['span']): boolean =>
    taken.every((other) => span.end <= other.span.start || span.start >= other.span.end);
  const take = (key: 'start' | 'end', match: RegExpMatchArray, words: string): void => {
    const span = spanOf(match);
    if (!free(span)) return;
    const date = dateOf(words, today);
    if (date === null) unsure.push({ span, why: whyNoDate(words) });
    else taken.push({ key, value: { kind: 'text', text: date }, span });
  };
  for (const match of [...title.matchAll(STRETCH), ...title.matchAll(YEARS)]) {
    const [from, to] = [match.groups?.['from'] ?? '', match.groups?.['date'] ?? ''];
    const [first, last] = [dateOf(from, today), dateOf(to, today)];
    const span = spanOf(match);
    if (first === null || last === null || firstDay(last) < firstDay(first)) continue;
    taken.push({ key: 'start', value: { kind: 'text', text: first }, span });
    taken.push({ key: 'end', value: { kind: 'text', text: last }, span });
  }
  for (const match of title.matchAll(ENDS)) take('end', match, match.groups?.['date'] ?? '');
  for (const match of title.matchAll(STARTS)) take('start', match, match.groups?.['date'] ?? '');
  for (const match of title.matchAll(TAKES)) {
    const { number = '', unit = '' } = match.groups ?? {};
    if (Number(number) > 0 && free(spanOf(match)))
      taken.push({
        key: 'horizon',
        value: { kind: 'text', text: `${number} ${unit.toLowerCase()}` },
        span: spanOf(match),
      });
  }
  for (const match of title.matchAll(VAGUE)) {
    const span = spanOf(match);
    if (free(span) && unsure.every((other) => span.end <= other.span.start || span.start >= other.span.end))
      unsure.push({ span, why: t`it does not say for sure which day it begins or ends` });
  }
  return consistent(taken, unsure);
}

/** Discards a key that is stated twice, and an end before the start. */
function consistent(taken: readonly Taken[], unsure: InTitle['unsure'][number][]): InTitle {
  const twice = new Set(
    taken
      .filter(({ key }, at) => taken.some((other, i) => i !== at && other.key === key))
      .map(({ key }) => key),
  );
  const textOf = (key: string): string | null => {
    const value = taken.find((each) => each.key === key)?.value;
    return value?.kind === 'text' ? value.text : null;
  };
  const [start, end] = [textOf('start'), textOf('end')];
  const reversed = start !== null && end !== null && lastDay(end) < firstDay(start);
  const kept: Taken[] = [];
  for (const each of taken) {
    if (twice.has(each.key)) unsure.push({ span: each.span, why: t`it says two days for one thing` });
    else if (reversed) unsure.push({ span: each.span, why: t`it would end before it begins` });
    else kept.push(each);
  }
  return taken.length + unsure.length === 0 ? nothing : { taken: kept, unsure };
}

const whyNoDate = (words: string): string =>
  isEitherDate(words) ? t`it is unclear which of the two numbers is the month` : t`there is no such day`;

function lastDay(date: string): Day {
  const reading = readDate(date);
  return reading.ok ? reading.value.last : Number.NaN;
}
function firstDay(date: string): Day {
  const reading = readDate(date);
  return reading.ok ? reading.value.first : Number.NaN;
}

/** Converts a date to the language's notation, or returns null if it is none or ambiguous. */
function dateOf(source: string, today: Day): string | null {
  const words = oneLine(source);
  const year = Number(isoDay(today).slice(0, 4));
  if (/year[- ]end|end of/i.test(words)) return String(year);
  if (/^next year$/i.test(words)) return String(year + 1);
  const plain = words
    .replace(/(?<=\d)(?:st|nd|rd|th)\b/gi, '')
    .replace(/\./g, (dot) => (/\d\.\d/.test(words) ? dot : ''));
  const part = /^(?<part>[QH][1-4])(?:,? ?(?<year>\d{4}))?$|^(?<before>\d{4}) ?(?<after>[QH][1-4])$/i.exec(
    plain,
  )?.groups;
  if (part !== undefined) {
    const name = (part['part'] ?? part['after'] ?? '').toUpperCase();
    const stated = part['year'] ?? part['before'];
    return real(
      stated === undefined ? nextOf((each) => `${each}-${name}`, year, today) : `${stated}-${name}`,
    );
  }
  const named =
    /^(?:(?<first>\d{1,2})(?: of)? )?(?<month>\p{L}+)(?: (?<second>\d{1,2})(?!\d))?(?:,? (?<year>\d{4}))?$/iu.exec(
      plain,
    )?.groups;
  const month = named === undefined ? null : monthOf(named['month'] ?? '');
  if (named === undefined || month === null) return datesOf(plain, null);
  const day = named['first'] ?? named['second'];
  const rest = `-${String(month).padStart(2, '0')}${day === undefined ? '' : `-${day.padStart(2, '0')}`}`;
  return real(
    named['year'] === undefined ? nextOf((each) => `${each}${rest}`, year, today) : `${named['year']}${rest}`,
  );
}

const real = (date: string): string | null => (readDate(date).ok ? date : null);

/** Returns the date in this year, or in the next if this year's is over. */
const nextOf = (of: (year: number) => string, year: number, today: Day): string =>
  lastDay(of(year)) < today ? of(year + 1) : of(year);
