/** Builds a table from rows of cells: finds its head, and what stands above it. */
import { oneLine } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { amountIn, amountOfHead, amountOfLine } from '../cells/amounts.ts';
import { keysOfHead, looksLikeHead } from '../heads/header-words.ts';
import { unguarded, valueOfFormula } from '../table/formula-guard.ts';
import { isPlaceholder } from '../table/placeholders.ts';
import { columnsOf, type Row, type Table, type TableNote } from '../table/table.ts';

export interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}
/** Maximum number of rows above the head, such as a title or a date of export. */
export const MAX_ABOVE = 25;

/** Builds a table from non-empty lines. */
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
      problem: t`It is above the head of the table and is left out.`,
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
 * Returns the indexes of `Title 1`, `Title 2` …, in which Azure DevOps puts a title by its depth in the tree; empty
 * if there are none.
 */
function titleLevels(names: readonly string[]): readonly number[] {
  const places: number[] = [];
  while (names.includes(`Title ${places.length + 1}`))
    places.push(names.indexOf(`Title ${places.length + 1}`));
  return names.includes('Title') || names.includes('Outline level') ? [] : places;
}

/** Replaces these names by one for the title and one for the depth. */
function levelNames(names: readonly string[]): readonly string[] {
  const levels = titleLevels(names);
  return levels.length < 2
    ? names
    : [...names.map((name, place) => (levels.includes(place) ? 'Title' : name)), 'Outline level'];
}

/** Replaces these cells by the title and its depth. */
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

/** Unwraps a cell: removes an export's apostrophe, and empties placeholders and formulas without a value. */
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

/** Returns the index of the head and its number of rows; -1 and 0 if there is none. */
function headOf(lines: readonly Line[]): { readonly head: number; readonly deep: number } {
  const widths = lines.slice(0, 200).map(({ cells }) => filled(cells));
  const width = widths.reduce((most, each) => Math.max(most, each), 0);
  const below = (at: number): readonly (readonly string[])[] =>
    lines.slice(at + 1, at + 11).map(({ cells }) => cells);
  // A title or date of export fills only a cell or two of a wide table.
  for (let at = 0; at < Math.min(MAX_ABOVE, lines.length); at++) {
    if ((widths[at] ?? 0) * 2 < width) continue;
    if (!looksLikeHead((lines[at] as Line).cells, below(at))) {
      // A full row is data, unless a fuller one that is certainly a head follows.
      const under = lines.slice(at + 1, at + 7);
      if (under.some(({ cells }) => knownHeads(cells) > 1 && filled(cells) > (widths[at] ?? 0))) continue;
      break;
    }
    if (isBand(lines[at - 1], lines[at] as Line)) return { head: at - 1, deep: 2 };
    return { head: at, deep: isSecondHead(lines[at] as Line, lines[at + 1]) ? 2 : 1 };
  }
  return { head: -1, deep: 1 };
}

/** Tells whether a row groups the columns of the head below it and states the unit of amounts: `Cost (£k)`. */
const isBand = (over: Line | undefined, head: Line): boolean =>
  over !== undefined &&
  filled(over.cells) > 1 &&
  isSecondHead(over, head) &&
  over.cells.some((cell) => statesAmount(cell) && amountOfLine(cell) === null) &&
  !over.cells.some((cell) => /\d{4}|:/.test(cell));

const statesAmount = (head: string): boolean => {
  const { scale, currency } = amountOfHead(head);
  return scale !== null || currency !== null;
};

/** Tells whether a head is that of amounts. */
const isOfMoney = (head: string): boolean =>
  [...keysOfHead(head).keys()].some((key) => /^(?:budget$|cost\.|benefit\.)/.test(key));

/** Tells whether a row continues the head above it: it has known heads, some where the first row has none. */
function isSecondHead(first: Line, second: Line | undefined): boolean {
  if (second === undefined || second.line !== first.line + 1 || knownHeads(second.cells) < 2) return false;
  const empty = (cells: readonly string[], at: number): boolean => (cells[at] ?? '').trim() === '';
  return (
    second.cells.some((_, at) => empty(first.cells, at) && !empty(second.cells, at)) &&
    !second.cells.some((cell) => cell.length > 80 || /^\d/.test(cell.trim()))
  );
}

/** Counts the cells that are certainly heads. */
export const knownHeads = (cells: readonly string[]): number =>
  cells.filter((cell) => cell.length <= 80 && [...keysOfHead(cell).values()].some((score) => score >= 8))
    .length;

/**
 * Returns the column names. In a head of two rows the lower one names the column, prefixed by the upper if that alone
 * says too little, and with the unit that the upper states for amounts.
 */
function namesOf(heads: readonly Line[]): readonly string[] {
  const [first, second] = heads.map(({ cells }) => cells);
  if (first === undefined) return [];
  if (second === undefined) return first.map(oneLine);
  const lower = Array.from({ length: Math.max(first.length, second.length) }, (_, at) => oneLine(second[at]));
  let over = '';
  return lower.map((name, at) => {
    over = oneLine(first[at]) || over;
    if (name === '') return oneLine(first[at]);
    if (isOfMoney(name) && statesAmount(over) && !statesAmount(name)) return `${name} (${unitOf(over)})`;
    return lower.filter((each) => each.toLowerCase() === name.toLowerCase()).length > 1 && over !== ''
      ? `${over} ${name}`
      : name;
  });
}

/** Returns the words of a head that state the unit: `£k` of `Cost (£k)`. */
const unitOf = (head: string): string =>
  oneLine(
    amountIn(head)
      .rest.reduce((text, word) => text.replace(word, ''), head)
      .replace(/[()[\]]/g, ''),
  );

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;
