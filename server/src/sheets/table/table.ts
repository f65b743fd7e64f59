/** A table as it was read, whatever file it came from, and the texts in its cells. */

/** A value of JSON with numbers, booleans and nulls as their text; in CSV always a text. */
export type Cell = string | readonly Cell[] | CellObject;
export interface CellObject {
  readonly [key: string]: Cell;
}

/** A column. Columns of one name are one: Jira repeats `Labels` as often as an issue has some. */
export interface Column {
  readonly name: string;
  /** Places in a row. */
  readonly places: readonly number[];
}
export interface Row {
  /** 1-based line of the file, or number of the record in JSON. */
  readonly line: number;
  readonly cells: readonly Cell[];
}
/** Something about a row, or about a cell of it, that was not taken as it stands. */
export interface TableNote {
  readonly line: number;
  readonly problem: string;
  readonly column?: string;
  readonly text?: string;
}
export interface Table {
  /** What it was read as, for people: `CSV, separated by semicolons`. */
  readonly form: string;
  /** What a `Row.line` counts. */
  readonly unit: 'line' | 'row' | 'record';
  /** Whether the names are those of the file; else they are `Column 1`, `Column 2` … */
  readonly named: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows and cells that could not be taken as they stand. */
  readonly notes: readonly TableNote[];
  /** Texts above the head: a title, the date of an export, the unit of all amounts. */
  readonly above?: readonly string[];
  /** What is to be said of the file as a whole: other sheets, hidden rows. */
  readonly remarks?: readonly string[];
  /** Goals and teams that the file holds beside its items, by the keys of the language: our own export writes them. */
  readonly entries?: {
    readonly goals: readonly ReadonlyMap<string, Cell>[];
    readonly teams: readonly ReadonlyMap<string, Cell>[];
  };
  /** What else of the file could have been read, and what was: sheets or lists by name, tables of the sheet from 1. */
  readonly places?: Places;
  /** Cells that hold a word for nothing (`n/a`, `TBD`) and count as empty: how many of each word, by column. */
  readonly blanks?: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** What of a file can be read, and what is. */
export interface Places {
  readonly kind: 'list' | 'sheet';
  readonly names: readonly string[];
  readonly chosen: string;
  /** How many tables the sheet holds, and which is read, from 1. */
  readonly tables: number;
  readonly table: number;
}

/** Something that only a person can say: which of several lists or sheets holds the items. */
export interface Choice {
  readonly kind: 'list' | 'sheet';
  readonly names: readonly string[];
}
/** A table that was read, or why it was not. `line` is where the reason stands, `choice` what would settle it. */
export type TableResult =
  | Table
  | { readonly problem: string; readonly line?: number; readonly choice?: Choice };

/** Columns of names in their order, those of one name as one. */
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

/** What the cells of a row say under a column, empty ones left out. */
export function cellsUnder(row: Row, column: Column): Cell[] {
  return column.places.flatMap((place) => {
    const cell = row.cells[place];
    return cell === undefined || isEmpty(cell) ? [] : [cell];
  });
}

export const isEmpty = (cell: Cell): boolean =>
  typeof cell === 'string' ? cell.trim() === '' : Array.isArray(cell) && cell.every(isEmpty);

/** Returns a cell as one text, for people and for readers that want one. */
export function textOfCell(cell: Cell): string {
  if (typeof cell === 'string') return cell;
  if (Array.isArray(cell) && cell.every((each) => typeof each === 'string')) return cell.join('; ');
  return JSON.stringify(cell);
}

/** Text without what no text needs: control characters, halves of characters, other breaks than `\n`. */
export function cleaned(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufeff]/g, '')
    .replace(/[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g, '\ufffd');
}

/** One line without blanks around or in a row. */
export const oneLine = (text: string): string => cleaned(text).replace(/\s+/g, ' ').trim();
