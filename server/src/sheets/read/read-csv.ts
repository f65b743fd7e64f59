/** Parses CSV: any common separator, quoted line breaks, and lines above the head. */

import Papa from 'papaparse';
import { later, t, translated } from '../../core/text/l10n.ts';
import { keysOfHead } from '../heads/header-words.ts';
import type { TableResult } from '../table/table.ts';
import { isProse } from './prose.ts';
import { type Line, MAX_ABOVE, tableOf } from './table-of-lines.ts';

const SEPARATORS: Readonly<Record<string, string>> = {
  ',': later`commas`,
  ';': later`semicolons`,
  '\t': later`tabs`,
  '|': later`bars`,
};
/** Parses CSV. An unclosed quote is a problem with its line, since what follows cannot be trusted. */
export function readCsv(source: string): TableResult {
  const stated = /^sep=(.)\n/.exec(source.slice(0, 10).replace(/\r\n?/g, '\n'))?.[1];
  // Normalize line breaks; a mixture would join rows.
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
  const ruled = meta.delimiter === '|' && data.some(isRule);
  for (const given of data) {
    const cells = ruled ? (isRule(given) ? [] : withoutBars(given)) : given;
    if (cells.some((cell) => cell.trim() !== '')) lines.push({ line, cells });
    line += 1;
    for (const cell of cells)
      for (let at = cell.indexOf('\n'); at >= 0; at = cell.indexOf('\n', at + 1)) line++;
  }
  const separator = translated(SEPARATORS[meta.delimiter] ?? `“${meta.delimiter}”`);
  const width = lines.reduce((most, { cells }) => Math.max(most, cells.length), 0);
  const form = ruled
    ? t`Markdown table`
    : width > 1
      ? t`CSV, separated by ${separator}`
      : t`CSV of one column`;
  const table = tableOf(lines, form);
  return isProse(table)
    ? {
        problem: t`This is text, not a table: paste a list of items into Triage a List, or write a name above each column.`,
      }
    : table.named || width > 1
      ? table
      : { ...table, remarks: [t`No name stands above the column: each line was taken for a title.`] };
}

/** Tells whether a row is the rule below the head of a Markdown table: `|---|:--:|`. */
const isRule = (cells: readonly string[]): boolean =>
  cells.length > 1 &&
  cells.some((cell) => cell.trim() !== '') &&
  cells.every((cell) => /^ *(?::?-+:?)? *$/.test(cell));

/** Removes the empty cells before the first bar of a Markdown table's row and behind its last. */
const withoutBars = (cells: readonly string[]): readonly string[] =>
  cells.length > 2 && cells[0]?.trim() === '' && cells.at(-1)?.trim() === '' ? cells.slice(1, -1) : cells;

/** Number of rows from which the separator is inferred. */
const PREVIEW = 30;

/** Returns the separator with most known heads in the first rows, and among equals the most regular rows. */
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
      ...rows.slice(0, MAX_ABOVE).map((cells) => cells.filter((cell) => keysOfHead(cell).size > 0).length),
    );
    const broken = parsed.errors.some(({ type }) => type === 'Quotes') ? 1 : 0;
    const score = known + alike - broken + Math.min(width, 50) / 1000;
    if (score > most) [best, most] = [delimiter, score];
  }
  return best;
}

/** Returns the 1-based line of an offset. */
function lineOf(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) line++;
  return line;
}
