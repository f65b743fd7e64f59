/** Reads a JSON list of objects as a table, at the top level or within an object. */

import { t } from '../../core/text/l10n.ts';
import { MAX_DEPTH as MAX_READ_DEPTH, NestedTooDeeply } from '../../core/yaml/yaml.ts';
import { NESTED } from '../cells/read-cell.ts';
import { numberText } from '../table/number-text.ts';
import { isPlaceholder } from '../table/placeholders.ts';
import {
  type Cell,
  type CellObject,
  type Choice,
  columnsOf,
  type Row,
  type TableResult,
} from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import { areIssues, flatIssue } from './jira-json.ts';
import { isObject } from './json-object.ts';
import { cardsOf } from './trello-json.ts';

/** Maximum depth to which objects are flattened; deeper ones stay one cell. */
const MAX_DEPTH = 3;
/** Maximum depth of a list: `data.projects`. */
const LIST_DEPTH = 3;
/** Keys of the language whose objects are values, not further columns. */
const WHOLE: ReadonlySet<string> = new Set(['teams', ...NESTED]);
/** Properties that name an object in a list. */
const NAMES = ['name', 'title', 'displayName', 'value', 'key', 'label'];

/**
 * Parses JSON. `list` names the list of items if there are several. Does not throw: a syntax error is a problem with
 * its line.
 */
export function readJson(source: string, list?: string, ways: Ways = optionWays): TableResult {
  let value: unknown;
  try {
    value = JSON.parse(source.replace(/^\uFEFF/, ''));
  } catch (error) {
    const line = source.slice(0, placeOf(error, source)).split(/\r\n|\n|\r/).length;
    return { line, problem: t`This is not JSON: it cannot be read from here on.` };
  }
  const found = listIn(cardsOf(value), list, ways);
  if ('problem' in found) return found;
  const jira = areIssues(found.list);
  let records: Map<string, Cell>[];
  const blanks = new Map<string, Map<string, number>>();
  // Texts of our own export are literal, even those that look like placeholders.
  const ours = isObject(value) && value['version'] === 1 && found.under === 'items' ? value : null;
  try {
    records = found.list.map((record) =>
      flattened(jira ? flatIssue(record) : record, ours === null ? blanks : null),
    );
  } catch (error) {
    if (error instanceof NestedTooDeeply) return { problem: t`This JSON is nested too deeply to be read.` };
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
    blanks,
    ...(ours === null ? {} : { entries: { goals: listOf(ours, 'goals'), teams: listOf(ours, 'teams') } }),
    ...(found.names.length < 2 || ours !== null
      ? {}
      : { places: { kind: 'list', names: found.names, chosen: found.under, tables: 1, table: 1 } }),
    notes: records.flatMap((record, at) =>
      record.size > 0 ? [] : [{ line: at + 1, problem: t`It is not an object and is left out.` }],
    ),
  };
}

/** Returns the goals or teams of our own export. */
function listOf(value: Readonly<Record<string, unknown>>, key: string): readonly ReadonlyMap<string, Cell>[] {
  const list = value[key];
  return (Array.isArray(list) ? list : [])
    .filter(isObject)
    .map(
      (each) => new Map(Object.entries(each).map(([name, inner]) => [name, cellOf(inner, true)] as const)),
    );
}

/**
 * Returns the offset of a syntax error. Engines state it in the message, as a number or by the text around it;
 * otherwise the end.
 */
function placeOf(error: unknown, source: string): number {
  const message = error instanceof Error ? error.message : '';
  const position = /position (\d+)/.exec(message)?.[1];
  if (position !== undefined) return Number(position);
  const around = /, (\.\.\.)?"([\s\S]*)"(?:\.\.\.)? is not valid JSON$/.exec(message);
  const at = around === null ? -1 : source.indexOf(around[2] as string);
  // The engine quotes ten characters before the error.
  return at < 0 ? source.length : at + (around?.[1] === undefined ? 0 : 10);
}

type Found = {
  readonly list: readonly unknown[];
  readonly under: string;
  /** Names of all lists. */
  readonly names: readonly string[];
};

