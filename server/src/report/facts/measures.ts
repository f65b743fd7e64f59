/** Arranges measures by month: plan, reading, and whether it missed. */

import { civil, type Day, dayOf } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { type PathPlace, placeOf } from './facts.ts';
import { longMonth } from './time.ts';
import type { MeasureView, PictureItem, PortfolioView, ReadingView } from './view-data.ts';

/** A month as year x 12 + zero-based month, for arithmetic. */
export type Month = number;

export function monthOf(day: Day): Month {
  const { year, month } = civil(day);
  return year * 12 + month - 1;
}

export function lastDayOf(month: Month): Day {
  return dayOf(Math.floor(month / 12), (month % 12) + 2, 1) - 1;
}

export interface Cell {
  readonly month: Month;
  readonly plan: number | null;
  readonly actual: number | null;
  /** -1 below plan or 1 above it, if that is the worse side; 0 if the plan is met or cannot be judged. */
  readonly miss: -1 | 0 | 1;
  /** True after the last planned month, when the target must be held. */
  readonly held: boolean;
  /** True if the month has a reading and no planned figure of its own: `plan` is on the line between its neighbours. */
  readonly between: boolean;
}

export interface MeasureRow {
  readonly item: PictureItem;
  readonly place: PathPlace;
  readonly measure: MeasureView;
  /** Months between two readings: 1, 3 or 12. */
  readonly every: number;
  /** True if no plan is written, and the planned figures are a straight line from baseline to target. */
  readonly straight: boolean;
  /** All months with a plan or a reading, ascending. */
  readonly cells: readonly Cell[];
  /** The latest cell with a reading. */
  readonly last: Cell | null;
  readonly behind: boolean;
  /** The note under the row of a miss. */
  readonly answer: { readonly kind: 'countermeasure' | 'due' | 'missing'; readonly words: string } | null;
}

/** Returns every measure of open and finished items, in file order. */
export function measureRows(view: PortfolioView): readonly MeasureRow[] {
  return view.items.flatMap((item) =>
    item.status === 'idea' || item.status === 'stopped'
      ? []
      : item.measures.map((measure) => measureRow(item, measure)),
  );
}

function rhythm(place: PathPlace, measure: MeasureView): number {
  if (measure.every === 'quarterly') return 3;
  if (measure.every === 'annually') return 12;
  return measure.every === null && place === 'strategic' ? 3 : 1;
}

function measureRow(item: PictureItem, measure: MeasureView): MeasureRow {
  const place = placeOf(item);
  const every = rhythm(place, measure);
  const slot = (month: Month): Month => Math.floor(month / every) * every + every - 1;
  const actuals = bySlot(measure.actuals, slot);
  const plans = plannedBySlot(item, measure, slot, every);
  const decimals = decimalsOf(measure);
  const lastPlan = plans.lastMonth;
  const months = new Set([...actuals.keys(), ...plans.values.keys()]);
  const cells = [...months]
    .sort((a, b) => a - b)
    .map((month): Cell => {
      const held = lastPlan !== null && month > lastPlan;
      const own = plans.values.get(month) ?? (held ? plans.final : null);
      const raw = own ?? (actuals.has(month) ? betweenPlans(item, measure, plans.values, month) : null);
      const plan = raw === null ? null : round(raw, decimals);
      const actual = actuals.get(month) ?? null;
      const between = own === null && plan !== null;
      return { month, plan, actual, held, between, miss: missOf(actual, plan, measure.better) };
    });
  const read = cells.filter((cell) => cell.actual !== null);
  const last = read.at(-1) ?? null;
  const behind = last !== null && last.miss !== 0;
  return {
    item,
    place,
    measure,
    every,
    straight: measure.plan.length === 0 && plans.values.size > 0,
    cells,
    last,
    behind,
    answer: behind && last !== null ? answerOf(measure, read, last, every) : null,
  };
}

function answerOf(
  measure: MeasureView,
  read: readonly Cell[],
  last: Cell,
  every: number,
): MeasureRow['answer'] {
  if (measure.countermeasure !== null) return { kind: 'countermeasure', words: measure.countermeasure };
  const before = read.at(-2);
  if (every === 1 && (before === undefined || before.miss === 0))
    return {
      kind: 'due',
      words: t`One month behind: countermeasure due with ${longMonth(((last.month + 1) % 12) + 1)}’s reading`,
    };
  return { kind: 'missing', words: t`No countermeasure` };
}

function missOf(actual: number | null, plan: number | null, better: 'lower' | 'higher' | null): -1 | 0 | 1 {
  if (actual === null || plan === null || better === null) return 0;
  if (better === 'higher') return actual < plan ? -1 : 0;
  return actual > plan ? 1 : 0;
}

/** Returns the last reading of each slot. */
function bySlot(readings: readonly ReadingView[], slot: (month: Month) => Month): ReadonlyMap<Month, number> {
  return new Map(readings.map((reading) => [slot(monthOf(reading.last)), reading.value]));
}

interface Planned {
  readonly values: ReadonlyMap<Month, number>;
  readonly lastMonth: Month | null;
  readonly final: number | null;
}

/** Maximum length of an interpolated plan in months: 20 years. */
const MAX_MONTHS = 240;

function plannedBySlot(
  item: PictureItem,
  measure: MeasureView,
  slot: (month: Month) => Month,
  every: number,
): Planned {
  if (measure.plan.length > 0) {
    const values = bySlot(measure.plan, slot);
    return { values, lastMonth: Math.max(...values.keys()), final: measure.plan.at(-1)?.value ?? null };
  }
  const { baseline, target } = measure;
  const { start, due } = item;
  if (baseline === null || target === null || start === null || due === null || due < start)
    return { values: new Map(), lastMonth: null, final: null };
  const values = new Map<Month, number>();
  const lastMonth = slot(monthOf(due));
  const first = slot(monthOf(start));
  for (let month = first; month <= lastMonth && (month - first) / every < MAX_MONTHS; month += every) {
    const share = Math.min(1, (lastDayOf(month) - start + 1) / Math.max(1, due - start + 1));
    values.set(month, baseline + (target - baseline) * share);
  }
  return { values, lastMonth, final: target };
}

/**
 * Returns the figure of a month that the plan passes over, on the line between the planned months around it; before the
 * first of them from the baseline at the start of the item. It is what `red-without-countermeasure` holds it against.
 */
function betweenPlans(
  { start }: PictureItem,
  { baseline }: MeasureView,
  planned: ReadonlyMap<Month, number>,
  month: Month,
): number | null {
  const months = [...planned.keys()];
  const next = Math.min(...months.filter((each) => each > month));
  const to = planned.get(next);
  if (to === undefined) return null;
  const before = Math.max(...months.filter((each) => each < month));
  const day = lastDayOf(month);
  const from = planned.get(before) ?? baseline;
  const since = planned.has(before) ? lastDayOf(before) : start;
  if (from === null || since === null || since > day) return null;
  return from + ((to - from) * (day - since)) / (lastDayOf(next) - since);
}

/** Returns the number of decimals used in the text, at most two. */
export function decimalsOf(measure: MeasureView): number {
  const values = [
    measure.baseline,
    measure.target,
    ...[...measure.actuals, ...measure.plan].slice(0, 60).map((reading) => reading.value),
  ];
  const most = values.reduce<number>(
    (sum, value) => Math.max(sum, value === null ? 0 : (String(value).split('.')[1]?.length ?? 0)),
    0,
  );
  return Math.min(2, most);
}

function round(value: number, decimals: number): number {
  return Math.round(value * 10 ** decimals) / 10 ** decimals;
}
