/** Reads a file or pasted text as a table, whatever its format. */

import { t } from '../../core/text/l10n.ts';
import type { TableResult } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
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

/** Returns the format that a file name or the text suggests. */
export function formOf(name: string, text: string): SheetForm {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(?:csv|tsv|tab|txt)$/i.test(name) && !/^\s*(?:\{\s*"|\[\s*\{\s*")/.test(text.slice(0, 1000)))
    return 'csv';
  return /^\s*[[{]/.test(text.slice(0, 1000)) ? 'json' : 'csv';
}

/** What the user stated about a file. */
export interface SheetOptions {
  readonly form?: SheetForm;
  /** Name of the list of items, in JSON with several. */
  readonly list?: string;
  /** Name of the sheet with the items, and number of the table on it, starting at 1. */
  readonly sheet?: string;
  readonly table?: number;
}

/** Reads the bytes of a sheet. `name` is the file name, for its extension. */
export function readSheet(
  bytes: Uint8Array,
  name: string,
  options: SheetOptions = {},
  ways: Ways = optionWays,
): SheetResult {
  const { form, list } = options;
  const large = tooLarge(bytes.length);
  if (large !== null) return { problem: large };
  if (isZip(bytes)) return { table: readWorkbookTable(bytes, options, ways), encoding: '' };
  const ending = form === 'workbook' ? '' : (/\.(?:xls[xmb]?|xlt[xm]|ods)$/i.exec(name)?.[0] ?? null);
  const decoded = decodeSheet(bytes);
  if ('problem' in decoded) return decoded;
  const { text, encoding } = decoded;
  const json = (form === 'csv' || form === 'json' ? form : formOf(name, text)) === 'json';
  const problem = notATable(text);
  if (problem !== null) return { problem: ending === null ? problem : `${noWorkbook(ending)} ${problem}` };
  const table = json ? readJson(text, list, ways) : readCsv(text);
  return { table: ending === null ? table : misnamed(table, ending), encoding };
}

/** Returns the problem of a file that is no workbook although its extension, or the user (empty), says so. */
const noWorkbook = (ending: string): string =>
  ending === ''
    ? t`This is not a workbook.`
    : t`Its name ends in ${ending}, but its contents are something else.`;

/** Returns the text table in a file with a workbook's extension, or a problem if it has no head. */
function misnamed(table: TableResult, ending: string): TableResult {
  if ('problem' in table) return { ...table, problem: `${noWorkbook(ending)} ${table.problem}` };
  if (!table.named || ending === '')
    return {
      problem: `${noWorkbook(ending)} ${t`It was read as ${table.form}. Give it the name of what it is, if it is a table.`}`,
    };
  const told = `${noWorkbook(ending)} ${t`It was read as ${table.form}.`}`;
  return { ...table, remarks: [told, ...(table.remarks ?? [])] };
}
