/** Rows of cells as a table: finds the head among them, and what stands above it. */
import { t } from '../../core/text/l10n.ts';
import { keysOfHead, looksLikeHead } from '../heads/header-words.ts';
import { unguarded, valueOfFormula } from '../table/formula-guard.ts';
import { isPlaceholder } from '../table/placeholders.ts';
import { columnsOf, type Row, type Table, type TableNote } from '../table/table.ts';

export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}
/** How many rows may stand above the head: a title, a date of export. */
export const MOST_ABOVE = 25;

/** Returns a table of lines that are not empty, as a file holds them. */
export function tableOf(given: readonly Line[], form: string): Table {
  const blanked = new Map<Line, readonly Blank[]>();
  const lines = given.map(({ line, cells }) => {
    const read = cells.map(asRead);
    const own = { line, cells: read.map(({ text }) => text) };
    blanked.set(
      own,
      read.flatMap(({ blank, why }, place) => (blank === undefined ? [] : [{ place, text: blank, why }])),
    );
    return own;
  });
  const { head, deep } = headOf(lines);
  const names = head < 0 ? [] : namesOf(lines.slice(head, head + deep));
  const body = lines.slice(head + deep);
  const most =
    head < 0
      ? lines.reduce((longest, { cells }) => Math.max(longest, cells.length), 0)
      : Math.max(...lines.slice(head, head + deep).map(({ cells }) => cells.length));
  const notes: TableNote[] = [];
  const above = head < 0 ? [] : lines.slice(0, head);
  const wordsOf = ({ cells }: Line): string => cells.filter((cell) => cell.trim() !== '').join(' ');
  for (const own of above)
    notes.push({
      line: own.line,
      text: wordsOf(own),
      problem: t`It stands above the head of the table and is left out.`,
    });
  const columnNames = Array.from({ length: most }, (_, at) => names[at] || `Column ${at + 1}`);
  const blanks = new Map<string, Map<string, number>>();
  const rows: Row[] = body.map((own) => {
    const { line, cells } = own;
    if (cells.slice(most).some((cell) => cell.trim() !== ''))
      notes.push({
        line,
        problem: t`It has ${cells.length} cells where the head has ${most}; what is beyond is left out. Is a separator within a text that lacks quotation marks?`,
      });
    for (const { place, text, why } of blanked.get(own) ?? []) {
      const column = columnNames[place] ?? '';
      if (why === 'formula')
        notes.push({
          line,
          column,
          text,
          problem: t`It is a formula, and what it shows is not in the file.`,
        });
      else {
        const words = blanks.get(column) ?? new Map<string, number>();
        blanks.set(column, words.set(text, (words.get(text) ?? 0) + 1));
      }
    }
    return { line, cells: cells.slice(0, most) };
  });
  return {
    form,
    unit: 'line',
    named: head >= 0,
    columns: columnsOf(levelNames(columnNames)),
    rows: levelled(rows, columnNames).filter(({ cells }) =>
      cells.some((cell) => typeof cell !== 'string' || cell.trim() !== ''),
    ),
    notes,
    above: above.map(wordsOf),
    blanks,
  };
}

/**
 * Places of `Title 1`, `Title 2` …, in which a tree of Azure DevOps has the title of each row as deep as the row stands;
 * empty where there is none such.
 */
function titleLevels(names: readonly string[]): readonly number[] {
  const places: number[] = [];
  while (names.includes(`Title ${places.length + 1}`))
    places.push(names.indexOf(`Title ${places.length + 1}`));
  return names.includes('Title') || names.includes('Outline level') ? [] : places;
}

/** Returns the names of columns where titles stand at their depth: one for all of them, and one for the depth. */
function levelNames(names: readonly string[]): readonly string[] {
  const levels = titleLevels(names);
  return levels.length < 2
    ? names
    : [...names.map((name, place) => (levels.includes(place) ? 'Title' : name)), 'Outline level'];
}

