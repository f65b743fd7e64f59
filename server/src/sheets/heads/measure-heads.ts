/** Parses heads of columns that belong to a measure: `Baseline (min)`, `Actual Mar 2027`, `Waiting time target`. */
import { measureSchema } from '../../core/language/part-schemas.ts';
import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import { datesOf } from '../cells/dates.ts';
import { isUnit } from '../cells/figures.ts';
import { fiscalDate, isFiscal } from '../cells/fiscal.ts';
import { bareHead, headWords } from './header-words.ts';

/** A parsed head. Its key is a measure's, prefixed by `measures.`. */
export interface MeasureHead {
  /**
   * `measures` for the name, else such as `measures.baseline` or `measures.actuals.2027-03`; `measures.date` is the
   * day of readings whose head states none.
   */
  readonly key: string;
  /** The measure that the head names: `Waiting time` of `Waiting time target`. */
  readonly of: string | null;
  readonly unit: string | null;
}

/** Words by key: lower case, single blanks. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  kind: ['measure type', 'measure kind', 'kpi type', 'metric type'],
  baseline: [
    'baseline',
    'base line',
    'baseline value',
    'start value',
    'starting value',
    'as is',
    'ausgangswert',
  ],
  target: ['target', 'target value', 'goal value', 'to be', 'zielwert', 'soll'],
  unit: ['unit', 'units', 'unit of measure', 'uom', 'measure unit', 'metric unit', 'einheit'],
  every: ['measured every', 'measure frequency', 'kpi frequency', 'reporting frequency'],
  better: ['better', 'direction', 'desired direction', 'polarity'],
  plan: ['plan', 'planned', 'plan value', 'planned value'],
  actuals: ['actual', 'actuals', 'actual value', 'current', 'current value', 'latest', 'reading', 'ist'],
  countermeasure: ['countermeasure', 'countermeasures', 'counter measure'],
  date: ['as of', 'as at', 'measured on', 'reading date', 'date of reading', 'measurement date'],
};
const DATED = /^measures\.(?:actuals|plan)\.(?:\d{4}-(?:\d{2}(?:-\d{2})?|Q[1-4]))$/;
/** Keys of a measure that a column can hold. Figures by day append the day. */
export const MEASURE_KEYS: readonly string[] = [
  ...Object.keys(measureSchema.shape).filter((key) => key !== 'name'),
  'date',
].map((key) => `measures.${key}`);

/** Tells whether a column can hold this key: `measures.target`, `measures.actuals.2027-03`. */
export const isMeasureKey = (key: string): boolean => MEASURE_KEYS.includes(key) || DATED.test(key);

const NO_NAME =
  /^(?:kpi|measure|metric|project|initiative|overall|our|the|new|current)$|\b(?:date|year|quarter|month|budget|costs?|start|end|completion|scope|status|state|release|version)$/i;

/** Parses a head, or returns null if it belongs to no measure. `fiscal` is when the fiscal year begins, if known. */
export function measureHead(head: string, fiscal: FiscalYear | null = null): MeasureHead | null {
  const name = head.trim();
  if (isMeasureKey(name)) return { key: name, of: null, unit: null };
  const { rest, unit } = withoutUnit(bareHead(name));
  const exact = keyOf(headWords(rest));
  if (exact !== null) return { key: exact, of: null, unit };
  return dated(rest, unit, fiscal) ?? named(rest, unit);
}

function keyOf(words: string): string | null {
  // `KPI 2`, `Target 2`, `KPI 2 target`.
  if (/^(?:kpi|measure|metric|indicator)(?: name)? ?\d$/.test(words)) return 'measures';
  const bare = words
    .replace(/ \d$/, '')
    .replace(/^(?:kpi|measure|metric|indicator) (?:\d )?(?=baseline|target|actual|current|plan|unit)/, '');
  const key = Object.keys(WORDS).find((each) => WORDS[each]?.includes(words) || WORDS[each]?.includes(bare));
  return key === undefined ? null : `measures.${key}`;
}

