/** A file or a pasted text as a table, whatever it is. */

import { t } from '../../core/text/l10n.ts';
import type { TableResult } from '../table/table.ts';
import { isZip } from '../workbook/read-workbook.ts';
import { decodeSheet, tooLarge } from './decode.ts';
import { notATable } from './not-a-table.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';
import { readWorkbookTable } from './workbook-table.ts';

export type SheetForm = 'csv' | 'json' | 'workbook';
export type SheetResult =
  | { readonly table: TableResult; readonly encoding: string }
  | { readonly problem: string };

/** Returns the form that a name or the text itself speaks for. */
export function formOf(name: string, text: string): SheetForm {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(?:csv|tsv|tab|txt)$/i.test(name) && !/^\s*(?:\{\s*"|\[\s*\{\s*")/.test(text.slice(0, 1000)))
    return 'csv';
  return /^\s*[[{]/.test(text.slice(0, 1000)) ? 'json' : 'csv';
}

/** What a person said of a file beside its bytes. */
export interface SheetOptions {
  readonly form?: SheetForm;
  /** Of JSON with several lists, the one that holds the items. */
  readonly list?: string;
  /** Of a workbook with several sheets, the one that holds them; and of a sheet with several tables, which, from 1. */
  readonly sheet?: string;
  readonly table?: number;
}

/** Reads the bytes of a sheet. `name` is its file's, for its ending. */
export function readSheet(bytes: Uint8Array, name: string, options: SheetOptions = {}): SheetResult {
  const { form, list } = options;
  const large = tooLarge(bytes.length);
  if (large !== null) return { problem: large };
  if (isZip(bytes)) return { table: readWorkbookTable(bytes, options), encoding: '' };
  const ending = form === 'workbook' ? '' : (/\.(?:xls[xmb]?|xlt[xm]|ods)$/i.exec(name)?.[0] ?? null);
  const decoded = decodeSheet(bytes);
  if ('problem' in decoded) return decoded;
  const { text, encoding } = decoded;
  const json = (form === 'csv' || form === 'json' ? form : formOf(name, text)) === 'json';
  const problem = notATable(text);
  if (problem !== null) return { problem: ending === null ? problem : `${noWorkbook(ending)} ${problem}` };
  const table = json ? readJson(text, list) : readCsv(text);
  return { table: ending === null ? table : misnamed(table, ending), encoding };
}

/** What is said of a file that is called a workbook, by its ending or (empty) by a person, and is none. */
const noWorkbook = (ending: string): string =>
  ending === ''
    ? t`This is no workbook.`
    : t`Its name ends in ${ending}, and what is in it is something else.`;

/** Returns the table that stands in a file which is called a workbook; a text that has no head is none. */
function misnamed(table: TableResult, ending: string): TableResult {
  if ('problem' in table) return { ...table, problem: `${noWorkbook(ending)} ${table.problem}` };
  if (!table.named || ending === '')
    return {
      problem: `${noWorkbook(ending)} ${t`It was read as ${table.form}. Give it the name of what it is, if it is a table.`}`,
    };
  const told = `${noWorkbook(ending)} ${t`It was read as ${table.form}.`}`;
  return { ...table, remarks: [told, ...(table.remarks ?? [])] };
}
