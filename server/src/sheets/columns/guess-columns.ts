/** Which column holds which key of an item: as asked for, by the words of its head, by the shape of what is in it. */

import { readScalar } from '../../core/language/read-scalar.ts';
import { itemSchema, type KeyMeta, measureSchema, metaOf } from '../../core/language/schema.ts';
import { t } from '../../core/text/l10n.ts';
import { dateOrder, datesOf } from '../cells/dates.ts';
import { figureOf, isUnit } from '../cells/figures.ts';
import { splitList } from '../cells/list-cell.ts';
import { headWords, ITEM_KEYS, keysOfHead } from '../heads/header-words.ts';
import { isMeasureKey, MEASURE_KEYS, measureHead } from '../heads/measure-heads.ts';
import { type Column, cellsUnder, type Table, textOfCell } from '../table/table.ts';
import { measureProblem, measureVotes, plausibleMeasure } from './measure-columns.ts';

/** What is done with a column. */
export interface ColumnPlan {
  readonly column: Column;
  /** Key of an item, of its measure (`measures.target`), one of the user's own (`x-…`), or null where the column is left out. */
  readonly key: string | null;
  /**
   * `asked`: by the user; `head`: by the words above it; `shape`: by what is in it; left out because it is `empty`,
   * because its cells are `unlike` what its head says (`unlike` names that key), because it tells of a measure that no
   * column names (`nameless`) or holds readings of no known day (`undated`), or for being `unknown`.
   */
  readonly why: 'asked' | 'head' | 'shape' | 'empty' | 'unlike' | 'nameless' | 'undated' | 'unknown';
  readonly unlike?: string;
  /** Of a column that tells of a measure: the measure's name and the unit of its figures, where its head says them. */
  readonly of?: string;
  readonly unit?: string;
  /** A value or two, for people. */
  readonly samples: readonly string[];
}
/** `key=Column` as asked for. */
export interface Wish {
  readonly key: string;
  readonly column: string;
}

/** Keys that hold lists: several columns may go into one of them. */
export const LISTS: ReadonlySet<string> = new Set([
  'teams',
  'goals',
  'depends-on',
  'sustains',
  'replaces',
  'methods',
  'risks',
  'tags',
  'measures',
  'milestones',
  'links',
]);
/** How many values of a column its shape is told from. */
const SAMPLE = 200;

/** What a table's columns hold, as far as it can be told from the texts in them. */
interface Shape {
  readonly filled: number;
  readonly distinct: number;
  readonly meanLength: number;
  readonly blanks: number;
  readonly fits: (key: string) => number;
}

