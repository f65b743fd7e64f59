/** A JSON text as a table: a list of objects, alone or within an object. */
import { t } from '../../core/text/l10n.ts';
import { type Cell, type CellObject, columnsOf, type Row, type TableResult } from '../table/table.ts';

/** Objects within objects deeper than this stay one cell. */
const DEEPEST = 3;
/** Keys under which a list of records mostly stands, best first. */
const LISTS = ['items', 'issues', 'records', 'rows', 'data', 'results', 'values'];
/** Keys of ours whose objects are values and no further columns. */
const WHOLE = new Set(['teams', 'measures', 'milestones', 'links']);
/** Of an object in a list, what names it. */
const NAMES = ['name', 'title', 'displayName', 'value', 'key', 'label'];

/** Reads JSON. Never throws. */
export function readJson(source: string): TableResult {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = source.slice(0, placeOf(error, source)).split(/\r\n|\n|\r/).length;
    return { line, problem: t`This is not JSON: it cannot be read from here on.` };
  }
  const found = listIn(value);
  if ('problem' in found) return found;
  let records: Map<string, Cell>[];
  try {
    records = found.list.map((record) => flattened(record));
  } catch (error) {
    if (error instanceof RangeError) return { problem: t`This JSON is nested too deeply to be read.` };
    throw error;
  }
  const names = [...new Set(records.flatMap((record) => [...record.keys()]))];
  const rows: Row[] = [];
  records.forEach((record, at) => {
    if (record.size > 0) rows.push({ line: at + 1, cells: names.map((name) => record.get(name) ?? '') });
  });
  return {
    form: found.under === '' ? 'JSON' : t`JSON, the list under ${found.under}`,
    unit: 'record',
    named: true,
    columns: columnsOf(names),
    rows,
    notes: records.flatMap((record, at) =>
      record.size > 0 ? [] : [{ line: at + 1, problem: t`It is not an object and is left out.` }],
    ),
  };
}

/** Where JSON goes wrong: engines say it in their message, as a number or by the words around it; else the end. */
function placeOf(error: unknown, source: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const around = /, (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message);
  const at = around === null ? -1 : source.indexOf(around[2] as string);
  // The engine shows ten characters before the place.
  return at < 0 ? source.length : at + (around?.[1] === undefined ? 0 : 10);
}

function listIn(
  value: unknown,
): { readonly list: readonly unknown[]; readonly under: string } | { readonly problem: string } {
  if (Array.isArray(value)) return { list: value, under: '' };
  if (!isObject(value)) return { problem: t`This JSON holds no list of objects.` };
  const lists = Object.entries(value).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].some(isObject),
  );
  const known = LISTS.map((name) => lists.find(([key]) => key === name)).find((list) => list !== undefined);
  const chosen = known ?? (lists.length === 1 ? lists[0] : undefined);
  if (chosen !== undefined) return { list: chosen[1], under: chosen[0] };
  return {
    problem:
      lists.length === 0
        ? t`This JSON holds no list of objects.`
        : t`This JSON holds several lists: ${lists.map(([key]) => key).join(', ')}. Keep the one that holds the items.`,
  };
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A record's cells by name; objects within it as `fields.status.name`. */
function flattened(record: unknown): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (value: unknown, name: string, depth: number): void => {
    if (isObject(value) && depth < DEEPEST && !WHOLE.has(name) && !/^x-/.test(name)) {
      for (const [key, inner] of Object.entries(value))
        add(inner, name === '' ? key : `${name}.${key}`, depth + 1);
    } else if (name !== '') cells.set(name, cellOf(value, WHOLE.has(name) || /^x-/.test(name)));
  };
  if (isObject(record)) add(record, '', 0);
  return cells;
}

/** A value with its numbers as text; in a list that is none of ours, objects by what names them. */
function cellOf(value: unknown, whole: boolean): Cell {
  if (value === null || value === undefined) return '';
  if (Array.isArray(value)) return value.map((each) => (whole ? cellOf(each, true) : named(each)));
  if (!isObject(value)) return String(value);
  // A null prototype: a key `__proto__` is one like any other.
  const object: Record<string, Cell> = Object.create(null) as Record<string, Cell>;
  for (const [key, inner] of Object.entries(value)) object[key] = cellOf(inner, true);
  return object as CellObject;
}

function named(value: unknown): Cell {
  if (isObject(value)) {
    for (const key of NAMES) {
      const name = Object.hasOwn(value, key) ? value[key] : undefined;
      if (typeof name === 'string' || typeof name === 'number') return String(name);
    }
  }
  return cellOf(value, true);
}