function listIn(
  value: unknown,
  wanted: string | undefined,
  ways: Ways,
): Found | { readonly problem: string; readonly choice?: Choice } {
  if (Array.isArray(value) && wanted === undefined) return { list: value, under: '', names: [] };
  const lists: Omit<Found, 'names'>[] = [];
  const look = (object: unknown, path: string, depth: number): void => {
    if (Array.isArray(object)) {
      if (object.some(isObject)) lists.push({ list: object, under: path });
    } else if (isObject(object) && depth < LIST_DEPTH)
      for (const [key, inner] of Object.entries(object))
        look(inner, path === '' ? key : `${path}.${key}`, depth + 1);
  };
  look(value, '', 0);
  if (lists.length === 0) return { problem: t`This JSON holds no list of objects.` };
  const names = lists.map(({ under }) => under);
  const all = names.join(', ');
  if (wanted !== undefined) {
    const found = lists.find(({ under }) => under === wanted);
    return found === undefined
      ? {
          problem: t`There is no list “${wanted}”. The lists are ${all}.`,
          choice: { kind: 'list', names },
        }
      : { ...found, names };
  }
  // Our own exports and Jira's are recognized by the properties beside the list.
  const own =
    isObject(value) && value['version'] === 1 ? lists.find(({ under }) => under === 'items') : undefined;
  const jira =
    isObject(value) &&
    ('startAt' in value || 'nextPageToken' in value || 'isLast' in value || 'expand' in value)
      ? lists.find(({ under }) => under === 'issues')
      : undefined;
  const chosen = own ?? jira ?? (lists.length === 1 ? lists[0] : undefined);
  return chosen === undefined
    ? {
        problem: t`This JSON holds several lists: ${all}. Say which one holds the items: ${ways.list()}.`,
        choice: { kind: 'list', names },
      }
    : { ...chosen, names };
}

type Blanks = Map<string, Map<string, number>>;

/** Returns a record's cells by name; nested objects as `fields.status.name`. */
function flattened(record: unknown, blanks: Blanks | null): Map<string, Cell> {
  const cells = new Map<string, Cell>();
  const add = (value: unknown, name: string, depth: number): void => {
    if (isObject(value) && depth < MAX_DEPTH && !WHOLE.has(name) && !/^x-/.test(name)) {
      for (const [key, inner] of Object.entries(value))
        add(inner, name === '' ? key : `${name}.${key}`, depth + 1);
    } else if (name !== '') {
      if (blanks !== null && typeof value === 'string' && isPlaceholder(value)) {
        const words = blanks.get(name) ?? new Map<string, number>();
        blanks.set(name, words.set(value.trim(), (words.get(value.trim()) ?? 0) + 1));
        cells.set(name, '');
      } else cells.set(name, cellOf(value, WHOLE.has(name) || /^x-/.test(name)));
    }
  };
  if (isObject(record)) add(record, '', 0);
  return cells;
}

/** Returns a value with numbers as text. In foreign lists an object becomes the text that names it. */
function cellOf(value: unknown, whole: boolean, depth = 0): Cell {
  if (depth > MAX_READ_DEPTH) throw new NestedTooDeeply(0);
  if (value === null || value === undefined) return '';
  if (Array.isArray(value))
    return value.map((each) => (whole ? cellOf(each, true, depth + 1) : named(each, depth + 1)));
  if (typeof value === 'number') return whole ? String(value) : numberText(value);
  if (!isObject(value)) return String(value);
  // A null prototype, so that a key `__proto__` is an ordinary one.
  const object: Record<string, Cell> = Object.create(null) as Record<string, Cell>;
  for (const [key, inner] of Object.entries(value)) object[key] = cellOf(inner, true, depth + 1);
  return object as CellObject;
}

function named(value: unknown, depth: number): Cell {
  if (isObject(value)) {
    for (const key of NAMES) {
      const name = Object.hasOwn(value, key) ? value[key] : undefined;
      if (typeof name === 'string' || typeof name === 'number') return String(name);
    }
  }
  return cellOf(value, true, depth);
}