/** A plan for each column, in their order; or what is wrong with a wish. */
export function planColumns(
  table: Table,
  wishes: readonly Wish[],
): readonly ColumnPlan[] | { readonly problem: string } {
  const chosen = new Map<Column, { key: string | null; why: ColumnPlan['why'] }>();
  const unlike = new Map<Column, string>();
  const taken = new Set<string>();
  const free = (key: string): boolean => LISTS.has(key) || isMeasureKey(key) || !taken.has(key);
  const take = (column: Column, key: string, why: ColumnPlan['why']): void => {
    chosen.set(column, { key, why });
    taken.add(key);
  };
  for (const wish of wishes) {
    const key = wish.key.trim();
    const column = columnNamed(table, wish.column);
    if (column === undefined)
      return {
        problem: t`There is no column “${wish.column}”. The columns are ${table.columns.map(({ name }) => `“${name}”`).join(', ')}.`,
      };
    if (key === '') {
      chosen.set(column, { key: null, why: 'asked' });
      continue;
    }
    if (!ITEM_KEYS.includes(key) && !isMeasureKey(key) && !/^x-[a-z0-9][a-z0-9-]*$/.test(key))
      return {
        problem: key.startsWith('measures.')
          ? t`“${key}” is no key of a measure. It is one of ${MEASURE_KEYS.join(', ')}, or a reading with its day, such as measures.actuals.2027-03.`
          : t`“${key}” is no key of an item. It is one of ${ITEM_KEYS.join(', ')}, or one of your own that begins with x-.`,
      };
    if (!free(key)) return { problem: t`Two columns cannot both be ${key}.` };
    take(column, key, 'asked');
  }
  const shapes = new Map(table.columns.map((column) => [column, shapeOf(table, column)]));
  const open = (): Column[] =>
    table.columns.filter((column) => !chosen.has(column) && (shapes.get(column)?.filled ?? 0) > 0);

  const measures = measureVotes(
    table.named ? open() : [],
    wishes.some(({ key }) => key.trim() === 'measures'),
    (column) => (shapes.get(column) as Shape).fits,
    (column, key) => plausible(key, shapes.get(column) as Shape, column),
  );
  if (table.named) {
    const votes = open().flatMap((column, at) =>
      [...keysOfHead(column.name), ...(measures.votes.get(column) ?? [])].map(([key, score]) => ({
        column,
        key,
        score: score - at / 1000,
      })),
    );
    for (const { column, key } of votes.sort((a, b) => b.score - a.score)) {
      const shape = shapes.get(column);
      if (chosen.has(column) || !free(key) || shape === undefined) continue;
      if (plausible(key, shape, column)) take(column, key, 'head');
      else if (!unlike.has(column)) unlike.set(column, key);
    }
    for (const column of open())
      if (/^x-[a-z0-9][a-z0-9-]*$/.test(column.name) && free(column.name)) take(column, column.name, 'head');
  }
  // An empty column for the track says something too: that it is for people to fill in.
  const track = table.columns.find(({ name }) => name.trim().toLowerCase() === 'track');
  if (table.named && track !== undefined && !chosen.has(track) && free('track')) take(track, 'track', 'head');
  byShape(table, shapes, open, free, take);
  const problem = measureProblem(
    [...chosen].map(([column, { key, why }]) => ({ column, key: key ?? '', asked: why === 'asked' })),
  );
  if (problem !== null) return { problem };
  return table.columns.map((column) => {
    const plan = chosen.get(column);
    const filled = shapes.get(column)?.filled ?? 0;
    const other = plan === undefined ? unlike.get(column) : undefined;
    return {
      column,
      key: plan?.key ?? null,
      why:
        plan?.why ??
        (filled === 0
          ? 'empty'
          : (measures.lacks.get(column) ?? (other === undefined ? 'unknown' : 'unlike'))),
      ...(other === undefined ? {} : { unlike: other }),
      ...(plan?.key?.startsWith('measures.') ? saidOf(column) : {}),
      samples: samplesOf(table, column),
    };
  });
}

/** What a head says of a measure beside its key. */
function saidOf({ name }: Column): { readonly of?: string; readonly unit?: string } {
  const head = measureHead(name);
  return {
    ...(head === null || head.of === null ? {} : { of: head.of }),
    ...(head === null || head.unit === null ? {} : { unit: head.unit }),
  };
}

function columnNamed(table: Table, name: string): Column | undefined {
  const plain = (text: string): string => text.trim().toLowerCase();
  return (
    table.columns.find((column) => column.name === name) ??
    table.columns.find((column) => plain(column.name) === plain(name)) ??
    table.columns.find((column) => headWords(column.name) === headWords(name))
  );
}

/** Gives what no head told: a title above all, then a description, an id and values of fixed words. */
function byShape(
  table: Table,
  shapes: ReadonlyMap<Column, Shape>,
  open: () => Column[],
  free: (key: string) => boolean,
  take: (column: Column, key: string, why: ColumnPlan['why']) => void,
): void {
  const best = (score: (shape: Shape, column: Column) => number): Column | undefined =>
    open()
      .map((column) => ({ column, score: score(shapes.get(column) as Shape, column) }))
      .filter((each) => each.score > 0)
      .sort((a, b) => b.score - a.score)[0]?.column;
  for (const key of ['track', 'health', 'status']) {
    if (!free(key)) continue;
    const found = best(({ fits, distinct, filled }) =>
      fits(key) >= 0.9 && distinct >= 2 && distinct <= 8 && filled >= 3 ? fits(key) : 0,
    );
    if (found !== undefined) take(found, key, 'shape');
  }
  if (!table.named && free('id')) {
    const id = best(({ fits, distinct, filled, blanks }, { places }) =>
      places[0] === 0 && filled > 1 && distinct === filled && blanks === 0 && fits('code') === 1 ? 1 : 0,
    );
    if (id !== undefined) take(id, 'id', 'shape');
  }
  if (free('title')) {
    // The most telling short text: mostly words, hardly any value twice.
    const title = best(({ filled, distinct, meanLength, blanks, fits }) =>
      fits('start') > 0.5 || fits('budget') > 0.5
        ? 0
        : (distinct / filled) * (0.2 + blanks) * (meanLength > 160 ? 0.2 : Math.min(1, meanLength / 20)),
    );
    if (title !== undefined) take(title, 'title', 'shape');
  }
  if (free('description')) {
    const description = best(({ meanLength, blanks }) => (meanLength >= 60 && blanks > 0.8 ? meanLength : 0));
    if (description !== undefined) take(description, 'description', 'shape');
  }
  if (!table.named) {
    const dates = open().filter((column) => (shapes.get(column)?.fits('start') ?? 0) >= 0.9);
    if (dates.length === 2 && free('start')) take(dates[0] as Column, 'start', 'shape');
    const last = dates[dates.length - 1];
    if (last !== undefined && dates.length <= 2 && free('end')) take(last, 'end', 'shape');
  }
}