/** Splits off the unit: `Baseline (min)`, `Target [%]`, `Target %`, `Baseline in minutes`. */
function withoutUnit(head: string): { readonly rest: string; readonly unit: string | null } {
  const match = /^(.+?)\s*(?:[([]([^()[\]]{1,24})[)\]]|\s([%€$£])|\bin\s+(\S+))$/.exec(head);
  const unit = (match?.[2] ?? match?.[3] ?? match?.[4])?.trim();
  return match !== null && unit !== undefined && isUnit(unit)
    ? { rest: match[1] as string, unit }
    : { rest: head, unit: null };
}

const BY_DAY = /^(actuals?|plan(?:ned)?)\b[\s:(–—-]*(.+?)\)?$|^(.+?)[\s:(–—-]*\b(actuals?|plan(?:ned)?)\)?$/i;

/** Finds the word for a reading or plan in a head, and the rest. */
function byDay(head: string): { readonly word: string; readonly period: string } | null {
  const match = BY_DAY.exec(head);
  const word = match?.[1] ?? match?.[4];
  return word === undefined ? null : { word, period: match?.[2] ?? match?.[3] ?? '' };
}

/**
 * Returns the fiscal period in the head of a reading or plan: `FY26 Q1` of `Actual FY26 Q1`; null if there is none.
 */
export function fiscalInHead(head: string): string | null {
  const period = byDay(withoutUnit(bareHead(head.trim())).rest)?.period ?? '';
  return isFiscal(period) ? period : null;
}

/** Returns the day of readings that a head consists of, or null for any other head. */
export function dayOfHead(head: string, fiscal: FiscalYear | null): string | null {
  const { rest } = withoutUnit(bareHead(head.trim()));
  const day = datesOf(rest, null) ?? (fiscal === null ? null : lastOf(rest, fiscal));
  return day !== null && isMeasureKey(`measures.actuals.${day}`) ? day : null;
}
/** Tells whether a head consists of a day or period. */
export const isDayHead = (head: string): boolean =>
  dayOfHead(head, null) !== null || isFiscal(withoutUnit(bareHead(head.trim())).rest);

/** Parses `Actual 2027-03`, `Q1 2027 actual`, `Plan (March 2027)`, and `FY26 Q1 actual` if `fiscal` is known. */
function dated(head: string, unit: string | null, fiscal: FiscalYear | null): MeasureHead | null {
  const found = byDay(head);
  if (found === null) return null;
  const { word, period } = found;
  const day = datesOf(period, null) ?? (fiscal === null ? null : lastOf(period, fiscal));
  if (day === null) return null;
  const key = `measures.${/^a/i.test(word) ? 'actuals' : 'plan'}.${day}`;
  return isMeasureKey(key) ? { key, of: null, unit } : null;
}

/** Converts a fiscal period to the day of a reading: a calendar quarter, else its last month. */
function lastOf(period: string, fiscal: FiscalYear): string | null {
  const day = fiscalDate(period, fiscal, 'last');
  return day === null
    ? null
    : day
        .replace(/^\d{4}$/, '$&-12')
        .replace(/-H1$/, '-06')
        .replace(/-H2$/, '-12');
}

/** Parses `Waiting time baseline`, `Waiting time (min) – target`, `Target: waiting time`. */
function named(head: string, unit: string | null): MeasureHead | null {
  const match =
    /^(?<of>.+?)[\s:,–—-]+(?<word>baseline|target)$/i.exec(head) ??
    /^(?<word>baseline|target)(?:\s+(?:of|for)\s|\s*[:–—]\s*|\s+-\s+)(?<of>.+)$/i.exec(head);
  const inner = withoutUnit(match?.groups?.['of']?.trim() ?? '');
  const of = inner.rest.trim();
  if (of.length < 3 || of.length > 60 || !/\p{L}{2}/u.test(of) || NO_NAME.test(of)) return null;
  return { key: `measures.${match?.groups?.['word']?.toLowerCase()}`, of, unit: unit ?? inner.unit };
}