/** Returns the rows with the depth at which their title stands. */
function levelled(rows: readonly Row[], names: readonly string[]): readonly Row[] {
  const levels = titleLevels(names);
  if (levels.length < 2) return rows;
  return rows.map((row) => {
    const level = levels.findIndex((place) => (row.cells[place] ?? '') !== '');
    const cells = names.map((_, place) => row.cells[place] ?? '');
    return { ...row, cells: [...cells, level < 0 ? '' : String(level + 1)] };
  });
}

interface Blank {
  readonly place: number;
  readonly text: string;
  readonly why: 'nothing' | 'formula' | undefined;
}

/** Returns a cell without the apostrophe of an export; a word for nothing and a formula without its value are empty. */
function asRead(cell: string): {
  readonly text: string;
  readonly blank?: string;
  readonly why?: 'nothing' | 'formula';
} {
  const plain = unguarded(cell);
  if (plain !== cell) return { text: plain };
  if (isPlaceholder(cell)) return { text: '', blank: cell.trim(), why: 'nothing' };
  const value = valueOfFormula(cell);
  if (value === null) return { text: '', blank: cell.trim(), why: 'formula' };
  return isPlaceholder(value) ? { text: '', blank: value.trim(), why: 'nothing' } : { text: value };
}

/** Tells where the head is, and of how many rows; -1 and 0 where there is none. */
function headOf(lines: readonly Line[]): { readonly head: number; readonly deep: number } {
  const widths = lines.slice(0, 200).map(({ cells }) => filled(cells));
  const width = widths.reduce((most, each) => Math.max(most, each), 0);
  const below = (at: number): readonly (readonly string[])[] =>
    lines.slice(at + 1, at + 11).map(({ cells }) => cells);
  // A title or a date of export above the head fills a cell or two of a wide table.
  for (let at = 0; at < Math.min(MOST_ABOVE, lines.length); at++) {
    if ((widths[at] ?? 0) * 2 < width) continue;
    if (!looksLikeHead((lines[at] as Line).cells, below(at))) {
      // What fills the table is data, unless a head that is one beyond doubt follows, and is fuller.
      const under = lines.slice(at + 1, at + 7);
      if (under.some(({ cells }) => knownHeads(cells) > 1 && filled(cells) > (widths[at] ?? 0))) continue;
      break;
    }
    return { head: at, deep: isSecondHead(lines[at] as Line, lines[at + 1]) ? 2 : 1 };
  }
  return { head: -1, deep: 1 };
}

/** Tells whether a row goes on with the head above it: heads of its own, some of them where the first has none. */
function isSecondHead(first: Line, second: Line | undefined): boolean {
  if (second === undefined || second.line !== first.line + 1 || knownHeads(second.cells) < 2) return false;
  const empty = (cells: readonly string[], at: number): boolean => (cells[at] ?? '').trim() === '';
  return (
    second.cells.some((_, at) => empty(first.cells, at) && !empty(second.cells, at)) &&
    !second.cells.some((cell) => cell.length > 80 || /^\d/.test(cell.trim()))
  );
}

/** How many of some cells are heads that are known beyond doubt. */
export const knownHeads = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.length <= 80 && [...keysOfHead(cell).values()].some((score) => score >= 8))
    .length;

/**
 * Returns the names of columns: of a head in two rows the lower, with the upper before it where the lower says too
 * little.
 */
function namesOf(heads: readonly Line[]): readonly string[] {
  const plain = (cell: string | undefined): string => (cell ?? '').replace(/\s+/g, ' ').trim();
  const [first, second] = heads.map(({ cells }) => cells);
  if (first === undefined) return [];
  if (second === undefined) return first.map(plain);
  const lower = Array.from({ length: Math.max(first.length, second.length) }, (_, at) => plain(second[at]));
  let over = '';
  return lower.map((name, at) => {
    over = plain(first[at]) || over;
    if (name === '') return plain(first[at]);
    return lower.filter((each) => each.toLowerCase() === name.toLowerCase()).length > 1 && over !== ''
      ? `${over} ${name}`
      : name;
  });
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
