/** A file or a pasted text as a table, whatever it is. */

import type { TableResult } from '../table/table.ts';
import { decodeSheet } from './decode.ts';
import { readCsv } from './read-csv.ts';
import { readJson } from './read-json.ts';

export type SheetForm = 'csv' | 'json';
export type SheetResult =
  | { readonly table: TableResult; readonly encoding: string }
  | { readonly problem: string };

/** The form that a name or the text itself speaks for. */
export function formOf(name: string, text: string): SheetForm {
  if (/\.json$/i.test(name)) return 'json';
  if (/\.(?:csv|tsv|tab|txt)$/i.test(name)) return 'csv';
  return /^\s*[[{]/.test(text.slice(0, 1000)) ? 'json' : 'csv';
}

/** Reads the bytes of a sheet. `name` is its file's, for its ending. */
export function readSheet(bytes: Uint8Array, name: string, form?: SheetForm): SheetResult {
  const decoded = decodeSheet(bytes);
  if ('problem' in decoded) return decoded;
  const { text, encoding } = decoded;
  return { table: (form ?? formOf(name, text)) === 'json' ? readJson(text) : readCsv(text), encoding };
}
