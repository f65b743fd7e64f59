/** A sheet of a workbook as rows of cells, whatever format it came from. */

/** A colour that stands for a state of health. */
export type Light = 'green' | 'amber' | 'red';

export interface GridCell {
  /** What it shows, in the words that a CSV would have; a date as 2027-01-31, a number with a point. */
  readonly text: string;
  /** The colour of its ground, where that is one of a traffic light. */
  readonly light?: Light;
  /** A rule of the sheet gives that colour, by what the cell says. */
  readonly ruled?: true;
  /** A formula of which the file keeps no result. */
  readonly unread?: true;
}
export interface GridRow {
  /** 1-based. */
  readonly line: number;
  readonly hidden: boolean;
  /** By column, from the first; a hole is an empty cell. */
  readonly cells: readonly (GridCell | undefined)[];
}
/** Cells that are shown as one: rows and columns counted from zero, the last ones included. */
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
  /** Places of rules that would give cells a colour and that only the program itself could follow. */
  readonly unread?: readonly string[];
  /** Columns that are not shown, counted from zero. */
  readonly hiddenColumns: readonly number[];
}

/** Most cells that are read of a workbook, and most columns of a sheet: more is no list of projects. */
export const MOST_CELLS = 2_000_000;
export const MOST_COLUMNS = 2000;

/** A workbook that is not read, and why; for people. */
export class WorkbookProblem extends Error {}

/** Collects the rows of a sheet and keeps count of what it holds. */
export class GridBuilder {
  readonly rows: GridRow[] = [];
  #cells: (GridCell | undefined)[] = [];
  #count = 0;

  /** Puts a cell in the row that is open; an empty one without colour leaves a hole. */
  put(column: number, cell: GridCell): void {
    if (column >= MOST_COLUMNS || (cell.text === '' && cell.light === undefined && cell.unread === undefined))
      return;
    this.#count++;
    if (this.#count > MOST_CELLS) throw new WorkbookProblem('cells');
    this.#cells[column] = cell;
  }

  /** Ends the row; one without cells is not kept. */
  endRow(line: number, hidden: boolean): void {
    if (this.#cells.length > 0) this.rows.push({ line, hidden, cells: this.#cells });
    this.#cells = [];
  }
}

/** Returns the state of health that a colour stands for; null where it is none. `rgb` is `RRGGBB`. */
export function lightOf(rgb: string): Light | null {
  const [red, green, blue] = [0, 2, 4].map((at) => Number.parseInt(rgb.slice(at, at + 2), 16)) as [
    number,
    number,
    number,
  ];
  const [most, least] = [Math.max(red, green, blue), Math.min(red, green, blue)];
  // Greys, and tints that are hardly a colour.
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
