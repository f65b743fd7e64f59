/** Finds the columns of an item's measures: beside a column that names the measure, or with its name in the head. */

import { nameKey } from '../../base/words.ts';
import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import { t } from '../../core/text/l10n.ts';
import { keysOfHead } from '../heads/header-words.ts';
import { fiscalInHead, isDayHead, type MeasureHead, measureHead } from '../heads/measure-heads.ts';
import type { Column } from '../table/table.ts';
import type { Ways } from '../table/ways.ts';

/** Returns the share of a column's values that can be read as a key, 0 to 1. */
export type Fits = (key: string) => number;
export type Votes = ReadonlyMap<Column, readonly (readonly [key: string, score: number])[]>;

/** Keys of figures of a measure; the last two are by day. */
const FIGURES = /^measures\.(?:baseline|target|actuals|plan)(?:\.|$)/;
const UNDATED = /^measures\.(?:actuals|plan)$/;

/** Tells whether a column's contents can be what its head says of a measure. */
export function plausibleMeasure(key: string, fits: Fits, meanLength: number): boolean {
  if (FIGURES.test(key)) return fits('figure-with-unit') >= 0.5;
  if (key === 'measures.unit') return meanLength <= 20 && fits('figure') < 0.5;
  if (key === 'measures.countermeasure') return true;
  return fits(key === 'measures.date' ? 'reviewed' : key) >= 0.5;
}

/** Why columns of a measure cannot be used. */
export type Lack = 'nameless' | 'undated' | 'fiscal' | 'bare';

/** What is known about a table before its heads are read for measures. */
export interface MeasureHints {
  /** True if a column with the measure's name was chosen. */
  readonly named: boolean;
  /** True if figures have a day: that of the sheet, or of each row. */
  readonly dated: boolean;
  readonly fiscal: FiscalYear | null;
}

/** Returns votes for keys, with scores, by the heads of measures; and why a column that suggests one gets none. */
export function measureVotes(
  columns: readonly Column[],
  fitsOf: (column: Column) => Fits,
  plausible: (column: Column, key: string) => boolean,
  { named, dated, fiscal }: MeasureHints,
): { readonly votes: Votes; readonly lacks: ReadonlyMap<Column, Lack> } {
  const heads = new Map<Column, MeasureHead>();
  for (const column of columns) {
    const head = measureHead(column.name, fiscal);
    if (head !== null && (head.key === 'measures' || plausible(column, head.key))) heads.set(column, head);
  }
  // A cell with whole measures needs no columns beside it.
  const names = (column: Column): boolean =>
    ((keysOfHead(column.name).get('measures') ?? 0) >= 9 || heads.get(column)?.key === 'measures') &&
    fitsOf(column)('nested') === 0;
  const hasName = named || columns.some(names);
  const all = [...heads.values()];
  const pairs = (of: string | null): boolean =>
    ['measures.baseline', 'measures.target'].every((key) =>
      all.some((head) => head.key === key && nameKey(head.of) === nameKey(of)),
    );
  const hasFigures = all.some(({ key, of }) => of === null && FIGURES.test(key));
  const hasDay = dated || all.some(({ key }) => key === 'measures.date');
  const votes = new Map<Column, (readonly [string, number])[]>();
  const lacks = new Map<Column, Lack>();
  columns.forEach((column, at) => {
    const head = heads.get(column);
    if (head === undefined) {
      if (hasName && fiscal === null && fiscalInHead(column.name) !== null) lacks.set(column, 'fiscal');
      else if (hasName && isDayHead(column.name) && fitsOf(column)('figure-with-unit') >= 0.5)
        lacks.set(column, 'bare');
      return;
    }
    const { key, of } = head;
    // `Waiting time baseline` alone could be anything; with a matching target it is a measure.
    if (of !== null) {
      if (pairs(of)) votes.set(column, [[key, 3.5]]);
    } else if (key === 'measures.date' && keysOfHead(column.name).has('as-of')) {
      // The day of the row is also that of its measures.
      votes.set(column, [['as-of', 10]]);
    } else if (key === 'measures') votes.set(column, [[key, 10]]);
    else if (!hasName) {
      if (/baseline|target/.test(key)) lacks.set(column, 'nameless');
    } else if (UNDATED.test(key) && !hasDay) lacks.set(column, 'undated');
    else if (key !== 'measures.unit') votes.set(column, [[key, 10]]);
    else {
      // `Unit` can be a department, unless it follows the figures of a measure.
      const left = columns[at - 1];
      const beside =
        left !== undefined && (names(left) || (heads.get(left)?.key ?? 'measures.unit') !== 'measures.unit');
      if (hasFigures && (beside || fitsOf(column)('unit') >= 0.5)) votes.set(column, [[key, 12]]);
    }
  });
  return { votes, lacks };
}

/** Returns what is wrong with requested columns of a measure, or null. */
export function measureProblem(
  chosen: readonly { readonly column: Column; readonly key: string; readonly asked: boolean }[],
  ways: Ways,
): string | null {
  const asked = chosen.filter(({ key, asked }) => asked && key.startsWith('measures.'));
  for (const { column, key } of asked) {
    if (measureHead(column.name)?.of == null && !chosen.some((each) => each.key === 'measures'))
      return t`${key} needs the measure's name. Say which column has it: ${ways.key('measures')}.`;
    if (UNDATED.test(key) && !chosen.some((each) => each.key === 'measures.date'))
      return t`${key} needs the day of its figures: ${key}.2027-03 says it, or a column of days, ${ways.key('measures.date')}.`;
  }
  return null;
}
