/** Reassembles a workbook that `export` wrote: attaches the goals, teams and measures of its other sheets. */
import { t } from '../../core/text/l10n.ts';
import { type Cell, type CellObject, cellsUnder, type Row, type Table, textOfCell } from '../table/table.ts';
import type { Grid } from '../workbook/grid.ts';
import { linesOf, splitTables } from './grid-lines.ts';
import { tableOf } from './table-of-lines.ts';

/** Names of its sheets. */
export const ITEMS = 'Items';
const OTHERS = ['Measures', 'Goals', 'Teams'];
/** Columns whose cells hold figures by day: `2027-01: 20; 2027-02: 14`. */
const SERIES = new Set(['plan', 'actuals']);

type Entry = Map<string, Cell>;

/**
 * Returns the items' table with the contents of the other sheets, and the names of those; any other table unchanged.
 */
export function withOwnSheets(
  items: Table,
  grids: readonly Grid[],
): { readonly table: Table; readonly read: readonly string[] } {
  const ids = items.columns.find(({ name }) => name === 'id');
  if (ids === undefined || !items.columns.some(({ name }) => name === 'track'))
    return { table: items, read: [] };
  const sheet = (name: string, keys: readonly string[]): Table | null => {
    const grid = grids.find((each) => each.name === name);
    const lines = grid === undefined ? undefined : splitTables(linesOf(grid))[0]?.lines;
    const table = lines === undefined ? null : tableOf(lines, '');
    const names = table?.columns.map((column) => column.name) ?? [];
    return keys.every((key) => names.includes(key)) ? table : null;
  };
  const goals = entriesOf(sheet('Goals', ['id', 'title']));
  const teams = entriesOf(sheet('Teams', ['id', 'name']));
  const owned = sheet('Measures', ['item', 'name']);
  const measures = owned === null ? new Map<string, CellObject[]>() : measuresOf(owned, 'item');
  const ofGoals = owned === null ? new Map<string, CellObject[]>() : measuresOf(owned, 'goal');
  for (const goal of goals) {
    const own = ofGoals.get(textOfCell(goal.get('id') ?? ''));
    if (own !== undefined) goal.set('measures', own);
  }
  const place = Math.max(-1, ...items.columns.flatMap(({ places }) => places)) + 1;
  const known = new Set<string>();
  const rows = items.rows.map((row) => {
    const id = textUnder(row, ids);
    const of = measures.get(id);
    if (of === undefined) return row;
    known.add(id);
    return withCell(row, place, of);
  });
  const lost = [...measures.keys()].filter((id) => !known.has(id));
  const remarks =
    lost.length > 0 ? [t`Measures of items that are not in the sheet are left out: ${lost.join(', ')}.`] : [];
  const table: Table = {
    ...items,
    rows,
    columns: known.size === 0 ? items.columns : [...items.columns, { name: 'measures', places: [place] }],
    remarks: [...(items.remarks ?? []), ...remarks],
    ...(goals.length + teams.length === 0 ? {} : { entries: { goals, teams } }),
  };
  return { table, read: OTHERS.filter((name) => sheet(name, []) !== null) };
}

/** Puts a cell at an index beyond the row's end. */
function withCell(row: Row, place: number, cell: Row['cells'][number]): Row {
  const cells = [...row.cells];
  while (cells.length < place) cells.push('');
  return { ...row, cells: [...cells, cell] };
}

const textUnder = (row: Row, column: Table['columns'][number]): string =>
  textOfCell(cellsUnder(row, column)[0] ?? '').trim();

/** Returns the non-empty rows of a sheet, keyed by its heads. */
function entriesOf(table: Table | null): readonly Entry[] {
  return (table?.rows ?? []).map(
    (row) =>
      new Map(
        (table?.columns ?? []).flatMap((column) => {
          const cell = cellsUnder(row, column)[0];
          return cell === undefined ? [] : [[column.name, cell] as const];
        }),
      ),
  );
}

/** Groups measures by the id in the column `item` or `goal`. */
function measuresOf(table: Table, of: 'item' | 'goal'): ReadonlyMap<string, CellObject[]> {
  const measures = new Map<string, CellObject[]>();
  const owners = table.columns.find(({ name }) => name === of);
  for (const row of table.rows) {
    const owner = owners === undefined ? '' : textUnder(row, owners);
    if (owner === '') continue;
    const measure: Record<string, Cell> = Object.create(null) as Record<string, Cell>;
    for (const column of table.columns) {
      const cell = cellsUnder(row, column)[0];
      if (!/^(?:item|goal)$/.test(column.name) && cell !== undefined)
        measure[column.name] = SERIES.has(column.name)
          ? seriesOf(textOfCell(cell))
          : figure(textOfCell(cell).trim());
    }
    measures.set(owner, [...(measures.get(owner) ?? []), measure]);
  }
  return measures;
}

function seriesOf(text: string): CellObject {
  const series: Record<string, Cell> = Object.create(null) as Record<string, Cell>;
  for (const part of text.split(';')) {
    const [day = '', value = ''] = part.split(': ');
    if (value.trim() !== '') series[day.trim()] = value.trim();
  }
  return series;
}

/** Removes the zero that `numberText` appends to make a number unambiguous. */
const figure = (text: string): string => (/^-?\d+\.\d{3}0$/.test(text) ? text.slice(0, -1) : text);
