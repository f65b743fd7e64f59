/** What people write above a column, and the key of an item that it means. */

import { itemSchema } from '../../core/language/item-schema.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { readDate } from '../../core/language/scalars.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { isAmountAlone, withoutAmount } from '../cells/amounts.ts';
import { timeUnit } from '../cells/durations.ts';
import { looksLikeMoney } from '../cells/money.ts';
import { foldWords } from '../cells/value-words.ts';
import { HEADS } from './head-list.ts';
import { HEADS_ABROAD } from './heads-abroad.ts';

/** Every head that is known, with the keys that it speaks for and how well: 10 for the first of a list. */
const KNOWN = new Map<string, Map<string, number>>();
for (const heads of [HEADS, HEADS_ABROAD])
  for (const [key, words] of Object.entries(heads))
    words.forEach((head, at) => {
      const keys = KNOWN.get(head) ?? new Map<string, number>();
      // Of two columns that both say it, the better word wins: Title before Summary.
      if (!keys.has(key)) keys.set(key, 10 - at / 50);
      KNOWN.set(head, keys);
    });

/** The keys that a column can be read into, in the order of the language. */
export const ITEM_KEYS: readonly string[] = Object.keys(itemSchema.shape);

/** A head without what Jira wraps around it: `Start date` of `Custom field (Start date)`. */
export const bareHead = (head: string): string => /^custom field \((.*)\)$/i.exec(head.trim())?.[1] ?? head;

/** Returns a head's words: lower case, single blanks, what a tool wraps around them taken off. */
export function headWords(head: string): string {
  const inner = bareHead(head);
  // `fields.status.name` of Jira's JSON.
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

/** Heads that hold the words of a key and mean something else. */
const OTHERS =
  /\b(?:created|updated|viewed|reporter|creator|watchers?|votes|project (?:type|description|url)|issue (?:id|type)|parent|time spent|original estimate|remaining|original|modified|avatar|cent(?:re|er)|code|ids?|e ?mail|phone|size|level|count|class|complete|variance|benefits?|previous|last|comments?)\b/;
/** Ids of something else than the row. */
const OTHER_IDS =
  /^(?:parent|epic|owner|user|assignee|team|department|dept|sponsor|customer|cost|account|issue|outline|wbs|programme|program|portfolio|goal|objective|sprint|board|list|space|workspace|phone|tracking|order|post|zip|country|currency|change|risk|version|build|page|tax|vat|room|serial|external|linked|related|blocked|depends)\b|\b(?:cent(?:re|er)|phone|post|zip|parent) /;

/** Keys that a head speaks for with other words around theirs too: `Executive owner`, `Planned start date`. */
const LOOSE = 'title status health description owner teams sponsor goals start end budget effort'.split(' ');
/** The words of each that may stand among others, the first of their lists. */
const WITHIN: ReadonlyMap<string, readonly string[]> = new Map(
  LOOSE.map((key) => [key, (HEADS[key] ?? []).slice(0, 4).filter((word) => word.length > 3)]),
);

/** Returns a head's words without the unit that follows them: `duration` of `Duration (months)`. */
function unitless(head: string): string {
  const words = headWords(withoutAmount(bareHead(head)));
  const last = words.split(' ').at(-1) ?? '';
  if (!words.includes(' ') || timeUnit(last) === null) return words;
  return words
    .slice(0, -last.length)
    .trim()
    .replace(/ (?:in|en|i|em)$/, '');
}

/** What a head speaks for: keys with a score, 10 for the very word, 4 for one with more words around it. */
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
  // Amounts that no word names, where no other column is the budget.
  if (found.size === 0 && isAmountAlone(bareHead(head))) return found.set('budget', 3);
  if (found.size === 0 && !OTHERS.test(words) && words.split(' ').length <= 4) {
    // Only words that say little else: `Steering notes` are no description.
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

/** Keys whose unit may stand in the head. */
const UNITED: ReadonlySet<string> = new Set([
  ...['budget', 'horizon', 'effort', 'progress'],
  ...['cost.forecast', 'cost.actual', 'benefit.planned', 'benefit.realised'],
]);

/** Tells whether a row of cells reads as the head of a table; `below` are some of the rows below it. */
export function looksLikeHead(cells: readonly string[], below: readonly (readonly string[])[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const scores = filled.map((cell) =>
    /^x-/.test(cell) ? 20 : cell.length > 80 ? 0 : Math.max(0, ...keysOfHead(cell).values()),
  );
  const known = scores.filter((score) => score >= 8);
  const long = filled.filter((cell) => cell.length > 80).length;
  const figures = filled.filter(isFigure).length;
  // Years and months are heads too, and so is a whole sentence: among others that are known.
  if (filled.length === 0 || long + figures > Math.max(0, 2 * known.length - 1)) return false;
  if (figures > 0 && known.length < 2) return false;
  const strong = known.length > 1 || known.some((score) => score >= 9.8);
  if (strong && (filled.length > 1 || cells.length === 1)) return true;
  // No word is known: it still is one where a column below holds what this row does not.
  return (
    filled.length > 1 &&
    new Set(filled).size === filled.length &&
    filled.every((cell) => cell.length <= 40) &&
    cells.some((cell, at) => cell !== '' && kindBelow(below.map((row) => row[at] ?? '')).test(cell))
  );
}

/** Tests for what the cells of a column are not: figures, long texts, words of a fixed list. */
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
