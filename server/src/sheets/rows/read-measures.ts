/** Reads measures that span several columns of a row: a name, and beside it baseline, target, unit, readings. */

import { nameKey } from '../../base/words.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { metaOf } from '../../core/language/schema-kit.ts';
import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import { t } from '../../core/text/l10n.ts';
import { sameUnit } from '../../edits/values/units.ts';
import type { JoinedMeasure } from '../../edits/values/value.ts';
import type { Refused } from '../cells/cell-value.ts';
import { type DateOrder, dateOf } from '../cells/dates.ts';
import { figureOf } from '../cells/figures.ts';
import { splitList } from '../cells/list-cell.ts';
import type { Numbers } from '../cells/numbers.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { type Column, cleanLine, isEmpty, type Row, textOfCell } from '../table/table.ts';
import type { Ways } from '../table/ways.ts';

/** A column of a measure, with its notation of dates and numbers. */
export interface MeasurePlan {
  readonly plan: ColumnPlan & { readonly key: string };
  readonly dates: DateOrder;
  readonly fiscal: FiscalYear | null;
  readonly numbers: Numbers;
  readonly ways: Ways;
}
interface RefusedUnder extends Refused {
  readonly column: string;
}

/**
 * Returns the columns of measures if any holds more than names; otherwise empty, and the names are read as a plain
 * list.
 */
export function measurePlans(plans: readonly MeasurePlan[]): readonly MeasurePlan[] {
  return plans.some(({ plan }) => plan.key.startsWith('measures.'))
    ? plans.filter(({ plan }) => /^measures(?:\.|$)/.test(plan.key))
    : [];
}

/** The measures named in one cell, and the cells that belong to them. */
interface Group {
  readonly names: readonly string[];
  readonly cells: { readonly plan: MeasurePlan; readonly text: string }[];
}

/** Returns the measures of a row, and the cells that could not be read. */
export function readMeasures(
  row: Row,
  plans: readonly MeasurePlan[],
  rowDay: string | null = null,
): { readonly measures: readonly JoinedMeasure[]; readonly refused: readonly RefusedUnder[] } {
  const measures: JoinedMeasure[] = [];
  const refused: RefusedUnder[] = [];
  const known = new Set<string>();
  for (const { names, cells } of groupsOf(row, plans, refused)) {
    names.forEach((name, at) => {
      if (known.has(nameKey(name))) {
        if (cells.length > 0)
          refused.push({
            column: cells[0]?.plan.plan.column.name ?? '',
            text: name,
            problem: t`The row has a measure of this name already.`,
          });
        return;
      }
      known.add(nameKey(name));
      measures.push({ name, fields: fieldsOf(cells, { at, count: names.length }, refused, rowDay) });
    });
  }
  return { measures, refused };
}

const text = (row: Row, place: number): string => {
  const cell = row.cells[place];
  return cell === undefined || isEmpty(cell) ? '' : cleanLine(textOfCell(cell));
};
const placesOf = ({ places }: Column): readonly number[] => places;

/** Assigns each cell to the measure that its head names, else to the nearest name on its left, else to the first. */
function groupsOf(row: Row, plans: readonly MeasurePlan[], refused: RefusedUnder[]): readonly Group[] {
  const groups = new Map<number | string, Group>();
  const named = plans.filter(({ plan }) => plan.key === 'measures');
  const places = named.flatMap(({ plan }) => placesOf(plan.column)).sort((a, b) => a - b);
  for (const place of places) groups.set(place, { names: namesOf(row, place), cells: [] });
  for (const each of plans) {
    const { key, column, of } = each.plan;
    if (key === 'measures') continue;
    for (const place of placesOf(column)) {
      const said = text(row, place);
      if (said === '') continue;
      const at = of === undefined ? (places.findLast((name) => name < place) ?? places[0]) : nameKey(of);
      if (at === undefined) continue;
      if (of !== undefined && !groups.has(at)) groups.set(at, { names: [of], cells: [] });
      const group = groups.get(at) as Group;
      if (group.names.length > 0) group.cells.push({ plan: each, text: said });
      else if (key !== 'measures.unit' && key !== 'measures.date')
        refused.push({ column: column.name, text: said, problem: t`The row names no measure for it.` });
    }
  }
  return [...groups.values()];
}

