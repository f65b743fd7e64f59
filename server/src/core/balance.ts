/** Share of effort by declared track, and load by team, over the portfolio's period. All sums are whole numbers. */
import type { DayRange } from './days.ts';
import type { EntryIndex, EntryRef } from './entry-index.ts';
import { type ItemView, itemView } from './item.ts';
import type { ItemEntry } from './read-block.ts';

/** What one item adds: milli-FTE times days within the period. */
export interface Portion {
  readonly ref: EntryRef;
  readonly view: ItemView;
  readonly amount: number;
}
export interface Balance {
  /** `effort`: amounts are milli-FTE-days; `items`: no effort is stated anywhere, every item counts 1. */
  readonly basis: 'effort' | 'items';
  readonly operational: readonly Portion[];
  readonly strategic: readonly Portion[];
  readonly sums: { readonly operational: number; readonly strategic: number };
  /** Operational share in percent, not rounded; null where there is nothing to share. */
  readonly share: number | null;
  /** Items that would count but lack a track or effort. */
  readonly leftOut: number;
}

/** The items, with their views, in the order they were met. */
export function* itemsOf(index: EntryIndex): Generator<{ readonly ref: EntryRef; readonly view: ItemView }> {
  for (const ref of index.refs.item) yield { ref, view: itemView(ref.block, ref.entry as ItemEntry) };
}

/** Live items, and planned ones whose dates meet the period. */
export function counts(view: ItemView, period: DayRange): boolean {
  return view.live || (view.status === 'planned' && view.daysWithin(period) > 0);
}

export function balanceOf(index: EntryIndex, period: DayRange): Balance {
  const inPlay: { ref: EntryRef; view: ItemView }[] = [];
  let stated = false;
  for (const item of itemsOf(index)) {
    if (!counts(item.view, period) || item.view.track === 'neither') continue;
    inPlay.push(item);
    stated ||= item.view.effort !== null && item.view.track !== null;
  }
  const operational: Portion[] = [];
  const strategic: Portion[] = [];
  let leftOut = 0;
  for (const { ref, view } of inPlay) {
    const effort = stated ? view.effort : 1;
    if (view.track === null || effort === null) {
      leftOut++;
      continue;
    }
    const amount = stated ? effort * view.daysWithin(period) : 1;
    (view.track === 'operational' ? operational : strategic).push({ ref, view, amount });
  }
  const sum = (portions: readonly Portion[]): number =>
    portions.reduce((total, portion) => total + portion.amount, 0);
  const sums = { operational: sum(operational), strategic: sum(strategic) };
  const all = sums.operational + sums.strategic;
  return {
    basis: stated ? 'effort' : 'items',
    operational,
    strategic,
    sums,
    share: all === 0 ? null : (100 * sums.operational) / all,
    leftOut,
  };
}

/** What a team carries of the work that counts. */
export interface Load {
  readonly team: string;
  /** Milli-FTE, averaged over the period. */
  readonly effort: number;
  readonly parts: readonly { readonly ref: EntryRef; readonly view: ItemView; readonly effort: number }[];
}

/** Load of every team that an item names, averaged over the period, by team id. */
export function loadsOf(index: EntryIndex, period: DayRange): ReadonlyMap<string, Load> {
  const days = period.last - period.first + 1;
  const loads = new Map<string, { team: string; total: number; parts: Load['parts'][number][] }>();
  for (const { ref, view } of itemsOf(index)) {
    if (!counts(view, period)) continue;
    const within = view.daysWithin(period);
    for (const { id, effort } of view.teams) {
      if (effort === null) continue;
      let load = loads.get(id);
      if (load === undefined) loads.set(id, (load = { team: id, total: 0, parts: [] }));
      load.total += effort * within;
      load.parts.push({ ref, view, effort: Math.round((effort * within) / days) });
    }
  }
  return new Map(
    [...loads].map(([id, { team, total, parts }]) => [id, { team, effort: Math.round(total / days), parts }]),
  );
}
