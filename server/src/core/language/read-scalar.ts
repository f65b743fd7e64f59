/**
 * Dispatches each kind of scalar that the schema names to its reader, and words the finding if the text does not fit.
 */
import { t } from '../text/l10n.ts';
import { nearest } from '../text/near-words.ts';
import {
  type Reading,
  readCount,
  readCurrency,
  readDate,
  readDone,
  readDuration,
  readEffort,
  readId,
  readMoney,
  readNumber,
  readPercent,
  readUrl,
} from './scalars.ts';
import type { KeyMeta } from './schema-kit.ts';

/** Parses a scalar according to its schema's metadata. */
export function readScalar(meta: KeyMeta, text: string): Reading<unknown> {
  switch (meta.scalar) {
    case 'id':
    case 'reference':
      return readId(text);
    case 'date':
      return readDate(text);
    case 'duration':
      return readDuration(text);
    case 'effort':
      return readEffort(text);
    case 'money':
      return readMoney(text);
    case 'percent':
      return readPercent(text);
    case 'number':
      return readNumber(text);
    case 'count':
      return readCount(text);
    case 'currency':
      return readCurrency(text);
    case 'done':
      return readDone(text);
    case 'url':
      return readUrl(text);
    case 'choice':
      return readChoice(text, meta.values ?? []);
    default:
      return { ok: true, value: text };
  }
}

/** Common synonyms of the language's values, normalized: lower case, hyphens for blanks and underscores. */
const SYNONYMS: Readonly<Record<string, readonly string[]>> = {
  operational: ['operations', 'ops', 'operation', 'kaizen', 'continuous-improvement', 'improvement', 'run'],
  strategic: ['strategy', 'hoshin', 'breakthrough-initiative', 'transformation', 'change-the-business'],
  neither: ['none', 'other', 'bau', 'business-as-usual', 'n/a', 'na', 'no-track'],
  idea: ['proposed', 'proposal', 'draft', 'backlog', 'candidate', 'new'],
  planned: [
    'plan',
    'todo',
    'to-do',
    'not-started',
    'open',
    'approved',
    'accepted',
    'scheduled',
    'ready',
    'selected-for-development',
  ],
  active: [
    'in-progress',
    'inprogress',
    'progress',
    'ongoing',
    'running',
    'started',
    'doing',
    'wip',
    'live',
    'under-way',
    'underway',
    'in-development',
    'in-review',
    'in-test',
    'testing',
  ],
  paused: ['on-hold', 'hold', 'onhold', 'waiting', 'blocked', 'suspended', 'parked'],
  done: ['complete', 'completed', 'finished', 'closed', 'resolved', 'delivered'],
  stopped: [
    'cancelled',
    'canceled',
    'abandoned',
    'dropped',
    'aborted',
    'rejected',
    'declined',
    'not-accepted',
    'killed',
    'wont-do',
    "won't-do",
  ],
  'on-track': ['green', 'ok', 'good', 'ontrack', 'g', 'on-plan'],
  'at-risk': ['amber', 'yellow', 'atrisk', 'warning', 'a', 'risk'],
  'off-track': ['red', 'bad', 'offtrack', 'r', 'late', 'critical'],
  daily: ['day', 'every-day', 'each-day'],
  weekly: ['week', 'every-week', 'once-a-week'],
  biweekly: ['fortnightly', 'bi-weekly', 'every-two-weeks', 'every-2-weeks', 'two-weekly', 'fortnight'],
  monthly: ['month', 'every-month', 'once-a-month'],
  quarterly: ['quarter', 'every-quarter'],
  annually: ['yearly', 'annual', 'year', 'every-year', 'once-a-year'],
  incremental: ['increment', 'small', 'gradual', 'step-by-step', 'minor'],
  breakthrough: ['break-through', 'radical', 'major', 'leap', 'step-change', 'transformational'],
  site: ['plant', 'location'],
  'value-stream': ['valuestream', 'end-to-end'],
  enterprise: ['company', 'company-wide', 'organisation', 'organization', 'group', 'corporate'],
  market: ['markets', 'industry', 'external'],
  operating: ['opex', 'operational-budget', 'operating-budget'],
  capital: ['capex', 'investment'],
  dedicated: ['ring-fenced', 'ringfenced', 'earmarked'],
  process: ['leading'],
  outcome: ['lagging', 'result', 'results'],
  lower: ['down', 'less', 'decrease', 'smaller'],
  higher: ['up', 'more', 'increase', 'larger'],
  frontline: ['front-line', 'line', 'shop-floor'],
  staff: ['support', 'office', 'corporate-staff'],
  executive: ['exec', 'leadership', 'board', 'management'],
  off: ['false', 'no', 'none', 'never', 'disabled'],
  hint: ['suggestion'],
  info: ['information', 'note', 'informational'],
  warning: ['warn'],
  error: ['err'],
};

function readChoice(text: string, values: readonly string[]): Reading<string> {
  if (values.includes(text)) return { ok: true, value: text };
  const meant = synonymOf(text, values) ?? nearest(folded(text), values);
  const problem = t`It is one of ${listed(values, 'or')}`;
  return meant === undefined ? { ok: false, problem } : { ok: false, problem, meant };
}

const folded = (text: string): string =>
  text
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/g, '-');

/** Returns the value that a text denotes in another case or as a synonym; undefined if it is only similar to one. */
export function synonymOf(text: string, values: readonly string[]): string | undefined {
  const plain = folded(text);
  return values.includes(plain) ? plain : values.find((value) => SYNONYMS[value]?.includes(plain));
}

/** Joins words for a sentence: `a, b or c`. */
export function listed(words: readonly string[], joint: 'or' | 'and'): string {
  if (words.length < 2) return words.join('');
  const [most, last] = [words.slice(0, -1).join(', '), words[words.length - 1]];
  return joint === 'or' ? t`${most} or ${last}` : t`${most} and ${last}`;
}
