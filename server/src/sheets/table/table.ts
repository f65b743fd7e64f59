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
export interface Table {
  /** What it was read as, for people: `CSV, separated by semicolons`. */
  readonly form: string;
  /** What a `Row.line` counts. */
  readonly unit: 'line' | 'record';
  /** Whether the names are those of the file; else they are `Column 1`, `Column 2` … */
  readonly named: boolean;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Rows that could not be taken as they stand. */
  readonly notes: readonly { readonly line: number; readonly problem: string }[];
}

/** A table that was read, or why it was not. `line` is where the reason stands. */
export type TableResult = Table | { readonly problem: string; readonly line?: number };

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

/** A cell as one text, for people and for readers that want one. */
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
