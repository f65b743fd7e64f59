/** The rows of a table as items that could be: values by key, what could not be read, and who is who. */

import { slugOf } from '../../core/language/scalars.ts';
import { t, translated } from '../../core/text/l10n.ts';
import { freeId, newId } from '../../edits/text/new-id.ts';
import { dateOrder } from '../cells/dates.ts';
import { type ColumnFacts, readCell, type Value } from '../cells/read-cell.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { cellsUnder, oneLine, type Row, type Table, textOfCell } from '../table/table.ts';
import { measurePlans, readMeasures } from './read-measures.ts';

/** Something that was left out, and why; for people. */
export interface Note {
  /** Line of the file or number of the record; null for the sheet as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  /** The text that was left out; empty where there is none to show. */
  readonly text: string;
  readonly problem: string;
}
export interface Draft {
  readonly line: number;
  /** What the sheet calls it; null where it has no such column or cell. */
  readonly key: string | null;
  readonly title: string;
  /** Everything but id and title. References are names as the sheet writes them. */
  readonly values: ReadonlyMap<string, Value>;
}

/** Longest title that is taken as it is; people name things in a line. */
const LONGEST_TITLE = 400;

/** Reads every row. Rows without a title, and those whose key came before, are notes and no drafts. */
export function readDrafts(
  table: Table,
  plans: readonly ColumnPlan[],
): { readonly drafts: readonly Draft[]; readonly notes: readonly Note[] } {
  const notes: Note[] = table.notes.map(({ line, problem }) => ({ line, column: null, text: '', problem }));
  const drafts: Draft[] = [];
  const used = plans.filter((plan): plan is ColumnPlan & { key: string } => plan.key !== null);
  const own = new Map(used.map((plan) => [plan, factsOf(table, plan)]));
  // A column that does not tell how it writes dates writes them as the others do.
  const orders = new Set([...own.values()].map(({ dates }) => dates).filter((order) => order !== null));
  const dates = orders.size === 1 ? ([...orders][0] ?? null) : null;
  const facts = new Map([...own].map(([plan, each]) => [plan, { ...each, dates: each.dates ?? dates }]));
  const lines = new Map<string, number>();
  for (const row of table.rows) {
    if (used.every(({ column }) => cellsUnder(row, column).length === 0)) continue;
    const key = textUnder(row, used, 'id') || null;
    const title = textUnder(row, used, 'title') || titleFrom(textUnder(row, used, 'description'));
    const left = (problem: string): void => {
      notes.push({ line: row.line, column: null, text: title || key || '', problem });
    };
    if (title === '') {
      left(t`It has no title and is left out.`);
      continue;
    }
    const before = key === null ? undefined : lines.get(key.toLowerCase());
    if (before !== undefined) {
      left(
        t`Its key ${key} stands on ${translated(table.unit)} ${before} too. It is left out: give it a key of its own.`,
      );
      continue;
    }
    if (key !== null) lines.set(key.toLowerCase(), row.line);
    drafts.push({ line: row.line, key, title, values: valuesOf(row, used, facts, notes) });
  }
  return { drafts, notes };
}

function valuesOf(
  row: Row,
  used: readonly (ColumnPlan & { key: string })[],
  facts: ReadonlyMap<ColumnPlan, ColumnFacts>,
  notes: Note[],
): Map<string, Value> {
  const values = new Map<string, Value>();
  const joins = measurePlans(used.map((plan) => ({ plan, dates: (facts.get(plan) as ColumnFacts).dates })));
  for (const plan of used) {
    const { key, column } = plan;
    if (key === 'id' || key === 'title' || (joins.length > 0 && /^measures(?:\.|$)/.test(key))) continue;
    const cells = cellsUnder(row, column);
    if (cells.length === 0) continue;
    const { value, refused } = readCell(key, cells, facts.get(plan) as ColumnFacts);
    for (const { text, problem } of refused)
      notes.push({ line: row.line, column: column.name, text: oneLine(text).slice(0, 80), problem });
    if (value !== null) values.set(key, joined(values.get(key), value));
  }
  const { measures, refused } = readMeasures(row, joins);
  for (const { column, text, problem } of refused)
    notes.push({ line: row.line, column, text: oneLine(text).slice(0, 80), problem });
  if (measures.length > 0) values.set('measures', { kind: 'measures', measures });
  return values;
}

/** A list that grows by another column's. */
function joined(old: Value | undefined, value: Value): Value {
  if (old?.kind === 'list' && value.kind === 'list')
    return { kind: 'list', items: [...new Set([...old.items, ...value.items])] };
  if (old?.kind === 'nested' && value.kind === 'nested')
    return { ...old, elements: [...old.elements, ...value.elements] };
  return value;
}

const textUnder = (row: Row, used: readonly (ColumnPlan & { key: string })[], key: string): string => {
  const plan = used.find((each) => each.key === key);
  const cell = plan === undefined ? undefined : cellsUnder(row, plan.column)[0];
  return cell === undefined
    ? ''
    : oneLine(textOfCell(cell)).slice(0, key === 'title' ? LONGEST_TITLE : 10_000);
};

/** A title from the first sentence of a description, for a row that has no other name. */
function titleFrom(description: string): string {
  const sentence = /^.{1,100}?[.!?](?=\s|$)/.exec(description)?.[0];
  if (sentence !== undefined) return sentence.replace(/\.$/, '');
  return description.length <= 80 ? description : `${description.slice(0, 80).replace(/\s+\S*$/, '')}…`;
}

function factsOf(table: Table, { key, column }: ColumnPlan): ColumnFacts {
  const texts = function* (): Generator<string> {
    for (const row of table.rows) for (const cell of cellsUnder(row, column)) yield textOfCell(cell);
  };
  return {
    name: column.name,
    dates: dateOrder(texts()),
    literal: table.unit === 'record',
    wordLists: key === 'teams' || key === 'goals' ? wordLists(texts()) : false,
  };
}

/** Whether cells of several words name several things: words like ids, most of which stand alone in other cells. */
function wordLists(texts: Iterable<string>): boolean {
  const alone = new Set<string>();
  const together: string[] = [];
  for (const text of texts) {
    const words = text.trim().split(/\s+/);
    if (words.some((word) => !/^[a-z0-9][a-z0-9-]*$/.test(word))) return false;
    if (words.length === 1) alone.add(words[0] as string);
    else together.push(...words);
  }
  return together.length > 0 && together.filter((word) => alone.has(word)).length * 2 >= together.length;
}

/** Who a draft is: the item it updates, or the id of a new one. */
export interface Identity {
  readonly id: string;
  /** The sheet's own key where it is no id, or another item has the id; kept in `x-key`. */
  readonly xKey: string | null;
}
const FITS = /^[a-z0-9][a-z0-9-]*$/;

/**
 * Ids for drafts in their order. A key that is an id keeps it, whoever comes before; others are mapped to what they
 * would be as ids; a draft without a key gets one from its title. `taken` are ids of others.
 */
export function identities(drafts: readonly Draft[], taken: (id: string) => boolean): readonly Identity[] {
  const given = new Set<string>();
  for (const { key } of drafts) if (key !== null && FITS.test(key) && !taken(key)) given.add(key);
  const busy = (id: string): boolean => given.has(id) || taken(id);
  return drafts.map(({ key, title }) => {
    if (key !== null && FITS.test(key) && !taken(key)) return { id: key, xKey: null };
    const slug = key === null ? '' : slugOf(key);
    const id = slug === '' ? newId(title, 'item', busy) : freeId(slug, busy);
    given.add(id);
    return { id, xKey: key };
  });
}
