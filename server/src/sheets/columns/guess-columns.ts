/** Decides which column holds which key: as the user asked, else by its head, else by the shape of its cells. */

import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import { t } from '../../core/text/l10n.ts';
import { headWords, ITEM_KEYS } from '../heads/header-words.ts';
import { exportOf, keyInExport } from '../heads/known-exports.ts';
import { dayOfHead, isMeasureKey, MEASURE_KEYS, measureHead } from '../heads/measure-heads.ts';
import { MILESTONE_KEYS, milestoneVotes } from '../heads/milestone-heads.ts';
import type { Column, Table } from '../table/table.ts';
import { optionWays, type Ways } from '../table/ways.ts';
import { type Shape, samplesOf, shapeOf } from './column-shape.ts';
import { corrected, headsOf, partsOf } from './head-votes.ts';
import { measureProblem, measureVotes } from './measure-columns.ts';
import { COLUMN_KEYS, plausible } from './plausible.ts';

/** The decision about a column. */
export interface ColumnPlan {
  readonly column: Column;
  /** Key of an item, of a measure (`measures.target`), an `x-` key, or null to leave the column out. */
  readonly key: string | null;
  /**
   * Reason for the key: `asked` by the user, by the `head`, or by the `shape` of its cells. Reason for leaving it
   * out: it is `empty`; its cells are `unlike` the key in `unlike`; its measure has no name (`nameless`); its
   * readings have no day (`undated`, `fiscal`) or may also be the plan (`bare`); column `instead` holds the same
   * (`second`) or the same of another period (`part`); a tracker writes it for itself (`export`); or its head is
   * `unknown`.
   */
  readonly why:
    | 'asked'
    | 'head'
    | 'shape'
    | 'empty'
    | 'unlike'
    | 'nameless'
    | 'undated'
    | 'fiscal'
    | 'bare'
    | 'part'
    | 'second'
    | 'export'
    | 'unknown';
  readonly unlike?: string;
  readonly instead?: string;
  /** Another key whose words the column holds, if no other column does: `Done` in a column of health. */
  readonly also?: string;
  /** For a column of a measure: the measure's name and unit, if the head states them. */
  readonly of?: string;
  readonly unit?: string;
  /** One or two values to show to the user. */
  readonly samples: readonly string[];
}
/** A mapping `key=Column` that the user asked for. */
export interface Wish {
  readonly key: string;
  readonly column: string;
}

