/** A CSV text as a table: any of the usual separators, quoted line breaks, a head row that need not be the first. */

import Papa from 'papaparse';
import { later, t, translated } from '../../core/text/l10n.ts';
import { keysOfHead, looksLikeHead } from '../heads/header-words.ts';
import { unguarded } from '../table/formula-guard.ts';
import { columnsOf, type Row, type Table, type TableResult } from '../table/table.ts';

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': later`commas`,
  ';': later`semicolons`,
  '\t': later`tabs`,
  '|': later`bars`,
};
/** How many rows may stand above the head: a title, a date of export. */
const MOST_ABOVE = 10;

interface Line {
  readonly line: number;
  readonly cells: readonly string[];
}

/** Reads CSV. Where quotes do not close, says on which line: what follows cannot be trusted. */
export function readCsv(source: string): TableResult {
  const stated = /^sep=(.)\n/.exec(source.slice(0, 10).replace(/\r\n?/g, '\n'))?.[1];
  // One kind of line break, for a mixture of them would join rows.
  const whole = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const text = stated === undefined ? whole : whole.slice(6);
  const above = stated === undefined ? 0 : 1;
  if (text.trim() === '') return { problem: t`This file is empty.` };
  const { data, errors, meta } = Papa.parse<string[]>(text, {
    newline: '\n',
    delimiter: stated ?? separatorOf(text),
  });
  const error = errors.find(({ type }) => type === 'Quotes');
  if (error !== undefined) {
    const line = lineOf(text, error.index ?? 0) + above;
    return {
      line,
      problem:
        error.code === 'MissingQuotes'
          ? t`A quotation mark that opens on this line is never closed. Close it, or double it where it is meant as text.`
          : t`Text follows a closing quotation mark on this line. Double the quotation marks that are meant as text.`,
    };
  }
  const lines: Line[] = [];
  let line = 1 + above;
  for (const cells of data) {
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells: cells.map(unguarded) });
    line += 1;
    for (const cell of cells)
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++;
  }
  const separator = translated(SEPARATORS[meta.delimiter] ?? `“${meta.delimiter}”`);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  return tableOf(lines, width > 1 ? t`CSV, separated by ${separator}` : t`CSV of one column`);
}

/** How many rows the separator is told from. */
const PREVIEW = 30;

/** The separator under which the first rows have most heads that are known, and otherwise are most alike. */
function separatorOf(text: string): string {
  let best = ',';
  let most = 0;
  for (const delimiter of Object.keys(SEPARATORS)) {
    const parsed = Papa.parse<string[]>(text, { newline: '\n', delimiter, preview: PREVIEW });
    const rows = parsed.data.filter((cells) => cells.some((cell) => cell.trim() !== ''));
    const widths = rows.map(({ length }) => length);
    const width = Math.max(0, ...widths);
    if (width < 2) continue;
    const alike = widths.filter((each) => each === width).length / rows.length;
    const known = Math.max(
      ...rows.slice(0, MOST_ABOVE).map((cells) => cells.filter((cell) => keysOfHead(cell).size > 0).length),
    );
    const broken = parsed.errors.some(({ type }) => type === 'Quotes') ? 1 : 0;
    const score = known + alike - broken + Math.min(width, 50) / 1000;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** A table of lines: finds the head among them. */
export function tableOf(lines: readonly Line[], form: string): Table {
  const widths = lines.slice(0, 200).map(({ cells }) => filled(cells));
  const width = widths.reduce((most, each) => Math.max(most, each), 0);
  // A title or a date of export above the head fills a cell or two of a wide table.
  let head = lines.findIndex((_, at) => at < MOST_ABOVE && (widths[at] ?? 0) * 2 >= width);
  if (head < 0) head = 0;
  const first = lines[head];
  const named =
    first !== undefined &&
    looksLikeHead(
      first.cells,
      lines.slice(head + 1, head + 11).map(({ cells }) => cells),
    );
  const names = named ? first.cells.map((cell) => cell.replace(/\s+/g, ' ').trim()) : [];
  const body = named ? lines.slice(head + 1) : lines;
  const most = named
    ? names.length
    : lines.reduce((longest, { cells }) => Math.max(longest, cells.length), 0);
  const notes: { line: number; problem: string }[] = [];
  for (const { line } of named ? lines.slice(0, head) : [])
    notes.push({ line, problem: t`It stands above the head of the table and is left out.` });
  const rows: Row[] = body.map(({ line, cells }) => {
    if (cells.slice(most).some((cell) => cell.trim() !== ''))
      notes.push({
        line,
        problem: t`It has ${cells.length} cells where the head has ${most}; what is beyond is left out. Is a separator within a text that lacks quotation marks?`,
      });
    return { line, cells: cells.slice(0, most) };
  });
  const columns = columnsOf(Array.from({ length: most }, (_, at) => names[at] || `Column ${at + 1}`));
  return { form, unit: 'line', named, columns, rows, notes };
}

const filled = (cells: readonly string[]): number => cells.filter((cell) => cell.trim() !== '').length;

/** 1-based line of an offset. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