/** Reads the names in a cell. A comma is part of a name, since the figures stand in other cells. */
function namesOf(row: Row, place: number): readonly string[] {
  const cell = row.cells[place];
  if (cell === undefined || isEmpty(cell)) return [];
  if (Array.isArray(cell)) return cell.map(textOfCell).map(cleanLine);
  const whole = textOfCell(cell).trim();
  const names = /[\n;|]/.test(whole) ? splitList(whole, false) : [whole];
  return names.map((name) => cleanLine(name)).filter((name) => name !== '');
}

/** Reads the cells of measure number `at` of the `count` that one cell of the row names. */
function fieldsOf(
  cells: Group['cells'],
  { at, count }: { readonly at: number; readonly count: number },
  refused: RefusedUnder[],
  rowDay: string | null,
): ReadonlyMap<string, string> {
  const own = cells.flatMap(({ plan, text: whole }) => {
    const parts = count === 1 ? [whole] : splitList(whole, false);
    if (parts.length === count) return [{ plan, text: cleanLine(parts[at] as string) }];
    if (at === 0)
      refused.push({
        column: plan.plan.column.name,
        text: whole,
        problem: t`The row names ${count} measures, and this cell does not have a value for each.`,
      });
    return [];
  });
  const fields = new Map<string, string>();
  const refuse = (plan: MeasurePlan, said: string, problem: string): void => {
    refused.push({ column: plan.plan.column.name, text: said, problem });
  };
  const keyOf = ({ plan }: MeasurePlan): string => plan.key.slice('measures.'.length);
  const stated = own.find(({ plan }) => keyOf(plan) === 'unit')?.text;
  let unit: string | undefined = stated;
  const day =
    dayOf(
      own.find(({ plan }) => keyOf(plan) === 'date'),
      refuse,
    ) ?? rowDay;
  for (const { plan, text: said } of own) {
    const key = keyOf(plan);
    if (key === 'unit' && said !== stated) refuse(plan, said, t`Another column holds its unit already.`);
    if (key === 'unit' || key === 'date') continue;
    const put = (value: string, under = key): void => {
      if (!fields.has(under)) fields.set(under, value);
      else if (fields.get(under) !== value) refuse(plan, said, t`Another column holds this figure already.`);
    };
    if (key === 'countermeasure') put(said);
    else if (/^(?:baseline|target|plan|actuals)/.test(key)) {
      const read = figureOf(said, plan.numbers);
      const figure = read === 'either' ? null : read;
      const own = figure?.unit ?? plan.plan.unit;
      if (read === 'either')
        refuse(plan, said, t`It may have decimals or thousands. Say which: ${plan.ways.numbers()}.`);
      else if (figure === null)
        refuse(plan, said, t`It is not a figure: write a plain number, such as 12 or 0.5.`);
      else if (own !== undefined && unit !== undefined && !sameUnit(own, unit))
        refuse(plan, said, t`Its unit is ${own}, and that of the measure is ${unit}.`);
      else if (/^(?:plan|actuals)$/.test(key) && day === null)
        refuse(plan, said, t`A figure of the plan or a reading needs its day.`);
      else {
        unit ??= own;
        put(figure.figure, /^(?:plan|actuals)$/.test(key) ? `${key}.${day}` : key);
      }
    } else {
      const reading = readScalar(metaOf(measureSchema.shape[key as 'kind' | 'every' | 'better']), said);
      const value = reading.ok ? said : reading.meant;
      if (value === undefined) refuse(plan, said, reading.ok ? '' : `${reading.problem}.`);
      else put(value);
    }
  }
  if (unit !== undefined && (stated !== undefined || fields.size > 0)) fields.set('unit', unit);
  return fields;
}

function dayOf(
  cell: Group['cells'][number] | undefined,
  refuse: (plan: MeasurePlan, text: string, problem: string) => void,
): string | null {
  if (cell === undefined) return null;
  const day = dateOf(cell.text, cell.plan, 'last');
  if (day === null) refuse(cell.plan, cell.text, t`A date reads 2027-01-11, 2027-01 or 2027-Q1.`);
  return day;
}
