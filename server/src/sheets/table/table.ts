/** Defines a table, whatever file it was read from, and the texts of its cells. */
import { oneLine } from '../../base/words.ts';

/** A cell. In CSV always a text; in JSON a value with numbers, booleans and nulls as text. */
export type Cell = string | readonly Cell[] | CellObject;
export interface CellObject {
  readonly [key: string]: Cell;
}

/** A column. Columns of the same name are merged: Jira repeats `Labels` for each label. */
export interface Column {
  readonly name: string;
  /** Indexes into the cells of a row. */
  readonly places: readonly number[];
}
export interface Row {
  /** 1-based line of the file, or record number in JSON. */
  readonly line: number;
  readonly cells: readonly Cell[];
}
/** A note about a row or cell that was not read as it stands. */
export interface TableNote {
  readonly line: number;
  readonly problem: string;
  readonly column?: string;
  readonly text?: string;
}
export interface Table {
  /** User-facing name of the format: `CSV, separated by semicolons`. */
  readonly form: string;
  /** What `Row.line` counts. */
  readonly unit: 'line' | 'row' | 'record';
  /** True if the names come from the file; otherwise they are `Column 1`, `Column 2` … */
  readonly named: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Notes about rows and cells that were not read as they stand. */
  readonly notes: readonly TableNote[];
  /** Lines above the head: a title, a date of export, the unit of all amounts. */
  readonly above?: readonly string[];
  /** Remarks about the file as a whole, such as other sheets or hidden rows. */
  readonly remarks?: readonly string[];
  /** Goals and teams beside the items, by keys of the language. Only our own export has them. */
  readonly entries?: {
    readonly goals: readonly ReadonlyMap<string, Cell>[];
    readonly teams: readonly ReadonlyMap<string, Cell>[];
  };
  /** The alternatives in the file, and which one was read. */
  readonly places?: Places;
  /** Number of placeholder cells (`n/a`, `TBD`) by column and word; they count as empty. */
  readonly blanks?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The parts of a file that can be read, and the one that was. */
export interface Places {
  readonly kind: 'list' | 'sheet';
  readonly names: readonly string[];
  readonly chosen: string;
  /** Number of tables in the sheet, and the one that was read, starting at 1. */
  readonly tables: number;
  readonly table: number;
}

/** A choice that only the user can make: which list or sheet holds the items. */
export interface Choice {
  readonly kind: 'list' | 'sheet';
  readonly names: readonly string[];
}
/** The table, or why there is none: `line` locates the problem, `choice` would resolve it. */
export type TableResult =
  | Table
  | { readonly problem: string; readonly line?: number; readonly choice?: Choice };

/** Creates columns from names, in order, merging equal names. */
export function columnsOf(names: readonly string[]): Column[] {
  const columns = new Map<string, { name: string; places: number[] }>();
  names.forEach((name, place) => {
    const key = name.toLowerCase();
    const known = columns.get(key);
    if (known === undefined) columns.set(key, { name, places: [place] });
    else known.places.push(place);
  });
  return [...columns.values()];
}

/** Returns the non-empty cells of a row under a column. */
export function cellsUnder(row: Row, column: Column): Cell[] {
  return column.places.flatMap((place) => {
    const cell = row.cells[place];
    return cell === undefined || isEmpty(cell) ? [] : [cell];
  });
}

export const isEmpty = (cell: Cell): boolean =>
  typeof cell === 'string' ? cell.trim() === '' : Array.isArray(cell) && cell.every(isEmpty);

/** Returns the text of a cell, whatever its type. */
export function textOfCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Array.isArray(cell) && cell.every((each) => typeof each === 'string')) return cell.join('; ');
  return JSON.stringify(cell);
}

/** Removes control characters and lone surrogates, and normalizes line breaks to `\n`. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** Returns the text on one line, with blanks trimmed and folded. */
export const cleanLine = (text: string): string => oneLine(cleaned(text));
