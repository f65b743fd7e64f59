/** Defines a sheet of a workbook as rows of cells, whatever its format. */

/** A colour that expresses a state of health. */
export type Light = 'green' | 'amber' | 'red';

export interface GridCell {
  /** The text as CSV would have it: a date as 2027-01-31, a number with a decimal point. */
  readonly text: string;
  /** The fill, if it is a traffic-light colour. */
  readonly light?: Light;
  /** Conditional formatting gives the colour, from the cell's value. */
  readonly ruled?: true;
  /** A formula without a stored result. */
  readonly unread?: true;
}
export interface GridRow {
  readonly line: number;
  readonly hidden: boolean;
  /** By column index; a hole is an empty cell. */
  readonly cells: readonly (GridCell | undefined)[];
}
/** Merged cells: zero-based rows and columns, the end inclusive. */
export interface Merge {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}
export interface Grid {
  readonly name: string;
  readonly hidden: boolean;
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
  /** Ranges whose conditional formatting needs a formula engine. */
  readonly unread?: readonly string[];
  /** Zero-based indexes of hidden columns. */
  readonly hiddenColumns: readonly number[];
}

/** Maximum number of cells per workbook and columns per sheet. No list of projects is larger. */
export const MAX_CELLS = 2_000_000;
export const MAX_COLUMNS = 2000;

/** Thrown for a workbook that cannot be read; the message is user-facing. */
export class WorkbookProblem extends Error {}

/** Builds a grid row by row, and enforces the limits of size. */
export class GridBuilder {
  readonly rows: GridRow[] = [];
  #cells: (GridCell | undefined)[] = [];
  #count = 0;

  /** Adds a cell to the current row; one without text and colour leaves a hole. */
  put(column: number, cell: GridCell): void {
    if (column >= MAX_COLUMNS || (cell.text === '' && cell.light === undefined && cell.unread === undefined))
      return;
    this.#count++;
    if (this.#count > MAX_CELLS) throw new WorkbookProblem('cells');
    this.#cells[column] = cell;
  }

  /** Ends the current row, and drops it if it has no cells. */
  endRow(line: number, hidden: boolean): void {
    if (this.#cells.length > 0) this.rows.push({ line, hidden, cells: this.#cells });
    this.#cells = [];
  }
}

/** Returns the health that a colour `RRGGBB` expresses, or null. */
export function lightOf(rgb: string): Light | null {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  // Greys and pale tints express nothing.
  if (!Number.isFinite(most) || most < 90 || most - least < 45) return null;
  const span = most - least;
  const hue =
    most === red
      ? 60 * ((green - blue) / span)
      : most === green
        ? 120 + 60 * ((blue - red) / span)
        : 240 + 60 * ((red - green) / span);
  const turn = (hue + 360) % 360;
  if (turn <= 14 || turn >= 345) return 'red';
  if (turn >= 24 && turn <= 65) return 'amber';
  return turn >= 75 && turn <= 165 ? 'green' : null;
}
