/** Writes items as CSV that spreadsheets open and `import` reads back unchanged. */
import Papa from 'papaparse';
import { quoted } from '../../core/yaml/quote.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import { joinList } from '../cells/list-cell.ts';
import { jsonSource } from '../cells/nested-cell.ts';
import { guarded } from '../table/formula-guard.ts';
import { type Cell, cleaned, isEmpty } from '../table/table.ts';
import type { Values } from './item-values.ts';

/** Returns CSV with a head row of keys. Omits control characters, which no sheet can hold. */
export function csvOf(items: readonly Values[]): string {
  const keys = exportKeys(items);
  const rows = items.map((values) =>
    keys.map((key) => guarded(cleaned(cellText(key, values.get(key) ?? '')))),
  );
  return `${Papa.unparse({ fields: [...keys], data: rows }, { newline: '\r\n' })}\r\n`;
}

/** Returns every key that an item has, in the language's order; always id, title and track. */
export function exportKeys(items: readonly Values[]): readonly string[] {
  const keys = new Set(['id', 'title', 'track']);
  for (const values of items) for (const [key, cell] of values) if (!isEmpty(cell)) keys.add(key);
  return [...keys].sort((a, b) => rankOf(a) - rankOf(b));
}

/**
 * Returns the text of a value in a cell: lists with semicolons, teams as `team: 0.5 fte`, measures and the like as
 * YAML.
 */
export function cellText(key: string, cell: Cell): string {
  const own = key.startsWith('x-');
  // Quote a text that would be read as YAML under an `x-` key.
  if (typeof cell === 'string') return own && /^["[{]/.test(cell.trim()) ? quotedText(cell) : cell.trim();
  if (own || key === 'stopped') return jsonSource(cell);
  if (Array.isArray(cell))
    return cell.every((each) => typeof each === 'string') ? joinList(cell as string[]) : jsonSource(cell);
  return joinList(Object.entries(cell).map(([name, effort]) => `${name}: ${String(effort)}`));
}

/** Uses double quotes only: spreadsheets treat a leading apostrophe as a text mark. */
const quotedText = (text: string): string => (/["\\]/.test(text) ? JSON.stringify(text) : quoted(text));
