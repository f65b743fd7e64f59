/** Writes a portfolio's entries as a workbook that people can work in and `import` reads back unchanged. */
import { itemSchema } from '../../core/language/item-schema.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import { unguarded, valueOfFormula } from '../table/formula-guard.ts';
import { isPlaceholder } from '../table/placeholders.ts';
import { type Cell, type CellObject, cleaned, isEmpty } from '../table/table.ts';
import { cellText, exportKeys } from './export-csv.ts';
import type { ExportedEntries } from './export-json.ts';
import type { Values } from './item-values.ts';
import { type XlsxCell, type XlsxColumn, type XlsxSheet, xlsxOf } from './xlsx-file.ts';

const DATES = new Set(['start', 'end', 'reviewed']);
const WRAPPED = new Set(['title', 'description', 'standard', 'decision', 'risks', 'countermeasure']);
const COLOURS = {
  health: { 'on-track': 'C6E7D0', 'at-risk': 'FCE7B0', 'off-track': 'F6C4BF' },
} as const;
/** Maximum text length of a cell in Excel, in UTF-16 units. */
const MAX_LENGTH = 32_767;
const MEASURE_KEYS = [
  'name',
  'kind',
  'baseline',
  'target',
  'unit',
  'every',
  'better',
  'plan',
  'actuals',
  'countermeasure',
];

/** Returns the bytes of a workbook with sheets of items, goals and measures, and one of teams if there are any. */
export function workbookOf({ items, goals, teams }: ExportedEntries): Uint8Array {
  return xlsxOf([
    sheetOf(
      'Items',
      items,
      exportKeys(items).filter((key) => key !== 'measures'),
    ),
    sheetOf('Goals', goals, [
      'id',
      'title',
      ...exportKeys(goals).filter((key) => !/^(?:id|title|track|measures)$/.test(key)),
    ]),
    measuresSheet(items, goals),
    ...(teams.length === 0
      ? []
      : [
          sheetOf(
            'Teams',
            teams,
            exportKeys(teams).filter((key) => !/^(?:title|track)$/.test(key)),
          ),
        ]),
  ]);
}

function sheetOf(name: string, entries: readonly Values[], keys: readonly string[]): XlsxSheet {
  return {
    name,
    columns: keys.map((key) => columnOf(key, name === 'Items')),
    rows: entries.map((values) => keys.map((key) => cellOf(key, values.get(key) ?? ''))),
  };
}

function columnOf(key: string, ofItem: boolean): XlsxColumn {
  const choices =
    ofItem && key in itemSchema.shape ? metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]) : {};
  return {
    name: key,
    ...(choices.scalar === 'choice' && choices.values !== undefined ? { choices: choices.values } : {}),
    ...(WRAPPED.has(key) ? { wrap: true } : {}),
    ...(ofItem && key in COLOURS ? { colours: COLOURS[key as keyof typeof COLOURS] } : {}),
  };
}

/** Writes one row per measure, with the item or goal it belongs to. */
function measuresSheet(items: readonly Values[], goals: readonly Values[]): XlsxSheet {
  const rows: (readonly (XlsxCell | null)[])[] = [];
  for (const [at, entries] of [items, goals].entries())
    for (const values of entries) {
      const measures = values.get('measures');
      if (!Array.isArray(measures)) continue;
      for (const measure of measures as readonly Cell[])
        if (typeof measure !== 'string' && !Array.isArray(measure)) {
          const owner = cellOf('id', values.get('id') ?? '');
          const own = MEASURE_KEYS.map((key) => measureCell(key, (measure as CellObject)[key] ?? ''));
          rows.push([at === 0 ? owner : null, ...own, at === 0 ? null : owner]);
        }
    }
  return {
    name: 'Measures',
    columns: [
      { name: 'item' },
      ...MEASURE_KEYS.map((key) => ({ name: key, ...(WRAPPED.has(key) ? { wrap: true } : {}) })),
      { name: 'goal' },
    ],
    rows,
  };
}

function measureCell(key: string, cell: Cell): XlsxCell | null {
  if (typeof cell === 'string' || Array.isArray(cell)) return cellOf(key, cell);
  return textOf(
    Object.entries(cell)
      .map(([day, value]) => `${day}: ${String(value)}`)
      .join('; '),
  );
}

function cellOf(key: string, cell: Cell): XlsxCell | null {
  if (isEmpty(cell)) return null;
  const text = cleaned(cellText(key, cell));
  if (DATES.has(key) && /^\d{4}-\d{2}-\d{2}$/.test(text)) return { kind: 'date', day: text };
  // Names, and numbers that a sheet would show differently, stay text.
  if (/^(?:budget|effort|baseline|target|rank|limit)$/.test(key) && String(Number(text)) === text)
    return { kind: 'number', value: Number(text) };
  return textOf(text);
}

function textOf(text: string): XlsxCell | null {
  if (text === '') return null;
  // Like CSV, mark as text what `import` would otherwise interpret.
  const odd = unguarded(text) !== text || isPlaceholder(text) || valueOfFormula(text) !== text;
  return { kind: 'text', text: (odd ? `'${text}` : text).slice(0, MAX_LENGTH) };
}