/** Whether what is in a column can be what its head says. */
function plausible(key: string, shape: Shape, { name }: Column): boolean {
  if (key.startsWith('measures.')) return plausibleMeasure(key, shape.fits, shape.meanLength);
  const { scalar } = metaOf(itemSchema.shape[key as keyof typeof itemSchema.shape]);
  // The key's own name over what it may hold leaves nothing to guess: an owner may be called 007.
  if ((scalar === undefined || scalar === 'text') && name.trim().toLowerCase() === key) return true;
  if (key === 'id') return shape.distinct >= 0.9 * shape.filled && shape.meanLength <= 60;
  if (key === 'title') return shape.fits('budget') < 0.9 && shape.fits('start') < 0.9;
  if (key === 'links') return shape.fits('links') >= 0.5;
  if (['owner', 'sponsor', 'teams', 'goals', 'tags'].includes(key) && shape.fits('figure') > 0.5)
    return false;
  // Many texts, hardly one twice: what each is for, and no goals that several serve.
  if (key === 'goals')
    return shape.meanLength <= 80 && (shape.filled < 5 || shape.distinct <= 0.7 * shape.filled);
  if (key === 'milestones') return shape.fits('nested') >= 0.5;
  // Some values may be beyond reading and are reported; where nearly all are, the head means something else.
  return scalar === undefined || scalar === 'text' || shape.fits(key) >= 0.1;
}

function shapeOf(table: Table, column: Column): Shape {
  const values: string[] = [];
  for (const row of table.rows) {
    const cell = cellsUnder(row, column)[0];
    if (cell !== undefined) values.push(textOfCell(cell).trim());
    if (values.length >= SAMPLE) break;
  }
  const share = (test: (value: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const order = dateOrder(values);
  return {
    filled: values.length,
    distinct: new Set(values).size,
    meanLength: values.reduce((sum, { length }) => sum + length, 0) / Math.max(1, values.length),
    blanks: share((value) => /\S\s+\S/.test(value)),
    fits: (key) => {
      if (key === 'code') return share((value) => /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{0,24}$/.test(value));
      if (key === 'links') return share((value) => /^https?:\/\/\S+$/i.test(value) || /^\[/.test(value));
      if (key === 'figure') return share((value) => /^[-+]?[\d.,]+ ?%?$/.test(value));
      if (key === 'nested') return share((value) => /^\[/.test(value));
      if (key === 'figure-with-unit')
        return share((value) => splitList(value, false).some((part) => figureOf(part) !== null));
      if (key === 'unit') return share(isUnit);
      const meta = metaOfKey(key);
      if (meta.scalar === 'date') return share((value) => datesOf(value, order ?? 'day-first') !== null);
      return share((value) => {
        const reading = readScalar(meta, value);
        return reading.ok || reading.meant !== undefined;
      });
    },
  };
}

function metaOfKey(key: string): KeyMeta {
  const schema = key.startsWith('measures.')
    ? measureSchema.shape[key.slice('measures.'.length) as keyof typeof measureSchema.shape]
    : itemSchema.shape[key as keyof typeof itemSchema.shape];
  return schema === undefined ? {} : metaOf(schema);
}

function samplesOf(table: Table, column: Column): string[] {
  const samples = new Set<string>();
  for (const row of table.rows.slice(0, SAMPLE)) {
    const cell = cellsUnder(row, column)[0];
    if (cell !== undefined) samples.add(textOfCell(cell).replace(/\s+/g, ' ').trim().slice(0, 60));
    if (samples.size === 2) break;
  }
  return [...samples];
}
