/** Reads an .ods workbook as grids. */
import { numberText } from '../table/number-text.ts';
import {
  type Grid,
  GridBuilder,
  type GridCell,
  type Light,
  lightOf,
  MAX_COLUMNS,
  type Merge,
} from './grid.ts';
import type { Zip } from './unzip.ts';
import { type Attributes, readXml } from './xml.ts';

/** Maximum repetitions of a row; beyond it only formatting is repeated. */
const MAX_REPEATS = 10_000;

export const isOds = (zip: Zip): boolean => zip.has('content.xml');

interface OpenCell {
  readonly attributes: Attributes;
  readonly paragraphs: string[];
}

/**
 * Reads all sheets.
 * @throws WorkbookProblem if a part is damaged or too large
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the handlers of one parser share its state.
export function readOds(zip: Zip): readonly Grid[] {
  const lights = new Map<string, Light | null>();
  const hiddenTables = new Set<string>();
  const grids: Grid[] = [];
  let style = '';
  let table: {
    name: string;
    hidden: boolean;
    grid: GridBuilder;
    merges: Merge[];
    hiddenColumns: number[];
    unread: string[];
  } | null = null;
  let line = 0;
  let column = 0;
  let columnCount = 0;
  let row: { repeated: number; hidden: boolean; cells: [number, GridCell][] } | null = null;
  let cell: OpenCell | null = null;
  let aside = 0;
  const endRow = (): void => {
    if (table === null || row === null) return;
    const repeats = row.cells.length === 0 ? 1 : Math.min(row.repeated, MAX_REPEATS);
    for (let at = 0; at < repeats; at++) {
      for (const [place, content] of row.cells) table.grid.put(place, content);
      table.grid.endRow(line + 1 + at, row.hidden);
    }
    line += row.repeated;
    row = null;
  };
  const endCell = (): void => {
    if (cell === null || row === null || table === null) return;
    const { attributes, paragraphs } = cell;
    const repeats = Number(attributes['table:number-columns-repeated'] ?? 1);
    const light = lights.get(attributes['table:style-name'] ?? '');
    const content: GridCell = { text: textOf(attributes, paragraphs), ...(light == null ? {} : { light }) };
    const filled = content.text !== '' || (content.light !== undefined && repeats < 50);
    if (filled)
      for (let at = 0; at < Math.min(repeats, MAX_COLUMNS - column); at++)
        row.cells.push([column + at, content]);
    const [rows, columns] = ['rows', 'columns'].map((of) =>
      Number(attributes[`table:number-${of}-spanned`] ?? 1),
    ) as [number, number];
    if (rows > 1 || columns > 1)
      table.merges.push({ top: line, left: column, bottom: line + rows - 1, right: column + columns - 1 });
    column += repeats;
    cell = null;
  };
  readXml(
    zip,
    'content.xml',
    {
      open: (name, attributes) => {
        if (name === 'style:style') style = attributes()['style:name'] ?? '';
        else if (name === 'style:table-cell-properties') {
          const colour = attributes()['fo:background-color'];
          if (colour?.startsWith('#') === true) lights.set(style, lightOf(colour.slice(1)));
        } else if (name === 'style:table-properties') {
          if (attributes()['table:display'] === 'false') hiddenTables.add(style);
        } else if (name === 'table:table' && table === null) {
          const all = attributes();
          table = {
            name: all['table:name'] ?? '',
            hidden: hiddenTables.has(all['table:style-name'] ?? ''),
            grid: new GridBuilder(),
            merges: [],
            hiddenColumns: [],
            unread: [],
          };
          [line, columnCount] = [0, 0];
        } else if (name === 'table:table-column' && table !== null) {
          const all = attributes();
          const repeats = Math.min(Number(all['table:number-columns-repeated'] ?? 1), MAX_COLUMNS);
          if (/^(?:collapse|filter)$/.test(all['table:visibility'] ?? ''))
            for (let at = 0; at < repeats; at++) table.hiddenColumns.push(columnCount + at);
          columnCount += repeats;
        } else if (name === 'table:table-row') {
          const all = attributes();
          row = {
            repeated: Math.max(1, Number(all['table:number-rows-repeated'] ?? 1)),
            hidden: /^(?:collapse|filter)$/.test(all['table:visibility'] ?? ''),
            cells: [],
          };
          column = 0;
        } else if (name === 'table:table-cell') cell = { attributes: attributes(), paragraphs: [] };
        else if (name === 'table:covered-table-cell')
          column += Number(attributes()['table:number-columns-repeated'] ?? 1);
        else if (name === 'calcext:conditional-format')
          // These rules colour by a style and a formula, which are not evaluated.
          table?.unread.push(attributes()['calcext:target-range-address'] ?? '');
        else if (name === 'office:annotation') aside++;
        else if (name === 'text:p' && aside === 0) cell?.paragraphs.push('');
        else if (name === 'text:s' && aside === 0)
          append(cell, ' '.repeat(Math.min(100, Number(attributes()['text:c'] ?? 1))));
        else if (name === 'text:line-break' && aside === 0) append(cell, '\n');
      },
      text: (more) => {
        if (aside === 0) append(cell, more);
      },
      close: (name) => {
        if (name === 'office:annotation') aside--;
        else if (name === 'table:table-cell') endCell();
        else if (name === 'table:table-row') endRow();
        else if (name === 'table:table' && table !== null) {
          const { grid, name: title, hidden, merges, hiddenColumns, unread } = table;
          grids.push({
            name: title,
            hidden,
            rows: grid.rows,
            merges,
            hiddenColumns,
            ...(unread.length === 0 ? {} : { unread }),
          });
          table = null;
        }
      },
    },
    true,
  );
  return grids;
}

function append(cell: OpenCell | null, text: string): void {
  const last = (cell?.paragraphs.length ?? 0) - 1;
  if (cell !== null && last >= 0) cell.paragraphs[last] += text;
}

function textOf(attributes: Attributes, paragraphs: readonly string[]): string {
  const value = Number(attributes['office:value']);
  switch (attributes['office:value-type']) {
    case 'float':
      return numberText(value);
    case 'percentage':
      return `${numberText(Number((value * 100).toPrecision(12)))}%`;
    case 'currency': {
      const currency = attributes['office:currency'];
      return currency === undefined ? numberText(value) : `${currency} ${numberText(value)}`;
    }
    case 'date':
      return (attributes['office:date-value'] ?? '').replace(/T.*$/, '');
    case 'boolean':
      return attributes['office:boolean-value'] ?? '';
    default:
      return paragraphs.join('\n');
  }
}
