/**
 * Reads what a row reports about progress (share complete, cost, benefit, baseline dates) as measures and milestones.
 * A reading needs a day: the row's own or that of the whole report.
 */

import { t } from '../../core/text/l10n.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { FIGURES } from '../../edits/values/suppliers.ts';
import type { JoinedMeasure } from '../../edits/values/value.ts';
import type { Scale } from '../cells/amounts.ts';
import type { ColumnFacts } from '../cells/cell-value.ts';
import { dateOf } from '../cells/dates.ts';
import { agreeOnUnit as agree } from '../cells/figures.ts';
import { decimalOf, numeralIn } from '../cells/numbers.ts';
import { type SumReading, sumOf } from '../cells/sums.ts';
import type { ColumnPlan } from '../columns/guess-columns.ts';
import { cellsUnder, cleanLine, type Row, textOfCell } from '../table/table.ts';
import type { Draft } from './draft.ts';

type Used = ColumnPlan & { readonly key: string };

const BASELINES: Readonly<Record<string, string>> = {
  'baseline.start': 'Baseline start',
  'baseline.end': 'Baseline end',
};

/** Tells whether this file reads the column. */
export const isProgress = (key: string): boolean => key in FIGURES || key in BASELINES || key === 'as-of';

/** Tells whether the cells under a key are readings, which need a day. */
export const isReading = (key: string): boolean => FIGURES[key]?.part === 'actuals';

/**
 * Describes for the preview what a cell under such a key became: the figure with its unit and day, or the day.
 * Returns null if it is absent.
 */
export function reported(key: string, { values, day }: Pick<Draft, 'values' | 'day'>): string | null {
  if (key === 'as-of') return day;
  const baseline = BASELINES[key];
  const milestones = values.get('milestones');
  if (baseline !== undefined)
    return milestones?.kind === 'nested'
      ? (milestones.elements
          .find((each) => each.includes(`title: ${scalarOf(baseline, true)},`))
          ?.match(/date: ([\w-]+)/)?.[1] ?? null)
      : null;
  const figure = FIGURES[key];
  const measures = values.get('measures');
  const fields =
    figure !== undefined && measures?.kind === 'measures'
      ? measures.measures.find(({ name }) => name === figure.name)?.fields
      : undefined;
  const value = fields?.get(figure?.part === 'target' ? 'target' : `actuals.${day}`);
  if (figure === undefined || value === undefined) return null;
  const at = figure.part === 'target' || day === null ? '' : ` (${day})`;
  return `${figure.name}: ${value} ${fields?.get('unit') ?? ''}`.trim() + at;
}

export interface Progress {
  readonly measures: readonly JoinedMeasure[];
  /** Milestones as YAML in flow style. */
  readonly milestones: readonly string[];
  readonly refused: readonly { readonly column: string; readonly text: string; readonly problem: string }[];
}

/** Returns the day that a row reports on, or null if it states none. */
export function dayOfRow(row: Row, used: readonly Used[], facts: (plan: Used) => ColumnFacts): string | null {
  const plan = used.find(({ key }) => key === 'as-of');
  const cell = plan === undefined ? undefined : cellsUnder(row, plan.column)[0];
  return plan === undefined || cell === undefined
    ? null
    : dateOf(cleanLine(textOfCell(cell)), facts(plan), 'last');
}

/** Reads the progress that a row reports as of `day`. */
export function progressOf(
  row: Row,
  used: readonly Used[],
  facts: (plan: Used) => ColumnFacts,
  day: string | null,
): Progress {
  const measures = new Map<string, Map<string, string>>();
  const milestones: string[] = [];
  const refused: { column: string; text: string; problem: string }[] = [];
  // The first head that states a scale applies to the whole measure.
  const scales = new Map<string, Scale>();
  for (const plan of used) {
    const { scale } = facts(plan).amount;
    const name = FIGURES[plan.key]?.name;
    if (name !== undefined && scale !== null && !scales.has(name)) scales.set(name, scale);
  }
  for (const plan of used) {
    const figure = FIGURES[plan.key];
    const baseline = BASELINES[plan.key];
    const cell = cellsUnder(row, plan.column)[0];
    if (cell === undefined || (figure === undefined && baseline === undefined)) continue;
    const text = cleanLine(textOfCell(cell));
    const refuse = (problem: string): void => void refused.push({ column: plan.column.name, text, problem });
    const own = facts(plan);
    if (baseline !== undefined) {
      const date = dateOf(text, own, plan.key === 'baseline.start' ? 'first' : 'last');
      if (date === null) refuse(t`It is not a date.`);
      else milestones.push(`{title: ${scalarOf(baseline, true)}, date: ${date}}`);
    } else if (figure !== undefined) {
      const read =
        plan.key === 'progress' ? shareOf(text, own) : sumOf(text, own, scales.get(figure.name) ?? null);
      const fields = measures.get(figure.name) ?? new Map<string, string>();
      const unit = fields.get('unit');
      if ('problem' in read) refuse(read.problem);
      else if (figure.part === 'actuals' && day === null)
        refuse(t`A reading needs its day: ${own.ways.day()} says it of the whole sheet.`);
      else if (unit !== undefined && !agree(unit, read.unit))
        refuse(t`Its unit is ${read.unit}, and that of the measure is ${unit}.`);
      else {
        measures.set(figure.name, fields);
        if (plan.key === 'progress') fields.set('target', '100');
        if (read.unit.length > (unit ?? '').length) fields.set('unit', read.unit);
        fields.set(figure.part === 'target' ? 'target' : `actuals.${day}`, read.figure);
      }
    }
  }
  return { measures: [...measures].map(([name, fields]) => ({ name, fields })), milestones, refused };
}

/** Reads a share as a percentage: `45`, `45 %` and `0.45` are all 45. */
function shareOf(text: string, { numbers }: ColumnFacts): SumReading {
  const found = numeralIn(text);
  const decimal = found === null ? null : decimalOf(found.numeral, numbers);
  if (decimal === null) return { problem: t`It is not a figure, or can be read in two ways.` };
  const value = Number(decimal);
  const bare = !text.includes('%') && value > 0 && value < 1;
  return { figure: String(bare ? Number((value * 100).toPrecision(12)) : value), unit: '%' };
}

/** Merges the measures of two rows of one item by name; figures of the later row replace those of the earlier. */
export function joinedMeasures(
  earlier: readonly JoinedMeasure[],
  later: readonly JoinedMeasure[],
): readonly JoinedMeasure[] {
  const all = new Map(
    earlier.map(({ name, fields }) => [name.toLowerCase(), { name, fields: new Map(fields) }]),
  );
  for (const { name, fields } of later) {
    const unit = fields.get('unit');
    const before = all.get(name.toLowerCase())?.fields.get('unit');
    // Figures in another unit belong to another measure.
    const called =
      unit === undefined || before === undefined || agree(unit, before) ? name : `${name} (${unit})`;
    const own = all.get(called.toLowerCase()) ?? { name: called, fields: new Map<string, string>() };
    for (const [key, value] of fields) own.fields.set(key, value);
    all.set(called.toLowerCase(), own);
  }
  return [...all.values()];
}
