/** Writes a portfolio's entries as JSON: values as they are written, figures as numbers. */

import type { Cell } from '../table/table.ts';
import type { Values } from './item-values.ts';

/** Keys of a measure that hold figures. */
const FIGURES = new Set(['baseline', 'target']);
const SERIES = new Set(['plan', 'actuals']);

export interface ExportedEntries {
  readonly goals: readonly Values[];
  readonly teams: readonly Values[];
  readonly items: readonly Values[];
}

/** Returns `{"version":1,"items":[…],"goals":[…],"teams":[…]}`, indented by two; escapes control characters. */
export function jsonOf({ goals, teams, items }: ExportedEntries): string {
  const all = {
    version: 1,
    items: items.map((values) => objectOf(withTrack(values))),
    goals: goals.map(objectOf),
    teams: teams.map(objectOf),
  };
  return `${JSON.stringify(all, null, 2).replace(
    /[\u007f-\u009f\u2028\u2029]/g,
    (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )}\n`;
}

/** Adds `track: null` to an item without a track, to state that it is open. */
const withTrack = (values: Values): ReadonlyMap<string, Cell | null> =>
  values.has('track') ? values : new Map<string, Cell | null>([...values, ['track', null]]);

function objectOf(values: ReadonlyMap<string, Cell | null>): Record<string, unknown> {
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, cell] of values) object[key] = cell === null ? null : plain(cell, key === 'measures');
  return object;
}

function plain(cell: Cell, measure: boolean, figure = false): unknown {
  if (typeof cell === 'string') return figure && /^[-+]?\d+(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
  if (Array.isArray(cell)) return cell.map((each) => plain(each, measure));
  const object = Object.create(null) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(cell)) {
    const series = measure && SERIES.has(key) && typeof inner !== 'string' && !Array.isArray(inner);
    object[key] = series
      ? Object.fromEntries(Object.entries(inner).map(([day, value]) => [day, plain(value, false, true)]))
      : plain(inner, measure, measure && FIGURES.has(key));
  }
  return object;
}