/** Keys that hold lists, so that several columns may share one. */
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
  'group',
]);
/** Plans each column, in order, or returns what is wrong with a wish. */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: columns are decided in one order, each by what those before it took.
export function planColumns(
  table: Table,
  wishes: readonly Wish[],
  { asOf, fiscal = null }: { readonly asOf?: string; readonly fiscal?: FiscalYear | null } = {},
  ways: Ways = optionWays,
): readonly ColumnPlan[] | { readonly problem: string } {
  const chosen = new Map<Column, { key: string | null; why: ColumnPlan['why'] }>();
  const unlike = new Map<Column, string>();
  const second = new Map<Column, string>();
  const taken = new Set<string>();
  // Rows of several days repeat the key of an item.
  const shapes = new Map(table.columns.map((column) => [column, shapeOf(table, column)]));
  const heads = headsOf(shapes);
  const reports = asOf !== undefined || [...heads.values()].some((keys) => keys.has('as-of'));
  const free = (key: string): boolean =>
    LISTS.has(key) || isMeasureKey(key) || MILESTONE_KEYS.includes(key) || !taken.has(key);
  const take = (column: Column, key: string, why: ColumnPlan['why']): void => {
    chosen.set(column, { key, why });
    taken.add(key);
  };
  for (const wish of wishes) {
    const column = columnNamed(table, wish.column);
    const key = ofDay(wish.key.trim(), column, fiscal);
    if (column === undefined)
      return {
        problem: t`There is no column “${wish.column}”. The columns are ${table.columns.map(({ name }) => `“${name}”`).join(', ')}.`,
      };
    if (key === '') {
      chosen.set(column, { key: null, why: 'asked' });
      continue;
    }
    if (
      ![...ITEM_KEYS, ...COLUMN_KEYS].includes(key) &&
      !isMeasureKey(key) &&
      !/^x-[a-z0-9][a-z0-9-]*$/.test(key)
    )
      return {
        problem: key.startsWith('measures.')
          ? t`“${key}” is no key of a measure. It is one of ${MEASURE_KEYS.join(', ')}, or a reading with its day, such as measures.actuals.2027-03.`
          : t`“${key}” is no key of an item. It is one of ${ITEM_KEYS.join(', ')}, or one of your own that begins with x-.`,
      };
    if (!free(key)) return { problem: t`Two columns cannot both be ${key}.` };
    take(column, key, 'asked');
  }
  const open = (): Column[] =>
    table.columns.filter((column) => !chosen.has(column) && (shapes.get(column)?.filled ?? 0) > 0);

  const measures = measureVotes(
    table.named ? open() : [],
    (column) => (shapes.get(column) as Shape).fits,
    (column, key) => plausible(key, shapes.get(column) as Shape, column),
    { named: wishes.some(({ key }) => key.trim() === 'measures'), dated: reports, fiscal },
  );
  const milestones = milestoneVotes(
    table.named ? open() : [],
    (column) => (shapes.get(column)?.fits('end') ?? 0) >= 0.5,
  );
  const parts = partsOf(table.named ? open() : []);
  const tracker = table.named ? exportOf(table.columns.map(({ name }) => name)) : null;
  if (tracker !== null)
    for (const column of open()) {
      const key = keyInExport(tracker, column.name);
      if (key === null) chosen.set(column, { key: null, why: 'export' });
      else if (key !== undefined && free(key) && plausible(key, shapes.get(column) as Shape, column))
        take(column, key, 'head');
    }
  if (table.named) {
    const votes = open().flatMap((column, at) =>
      [
        ...(heads.get(column) ?? []),
        ...(measures.votes.get(column) ?? []),
        ...(milestones.has(column) ? [[milestones.get(column) as string, 10] as const] : []),
      ].map(([key, score]) => ({
        column,
        key,
        score: score - at / 1000,
      })),
    );
    const told = votes
      .filter(({ column, key }) => parts.get(column) !== key)
      .map((vote) => ({ ...vote, ...corrected(vote, shapes.get(vote.column)) }));
    for (const { column, key } of told.sort((a, b) => b.score - a.score)) {
      const shape = shapes.get(column);
      if (chosen.has(column) || shape === undefined) continue;
      const fits = plausible(key, shape, column) || (reports && key === 'id' && shape.meanLength <= 60);
      if (fits && free(key)) take(column, key, 'head');
      else if (fits && !second.has(column)) second.set(column, key);
      else if (!fits && !unlike.has(column)) unlike.set(column, key);
    }
    for (const column of open())
      if (/^x-[a-z0-9][a-z0-9-]*$/.test(column.name) && free(column.name)) take(column, column.name, 'head');
  }
  // What rows depend on is told by their numbers, which else only count them.
  const numbers = open().find(({ name }) => name.trim() === '#');
  if (taken.has('depends-on') && numbers !== undefined && free('id')) take(numbers, 'id', 'head');
  // An empty track column still states something: people are to fill it in.
  const track = table.columns.find(({ name }) => name.trim().toLowerCase() === 'track');
  if (table.named && track !== undefined && !chosen.has(track) && free('track')) take(track, 'track', 'head');
  byShape(table, shapes, { open, free, take });
  const problem = measureProblem(
    [...chosen].map(([column, { key, why }]) => ({ column, key: key ?? '', asked: why === 'asked' })),
    ways,
  );
  if (problem !== null) return { problem };
  const holder = (key: string): Column | undefined => [...chosen].find(([, plan]) => plan.key === key)?.[0];
  return table.columns.map((column) => {
    const plan = chosen.get(column);
    const filled = shapes.get(column)?.filled ?? 0;
    const other = plan === undefined ? unlike.get(column) : undefined;
    const instead = plan === undefined ? holder(second.get(column) ?? '') : undefined;
    const also = plan === undefined ? undefined : alsoOf(plan.key, shapes.get(column), holder);
    return {
      column,
      key: plan?.key ?? null,
      why: plan?.why ?? leftFor(filled, measures.lacks.get(column) ?? partWhy(parts, column), instead, other),
      ...(instead === undefined ? {} : { unlike: second.get(column) as string, instead: instead.name }),
      ...(other === undefined || instead !== undefined ? {} : { unlike: other }),
      ...(also === undefined ? {} : { also }),
      ...(plan?.key?.startsWith('measures.') ? saidOf(column, fiscal) : {}),
      samples: samplesOf(table, column),
    };
  });
}

/** Completes a requested key of readings with the day in the column's head. */
function ofDay(key: string, column: Column | undefined, fiscal: FiscalYear | null): string {
  if (column === undefined || (key !== 'measures.actuals' && key !== 'measures.plan')) return key;
  const day = dayOfHead(column.name, fiscal);
  return day === null ? key : `${key}.${day}`;
}

const partWhy = (parts: ReadonlyMap<Column, string>, column: Column): 'part' | undefined =>
  parts.has(column) ? 'part' : undefined;

/** Returns why a column is left out. */
function leftFor(
  filled: number,
  lack: ColumnPlan['why'] | undefined,
  instead: Column | undefined,
  unlike: string | undefined,
): ColumnPlan['why'] {
  if (filled === 0) return 'empty';
  if (lack !== undefined) return lack;
  if (instead !== undefined) return 'second';
  return unlike === undefined ? 'unknown' : 'unlike';
}

/** Returns the other key that a column of status or health also holds, if no other column does. */
function alsoOf(
  key: string | null,
  shape: Shape | undefined,
  holder: (key: string) => Column | undefined,
): string | undefined {
  const other = key === 'status' ? 'health' : key === 'health' ? 'status' : undefined;
  if (other === undefined || shape === undefined || holder(other) !== undefined) return undefined;
  return shape.says(other) > 0 && shape.says(key as string) < 1 ? other : undefined;
}

/** Returns what a head states about a measure besides its key. */
function saidOf(
  { name }: Column,
  fiscal: FiscalYear | null,
): { readonly of?: string; readonly unit?: string } {
  const head = measureHead(name, fiscal);
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

/** State of the assignment of columns to keys. */
interface Choosing {
  /** Non-empty columns without a key. */
  readonly open: () => Column[];
  readonly free: (key: string) => boolean;
  readonly take: (column: Column, key: string, why: ColumnPlan['why']) => void;
}

/** Assigns what no head suggested by the shape of cells: first a title, then a description, an id, and choices. */
function byShape(table: Table, shapes: ReadonlyMap<Column, Shape>, { open, free, take }: Choosing): void {
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
    // The title is the most distinctive short text: mostly words, hardly any repetition.
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
