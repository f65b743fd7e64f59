/**
 * Converts the rows of a sheet to lines of text: fills merged cells, turns colours into words, and separates tables.
 */
import { foldWords } from '../../core/text/fold-words.ts';
import { keysOfHead } from '../heads/header-words.ts';
import type { Grid, GridCell, Light } from '../workbook/grid.ts';
import { knownHeads, type Line, MAX_ABOVE } from './table-of-lines.ts';

/** A line, and the colours of its cells that have no other content. */
interface GridLine extends Line {
  readonly lights: ReadonlyMap<number, Light>;
}
export interface TableLines {
  readonly lines: readonly Line[];
  /** Number of cells whose colour became a word. */
  readonly lights: number;
}

/** Marks that are drawn only for their colour. */
const DOT = /^[●•⬤■▲▼◆○◯Oon]?$/u;
/** Figures that conditional formatting colours by, such as 1, 2 and 3. */
const FIGURE = /^[-+]?\d+(?:\.\d+)?%?$/;
const WORDS: Readonly<Record<Light, string>> = { green: 'Green', amber: 'Amber', red: 'Red' };

/** Returns the lines of a sheet, with the value of merged cells in each of their rows. */
export function linesOf({ rows, merges }: Grid): readonly GridLine[] {
  const byRow = new Map(rows.map((row) => [row.line - 1, row]));
  const filled = new Map<number, Map<number, GridCell>>();
  for (const { top, left, bottom } of merges) {
    const cell = byRow.get(top)?.cells[left];
    if (cell === undefined || cell.text === '') continue;
    for (let line = top + 1; line <= Math.min(bottom, top + 5000); line++) {
      const own = filled.get(line) ?? new Map<number, GridCell>();
      filled.set(line, own.set(left, cell));
    }
  }
  return rows.map(({ line, cells }) => {
    const more = filled.get(line - 1);
    const width = Math.max(
      cells.length,
      ...(more === undefined ? [0] : [...more.keys()].map((at) => at + 1)),
    );
    const lights = new Map<number, Light>();
    const texts = Array.from({ length: width }, (_, at) => {
      const cell = cells[at]?.text ? cells[at] : (more?.get(at) ?? cells[at]);
      if (cell === undefined) return '';
      const drawn = DOT.test(cell.text.trim()) || (cell.ruled === true && FIGURE.test(cell.text.trim()));
      if (cell.light !== undefined && drawn) lights.set(at, cell.light);
      return cell.unread === true ? '=FORMULA()' : cell.text;
    });
    return { line, cells: texts, lights };
  });
}

/** Splits lines into tables: a head after an empty row begins another. */
export function splitTables(lines: readonly GridLine[]): readonly TableLines[] {
  const tables: GridLine[][] = [];
  let open: GridLine[] = [];
  let head = '';
  let before = 0;
  for (const line of lines) {
    const empty = line.cells.every((cell) => cell.trim() === '') && line.lights.size === 0;
    if (empty) continue;
    // A head is near the top, or follows an empty row.
    const mayBegin = head === '' ? open.length < MAX_ABOVE : line.line > before + 1;
    if (mayBegin && knownHeads(line.cells) >= 2) {
      const names = line.cells.map(foldWords).join('|');
      if (head !== '' && names !== head) {
        tables.push(open);
        open = [];
      }
      head = names;
    }
    open.push(line);
    before = line.line;
  }
  if (open.length > 0) tables.push(open);
  return tables.flatMap(besideEachOther).map(inWords);
}

/** Splits tables side by side, at an empty column with heads of items on both sides. */
function besideEachOther(lines: readonly GridLine[]): readonly (readonly GridLine[])[] {
  const head = lines.slice(0, MAX_ABOVE).find(({ cells }) => knownHeads(cells) >= 4);
  if (head === undefined) return [lines];
  const width = Math.max(...lines.map(({ cells }) => cells.length));
  for (let gap = 2; gap < width - 2; gap++) {
    if (lines.some(({ cells, lights }) => (cells[gap] ?? '').trim() !== '' || lights.has(gap))) continue;
    const [left, right] = [head.cells.slice(0, gap), head.cells.slice(gap + 1)];
    if (!hasName(left) || !hasName(right) || knownHeads(left) < 2 || knownHeads(right) < 2) continue;
    const part = (from: number, to: number): readonly GridLine[] =>
      lines.map((line) => ({
        line: line.line,
        cells: line.cells.slice(from, to),
        lights: new Map(
          [...line.lights].filter(([at]) => at >= from && at < to).map(([at, light]) => [at - from, light]),
        ),
      }));
    return [part(0, gap), ...besideEachOther(part(gap + 1, width))];
  }
  return [lines];
}

const hasName = (cells: readonly string[]): boolean =>
  cells.some((cell) => Math.max(keysOfHead(cell).get('title') ?? 0, keysOfHead(cell).get('id') ?? 0) >= 8);

const isOfHealth = (head: string): boolean => {
  const keys = keysOfHead(head);
  return (keys.get('health') ?? 0) >= 4 || (keys.get('status') ?? 0) >= 8;
};

/** Turns colours into words, in columns of health or of nothing but colours. */
function inWords(lines: readonly GridLine[]): TableLines {
  const places = new Set(lines.flatMap(({ lights }) => [...lights.keys()]));
  const spoken = new Set(
    [...places].filter((at) => {
      const texts = lines.map(({ cells }) => (cells[at] ?? '').trim()).filter((text) => !DOT.test(text));
      const dots = lines.filter(({ lights }) => lights.has(at)).length;
      return texts.some((text) => text.length <= 60 && isOfHealth(text)) || (dots >= 2 && texts.length <= 1);
    }),
  );
  let count = 0;
  const own = lines.map(({ line, cells, lights }) => {
    const texts = [...cells];
    for (const [at, light] of lights)
      if (spoken.has(at)) {
        while (texts.length <= at) texts.push('');
        texts[at] = WORDS[light];
        count++;
      }
    return { line, cells: texts };
  });
  return { lines: own.filter(({ cells }) => cells.some((cell) => cell.trim() !== '')), lights: count };
}
