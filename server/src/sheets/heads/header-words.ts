/** Finds the keys of an item that the head of a column suggests. */

import { itemSchema } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { readDate } from '../../core/language/scalars.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { foldWords } from '../../core/text/fold-words.ts';
import { isAmountAlone, withoutAmount } from '../cells/amounts.ts';
import { timeUnit } from '../cells/durations.ts';
import { looksLikeMoney } from '../cells/money.ts';
import { HEADS } from './head-list.ts';
import { HEADS_ABROAD } from './heads-abroad.ts';

/** The keys of every known head with their scores, up to 10 for the first of a list. */
const KNOWN = new Map<string, Map<string, number>>();
for (const heads of [HEADS, HEADS_ABROAD])
  for (const [key, words] of Object.entries(heads))
    words.forEach((head, at) => {
      const keys = KNOWN.get(head) ?? new Map<string, number>();
      // If two columns compete, the better word wins: Title before Summary.
      if (!keys.has(key)) keys.set(key, 10 - at / 50);
      KNOWN.set(head, keys);
    });

/** The keys of an item, in the language's order. */
export const ITEM_KEYS: readonly string[] = Object.keys(itemSchema.shape);

/** Unwraps Jira's `Custom field (Start date)`. */
export const bareHead = (head: string): string => /^custom field \((.*)\)$/i.exec(head.trim())?.[1] ?? head;

/** Folds the words of a head: lower case, single blanks, tool decorations removed. */
export function headWords(head: string): string {
  const inner = bareHead(head);
  // `fields.status.name` in Jira's JSON.
  const path = /^[\w-]+(?:\.[\w-]+)+$/.test(inner)
    ? inner
        .split('.')
        .filter(
          (part, at, all) => !(at > 0 && at === all.length - 1 && /^(?:name|value|displayName)$/.test(part)),
        )
        .slice(-1)[0]
    : inner;
  return foldWords((path ?? inner).replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2'))
    .replace(/%/g, '')
    .trim();
}

/** Heads that contain the words of a key but mean something else. */
const OTHERS =
  /\b(?:created|updated|viewed|reporter|creator|watchers?|votes|project (?:type|description|url)|issue (?:id|type)|parent|time spent|original estimate|remaining|original|modified|avatar|cent(?:re|er)|code|ids?|e ?mail|phone|size|level|count|class|complete|variance|benefits?|previous|last|comments?)\b/;
/** Ids of something other than the row. */
const OTHER_IDS =
  /^(?:parent|epic|owner|user|assignee|team|department|dept|sponsor|customer|cost|account|issue|outline|wbs|programme|program|portfolio|goal|objective|sprint|board|list|space|workspace|phone|tracking|order|post|zip|country|currency|change|risk|version|build|page|tax|vat|room|serial|external|linked|related|blocked|depends)\b|\b(?:cent(?:re|er)|phone|post|zip|parent) /;

/** Keys whose words may stand among others: `Executive owner`, `Planned start date`. */
const LOOSE = 'title status health description owner teams sponsor goals start end budget effort'.split(' ');
/** The words of each such key, the first of its list. */
const WITHIN: ReadonlyMap<string, readonly string[]> = new Map(
  LOOSE.map((key) => [key, (HEADS[key] ?? []).slice(0, 4).filter((word) => word.length > 3)]),
);

/** Removes the trailing unit of a head: `Duration (months)`. */
function unitless(head: string): string {
  const words = headWords(withoutAmount(bareHead(head)));
  const last = words.split(' ').at(-1) ?? '';
  if (!words.includes(' ') || timeUnit(last) === null) return words;
  return words
    .slice(0, -last.length)
    .trim()
    .replace(/ (?:in|en|i|em)$/, '');
}

/** Returns the keys that a head suggests with their scores: 10 for an exact match, 4 with other words around it. */
export function keysOfHead(head: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  const name = head.trim().toLowerCase();
  if (ITEM_KEYS.includes(name)) return found.set(name, 20);
  const words = headWords(head);
  if (words === '') return found;
  for (const [key, score] of KNOWN.get(words) ?? []) found.set(key, score);
  const bare = unitless(head);
  if (bare !== words) {
    for (const [key, score] of KNOWN.get(bare) ?? [])
      if (UNITED.has(key) && !found.has(key)) found.set(key, score - 0.01);
  }
  // What was noted on an item tells what it is, unless another column does.
  if (/^(?:comments|remarks|commentary)$/.test(words)) return found.set('description', 3.5);
  // A unit of amounts alone is the budget, unless another column is.
  if (found.size === 0 && isAmountAlone(bareHead(head))) return found.set('budget', 3);
  if (found.size === 0 && !OTHERS.test(words) && words.split(' ').length <= 4) {
    // The other words must be few: `Steering notes` are no description.
    for (const [key, all] of WITHIN) {
      const within = all.findIndex((each) => ` ${bare === '' ? words : bare} `.includes(` ${each} `));
      if (within >= 0) found.set(key, 4 - within / 10);
    }
  }
  if (
    found.size === 0 &&
    /(?:^| )(?:id|key|ref|no|nr|number|code|nummer|reference)$/.test(words) &&
    !OTHER_IDS.test(words)
  )
    found.set('id', 3);
  return found;
}

/** Keys whose head may state a unit. */
const UNITED: ReadonlySet<string> = new Set([
  ...['budget', 'horizon', 'effort', 'progress'],
  ...['cost.forecast', 'cost.actual', 'benefit.planned', 'benefit.realised'],
]);

/** Tells whether a row of cells reads as the head of a table; `below` samples the rows under it. */
export function looksLikeHead(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const scores = filled.map((cell) =>
    /^x-/.test(cell) ? 20 : cell.length > 80 ? 0 : Math.max(0, ...keysOfHead(cell).values()),
  );
  const known = scores.filter((score) => score >= 8);
  const long = filled.filter((cell) => cell.length > 80).length;
  const figures = filled.filter(isFigure).length;
  // Years, months and long sentences are heads only among others that are known.
  if (filled.length === 0 || long + figures > Math.max(0, 2 * known.length - 1)) return false;
  if (figures > 0 && known.length < 2) return false;
  const strong = known.length > 1 || known.some((score) => score >= 9.8);
  if (strong && (filled.length > 1 || cells.length === 1)) return true;
  // If no word is known, a head must differ in kind from the cells below it.
  return (
    filled.length > 1 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => cell.length <= 40) &&
    cells.some((cell, at) => cell !== '' && kindBelow(below.map((row) => row[at] ?? '')).test(cell))
  );
}

/**
 * Returns a test that matches a head which the cells below rule out: they are figures, long texts, or few distinct
 * words.
 */
function kindBelow(column: readonly string[]): { test(head: string): boolean } {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const all = (test: (cell: string) => boolean): boolean => cells.length > 0 && cells.every(test);
  if (all(isFigure) || all((cell) => cell.length > 60)) return { test: () => true };
  for (const key of ['status', 'health', 'track'] as const) {
    const says = (cell: string): boolean => {
      const reading = readScalar(metaOf(itemSchema.shape[key]), cell);
      return reading.ok || reading.meant !== undefined;
    };
    if (cells.length > 2 && all(says)) return { test: (head) => !says(head) };
  }
  return { test: () => false };
}

function isFigure(text: string): boolean {
  if (text === '' || isAmountAlone(text)) return false;
  const date = readDate(text);
  return date.ok || date.meant !== undefined || looksLikeMoney(text) || /^[-+]?[\d.,]+ ?%?$/.test(text);
}
