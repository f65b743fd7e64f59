/** Heads of columns that tell something of a measure: `Baseline (min)`, `Actual Mar 2027`, `Waiting time target`. */
import { measureSchema } from '../../core/language/schema.ts';
import { datesOf } from '../cells/dates.ts';
import { isUnit } from '../cells/figures.ts';
import { bareHead, headWords } from './header-words.ts';

/** What a head says. Keys are those of a measure, behind `measures.`. */
export interface MeasureHead {
  /** `measures` for its name, `measures.baseline`, `measures.actuals.2027-03`; `measures.date` is the day of a reading that has none in its head. */
  readonly key: string;
  /** The measure, where the head names it: `Waiting time` of `Waiting time target`. */
  readonly of: string | null;
  readonly unit: string | null;
}

/** Words by key, lower case, words apart by one blank. */
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
/** Keys of a measure that a column can hold; those by date take theirs behind a further dot. */
export const MEASURE_KEYS: readonly string[] = [
  ...Object.keys(measureSchema.shape).filter((key) => key !== 'name'),
  'date',
].map((key) => `measures.${key}`);

/** Whether a column can hold it: `measures.target`, `measures.actuals.2027-03`. */
export const isMeasureKey = (key: string): boolean => MEASURE_KEYS.includes(key) || DATED.test(key);

const NO_NAME =
  /^(?:kpi|measure|metric|project|initiative|overall|our|the|new|current)$|\b(?:date|year|quarter|month|budget|costs?|start|end|completion|scope|status|state|release|version)$/i;

/** What a head says of a measure; null where it says nothing of one. */
export function measureHead(head: string): MeasureHead | null {
  const name = head.trim();
  if (isMeasureKey(name)) return { key: name, of: null, unit: null };
  const { rest, unit } = withoutUnit(bareHead(name));
  const exact = keyOf(headWords(rest));
  if (exact !== null) return { key: exact, of: null, unit };
  return dated(rest, unit) ?? named(rest, unit);
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

/** `Baseline (min)`, `Target [%]`, `Target %`, `Baseline in minutes`. */
function withoutUnit(head: string): { readonly rest: string; readonly unit: string | null } {
  const match = /^(.+?)\s*(?:[([]([^()[\]]{1,24})[)\]]|\s([%€$£])|\bin\s+(\S+))$/.exec(head);
  const unit = (match?.[2] ?? match?.[3] ?? match?.[4])?.trim();
  return match !== null && unit !== undefined && isUnit(unit)
    ? { rest: match[1] as string, unit }
    : { rest: head, unit: null };
}

/** `Actual 2027-03`, `Q1 2027 actual`, `Plan (March 2027)`. */
function dated(head: string, unit: string | null): MeasureHead | null {
  const match =
    /^(actuals?|plan(?:ned)?)\b[\s:(–—-]*(.+?)\)?$|^(.+?)[\s:(–—-]*\b(actuals?|plan(?:ned)?)\)?$/i.exec(head);
  const word = match?.[1] ?? match?.[4];
  const day = match === null ? null : datesOf(match[2] ?? match[3] ?? '', null);
  if (word === undefined || day === null) return null;
  const key = `measures.${/^a/i.test(word) ? 'actuals' : 'plan'}.${day}`;
  return isMeasureKey(key) ? { key, of: null, unit } : null;
}

/** `Waiting time baseline`, `Waiting time (min) – target`, `Target: waiting time`. */
function named(head: string, unit: string | null): MeasureHead | null {
  const match =
    /^(?<of>.+?)[\s:,–—-]+(?<word>baseline|target)$/i.exec(head) ??
    /^(?<word>baseline|target)(?:\s+(?:of|for)\s|\s*[:–—]\s*|\s+-\s+)(?<of>.+)$/i.exec(head);
  const inner = withoutUnit(match?.groups?.['of']?.trim() ?? '');
  const of = inner.rest.trim();
  if (of.length < 3 || of.length > 60 || !/\p{L}{2}/u.test(of) || NO_NAME.test(of)) return null;
  return { key: `measures.${match?.groups?.['word']?.toLowerCase()}`, of, unit: unit ?? inner.unit };
}
