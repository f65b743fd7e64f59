/** A sheet as text into a portfolio file as text, and out again. */
import { Document } from '../../server/src/core/document/document.ts';
import { readingOf } from '../../server/src/core/document/read-block.ts';
import { Portfolio } from '../../server/src/core/model/portfolio.ts';
import { applyEdits } from '../../server/src/edits/text/apply-edits.ts';
import { csvOf } from '../../server/src/sheets/export/export-csv.ts';
import { type Values, valuesOf } from '../../server/src/sheets/export/item-values.ts';
import { columnLine } from '../../server/src/sheets/items/import-report.ts';
import {
  type Imported,
  type ImportOptions,
  importSheet,
} from '../../server/src/sheets/items/import-sheet.ts';
import { previewOf } from '../../server/src/sheets/items/preview.ts';
import { readCsv } from '../../server/src/sheets/read/read-csv.ts';
import { readJson } from '../../server/src/sheets/read/read-json.ts';
import type { Table } from '../../server/src/sheets/table/table.ts';
import { createJudge } from '../../server/src/traits/judge.ts';
import { english } from '../../server/src/traits/pack/en/english.ts';

export const judge = createJudge(english);
const URI = 'file:///p/plan.portfolio';

export interface Outcome extends Imported {
  readonly text: string;
}

/** The file after the import, `before` being what it held; other files of the portfolio by name. */
export function imported(
  table: Table,
  before = '',
  options: ImportOptions = {},
  others: Readonly<Record<string, string>> = {},
): Outcome {
  const portfolio = new Portfolio('file:///p');
  const document = Document.of(URI, before);
  portfolio.setFile(document);
  for (const [name, text] of Object.entries(others))
    portfolio.setFile(Document.of(`file:///p/${name}`, text));
  const result = importSheet(table, { portfolio, document, judge }, options);
  if ('problem' in result) throw new Error(result.problem);
  return { ...result, text: applyEdits(document.text, result.edits) };
}

export function csv(text: string): Table {
  const table = readCsv(text);
  if ('problem' in table) throw new Error(`${table.line ?? ''}: ${table.problem}`);
  return table;
}
export function json(value: unknown): Table {
  const table = readJson(JSON.stringify(value));
  if ('problem' in table) throw new Error(table.problem);
  return table;
}

/** Filled cells of which nothing was made and nothing is said: what was read, and why not, is told of every other one. */
export function droppedIn(table: Table, result: Imported): string[] {
  return previewOf(table, result, table.rows.length).flatMap(({ line, cells, left }) =>
    cells.flatMap(({ text, read, problem }, at) => {
      const column = result.columns[at];
      if (text === '' || left !== null || read !== null || problem !== null || column === undefined)
        return [];
      if (column.key === null && /^left out.*; /.test(columnLine(column))) return [];
      return [`${line} ${column.column.name} (${column.key}, ${column.why}): ${text}`];
    }),
  );
}

/** The items of a text. */
export function itemsOf(text: string): Values[] {
  return Document.of(URI, text).blocks.flatMap((block) =>
    readingOf(block).entries.flatMap((entry) => (entry.kind === 'item' ? [valuesOf(block, entry)] : [])),
  );
}
/** What is wrong with a text as text: findings of reading it. */
export const findingsOf = (text: string): string[] =>
  Document.of(URI, text).blocks.flatMap((block) => readingOf(block).findings.map(({ message }) => message));

export const exported = (text: string): string => csvOf(itemsOf(text));

/** Items as plain objects, to be compared. */
export const plain = (items: readonly Values[]): unknown =>
  items.map((values) => JSON.parse(JSON.stringify(Object.fromEntries(values))));
