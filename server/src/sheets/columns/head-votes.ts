/** Scores the keys that the heads of columns suggest, and corrects them by what is in the cells. */
import { keysOfHead } from '../heads/header-words.ts';
import type { Column } from '../table/table.ts';
import type { Shape } from './column-shape.ts';

/**
 * Returns the keys that each column's head suggests, with scores. A month counts as the month of a report if several rows
 * share a title or id.
 */
export function headsOf(
  shapes: ReadonlyMap<Column, Shape>,
): ReadonlyMap<Column, ReadonlyMap<string, number>> {
  const all = new Map([...shapes.keys()].map((column) => [column, keysOfHead(column.name)]));
  const again = [...all].some(
    ([column, keys]) =>
      (keys.get('title') ?? keys.get('id') ?? 0) >= 8 &&
      (shapes.get(column)?.distinct ?? 0) < (shapes.get(column)?.filled ?? 0),
  );
  if (again)
    for (const [column, keys] of all)
      if (MONTH.test(column.name.trim())) all.set(column, new Map([...keys, ['as-of', 9]]));
  return all;
}
const MONTH = /^(?:month|monat|mois|mes|mese|mês|maand|månad|måned)$/i;

const PERIOD =
  /\b(?:(?:f\.?y\.?|fiscal year|financial year)\s*['’]?\d{2,4}(?:\s*[/–-]\s*\d{2,4})?(?:\s*[qh][1-4])?|[qh][1-4]\s*(?:f\.?y\.?)?\s*['’]?\d{2,4}|20\d{2}(?:\s*[/–-]\s*(?:20)?\d{2})?)\b/iu;

/** Returns columns of money for different periods, with the key that none of them states as a whole. */
export function partsOf(columns: readonly Column[]): ReadonlyMap<Column, string> {
  const found = new Map<Column, string>();
  for (const key of ['budget', 'cost.actual', 'cost.forecast', 'benefit.planned', 'benefit.realised']) {
    const own = columns.flatMap((column) => {
      const period = PERIOD.exec(column.name)?.[0].toLowerCase();
      return period !== undefined && keysOfHead(column.name).has(key) ? [{ column, period }] : [];
    });
    if (new Set(own.map(({ period }) => period)).size > 1)
      for (const { column } of own) found.set(column, key);
  }
  return found;
}

/**
 * Corrects a head's suggestion by the column's cells: a `Status` of *On Track* and *At Risk* is health, and among several
 * descriptions the longest wins.
 */
export function corrected(
  { key, score }: { readonly key: string; readonly score: number },
  shape: Shape | undefined,
): { readonly key: string; readonly score: number } {
  if (shape === undefined) return { key, score };
  if (key === 'status' && shape.says('health') > shape.says('status'))
    return { key: 'health', score: score - 1 };
  if (key === 'health' && score < 20 && shape.says('status') > shape.says('health'))
    return { key: 'status', score: score - 1 };
  // A `Category` of *Strategic* and *Operational* says the track.
  if (key === 'tags' && shape.filled > 1 && shape.says('track') >= 0.9)
    return { key: 'track', score: score - 1 };
  // A value repeated in most rows names a group, not an item.
  if (key === 'title' && shape.filled > 3 && shape.distinct < 0.6 * shape.filled)
    return { key, score: score - 6 };
  // A text that all rows share describes what they have in common.
  if (key === 'description' && shape.filled > 2 && shape.distinct === 1) return { key, score: 0.5 };
  if (key === 'description' && score >= 4)
    return { key, score: 5 + Math.min(9.8, Math.log2(1 + shape.meanLength * shape.filled) / 2) };
  return { key, score };
}
