/** Selects one table of a workbook, and returns its cells as lines. */

import { t } from '../../core/text/l10n.ts';
import { keysOfHead } from '../heads/header-words.ts';
import { isEmpty, type Table, type TableResult } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import type { Grid } from '../workbook/grid.ts';
import { readWorkbook } from '../workbook/read-workbook.ts';
import { linesOf, splitTables } from './grid-lines.ts';
import { ITEMS, withOwnSheets } from './own-workbook.ts';
import { knownHeads, tableOf } from './table-of-lines.ts';

/** The part of a workbook that the user selected. */
export interface Part {
  /** Name of a sheet. */
  readonly sheet?: string;
  /** Number of a table on the sheet, starting at 1. */
  readonly table?: number;
}

interface Found {
  readonly grid: Grid;
  readonly tables: readonly Table[];
  /** Zero-based index of the table most like a list of items. */
  readonly best: number;
}

/** Reads the table of items in a workbook, or returns the choices. */
export function readWorkbookTable(
  bytes: Uint8Array,
  { sheet, table }: Part,
  ways: Ways = optionWays,
): TableResult {
  const workbook = readWorkbook(bytes);
  if ('problem' in workbook) return workbook;
  const { form, grids } = workbook;
  const filled = grids.filter(({ rows }) => rows.length > 0);
  if (filled.length === 0) return { problem: t`This workbook is empty.` };
  const names = filled.map(({ name }) => name);
  const wanted = sheet === undefined ? undefined : filled.find(({ name }) => same(name, sheet));
  if (sheet !== undefined && wanted === undefined)
    return {
      problem: t`There is no sheet “${sheet}”, or it is empty. The sheets are ${quotedNames(names)}.`,
      choice: { kind: 'sheet', names },
    };
  const shown = filled.filter(({ hidden }) => !hidden);
  const all = (wanted === undefined ? (shown.length > 0 ? shown : filled) : [wanted]).map((grid) =>
    tablesOf(grid, form),
  );
  const chosen = all.length === 1 ? all[0] : likeliest(all);
  if (chosen === undefined) {
    const likely = all.filter(isRegister).map(({ grid }) => grid.name);
    return {
      problem: t`Several sheets may hold the items: ${quotedNames(likely)}. Say which one: ${ways.sheet()}.`,
      choice: { kind: 'sheet', names: likely },
    };
  }
  const { grid, tables, best } = chosen;
  if (table !== undefined && tables[table - 1] === undefined)
    return { problem: t`The sheet “${grid.name}” has ${tables.length} tables; there is no table ${table}.` };
  const at = table === undefined ? best : table - 1;
  const { table: own, read } = withOwnSheets(tables[at] as Table, grids);
  return {
    ...own,
    remarks: [...remarksOf(chosen, at, { filled, read }, ways), ...(own.remarks ?? [])],
    places: { kind: 'sheet', names, chosen: grid.name, tables: tables.length, table: at + 1 },
  };
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();
const quotedNames = (names: readonly string[]): string => names.map((name) => `“${name}”`).join(', ');

function tablesOf(grid: Grid, form: 'xlsx' | 'ods'): Found {
  const tables = splitTables(linesOf(grid)).map(({ lines, lights }): Table => {
    const table = tableOf(
      lines,
      form === 'xlsx'
        ? t`Excel workbook, sheet “${grid.name}”`
        : t`OpenDocument workbook, sheet “${grid.name}”`,
    );
    return {
      ...table,
      unit: 'row',
      remarks: lights === 0 ? [] : [t`${lights} cells without a word were read by their colour.`],
    };
  });
  const scores = tables.map(scoreOf);
  return { grid, tables, best: Math.max(0, scores.indexOf(Math.max(...scores))) };
}

/** Scores how much a table is like a list of items: known heads, a title, rows. */
function scoreOf({ named, columns, rows }: Table): number {
  const heads = named ? knownHeads(columns.map(({ name }) => name)) : 0;
  return heads * 3 + (hasTitle(columns) ? 5 : 0) + Math.log2(1 + rows.length);
}
const hasTitle = (columns: Table['columns']): boolean =>
  columns.some(({ name }) => (keysOfHead(name).get('title') ?? 0) >= 8);

const isRegister = ({ tables, best }: Found): boolean => {
  const table = tables[best];
  return (
    table?.named === true &&
    table.rows.length > 0 &&
    hasTitle(table.columns) &&
    knownHeads(table.columns.map(({ name }) => name)) >= 3
  );
};

/** Returns our own items sheet or the only list of items; undefined if there are several. */
function likeliest(all: readonly Found[]): Found | undefined {
  const ours = all.find(({ grid, tables, best }) => {
    const names = tables[best]?.columns.map(({ name }) => name) ?? [];
    return grid.name === ITEMS && ['id', 'title', 'track'].every((key) => names.includes(key));
  });
  if (ours !== undefined) return ours;
  const registers = all.filter(isRegister);
  if (registers.length > 1) return undefined;
  const score = ({ tables, best }: Found): number => (tables[best] === undefined ? 0 : scoreOf(tables[best]));
  return registers[0] ?? [...all].sort((a, b) => score(b) - score(a))[0];
}

/** Returns remarks on the choice, on other sheets and tables, and on hidden content. */
function remarksOf(
  { grid, tables }: Found,
  at: number,
  { filled, read }: { readonly filled: readonly Grid[]; readonly read: readonly string[] },
  ways: Ways,
): string[] {
  const remarks: string[] = [];
  const others = filled.filter((each) => each !== grid && !read.includes(each.name));
  if (others.length > 0) {
    const list = others.map(({ name, hidden }) => (hidden ? t`“${name}” (hidden)` : `“${name}”`)).join(', ');
    remarks.push(t`Other sheets, not read: ${list}. ${ways.sheet()} reads one of them.`);
  }
  if (tables.length > 1) {
    const rows = tables.map(({ rows: own }, place) => `${place + 1}: ${own[0]?.line ?? 0}`).join(', ');
    remarks.push(
      t`The sheet holds ${tables.length} tables (first rows ${rows}); table ${at + 1} is read. ${ways.table()} reads another.`,
    );
  }
  const lines = new Set(tables[at]?.rows.map(({ line }) => line));
  if (grid.unread !== undefined)
    remarks.push(
      t`Colours that a formula of the sheet decides are not read (${grid.unread.slice(0, 5).join(', ')}): say them in words.`,
    );
  const hidden = grid.rows.filter((row) => row.hidden && lines.has(row.line)).map(({ line }) => line);
  if (hidden.length > 0) {
    const list = `${hidden.slice(0, 12).join(', ')}${hidden.length > 12 ? ' …' : ''}`;
    remarks.push(t`Rows that the sheet hides are read too: ${list}.`);
  }
  const columns = (tables[at]?.columns ?? [])
    .filter(({ places }) => places.some((place) => grid.hiddenColumns.includes(place)))
    .filter((column) =>
      tables[at]?.rows.some((row) => column.places.some((place) => !isEmpty(row.cells[place] ?? ''))),
    );
  if (columns.length > 0)
    remarks.push(
      t`Columns that the sheet hides are read too: ${columns.map(({ name }) => name).join(', ')}.`,
    );
  return remarks;
}
