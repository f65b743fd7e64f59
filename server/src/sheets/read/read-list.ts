/** Reads pasted text: a table from a spreadsheet, or one title per line. */
import { t } from '../../core/text/l10n.ts';
import { cleaned, columnsOf, type TableResult } from '../table/table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { rowsOfLines } from './read-lines.ts';
import { tableOf } from './table-of-lines.ts';

/**
 * Reads a pasted text. Tabs make it a table, and so do separators below a known head; otherwise every line is a
 * title.
 */
export function readList(source: string): TableResult {
  const text = source.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return { problem: t`There is nothing in it.` };
  if (/^\s*[[{]/.test(text)) {
    const json = readJson(text);
    if (!('problem' in json)) return json;
  }
  const markdown = markdownTable(text);
  if (markdown !== null) return markdown;
  if (/\S\t|\t\S/.test(text)) return readCsv(text);
  const table = readCsv(text);
  if (!('problem' in table) && table.named && (table.columns.length > 1 || oneColumn(text))) return table;
  return {
    form: t`a list`,
    unit: 'line',
    named: true,
    columns: columnsOf(['Title']),
    rows: rowsOfLines(cleaned(text)),
    notes: [],
  };
}

/** Tells whether a text has no separators, so that a head stands above titles. */
const oneColumn = (text: string): boolean => !/[,;|]/.test(text);

/** Parses a Markdown table, `| a | b |` with a line of dashes below its head. */
function markdownTable(text: string): TableResult | null {
  const lines = text.split('\n').map((line, at) => ({ text: line.trim(), line: at + 1 }));
  const rows = lines.filter((line) => line.text !== '');
  if (rows.length < 3 || !/^\|?[\s:|-]*--[\s:|-]*$/.test(rows[1]?.text ?? '')) return null;
  if (!rows.every((row) => row.text.includes('|'))) return null;
  return tableOf(
    rows
      .filter((_, at) => at !== 1)
      .map(({ text: row, line }) => ({
        line,
        cells: row
          .replace(/^\||\|$/g, '')
          .split(/(?<!\\)\|/)
          .map((cell) => cell.replace(/\\(?=[^\w\s])/g, '').trim()),
      })),
    t`a Markdown table`,
  );
}
