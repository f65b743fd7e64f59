/** Items as CSV that a spreadsheet opens, and that `import` reads back as the same items. */
import Papa from 'papaparse';
import { quoted } from '../../core/yaml/quote.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import { joinList } from '../cells/list-cell.ts';
import { jsonSource } from '../cells/nested-cell.ts';
import { guarded } from '../table/formula-guard.ts';
import { type Cell, cleaned, isEmpty } from '../table/table.ts';
import type { Values } from './item-values.ts';

/** CSV with a head row of keys. Control characters, which no sheet can hold, are left out. */
export function csvOf(items: readonly Values[]): string {
  const keys = exportKeys(items);
  const rows = items.map((values) =>
    keys.map((key) => guarded(cleaned(cellText(key, values.get(key) ?? '')))),
  );
  return `${Papa.unparse({ fields: [...keys], data: rows }, { newline: '\r\n' })}\r\n`;
}

/** Every key that an item has, in the order of the language; id, title and track always. */
export function exportKeys(items: readonly Values[]): readonly string[] {
  const keys = new Set(['id', 'title', 'track']);
  for (const values of items) for (const [key, cell] of values) if (!isEmpty(cell)) keys.add(key);
  return [...keys].sort((a, b) => rankOf(a) - rankOf(b));
}

/** Returns a value in a cell: lists apart by semicolons, teams as `team: 0.5 fte`, measures and the like as YAML. */
export function cellText(key: string, cell: Cell): string {
  const own = key.startsWith('x-');
  // What would be read as YAML of one's own is put in quotes, so that it stays text.
  if (typeof cell === 'string') return own && /^["[{]/.test(cell.trim()) ? quotedText(cell) : cell.trim();
  if (own || key === 'stopped') return jsonSource(cell);
  if (Array.isArray(cell))
    return cell.every((each) => typeof each === 'string') ? joinList(cell as string[]) : jsonSource(cell);
  return joinList(Object.entries(cell).map(([name, effort]) => `${name}: ${String(effort)}`));
}

/** In double quotes always: an apostrophe at the start of a cell is what a spreadsheet makes text with. */
const quotedText = (text: string): string => (/["\\]/.test(text) ? JSON.stringify(text) : quoted(text));
