/**
 * Computes the balance by declared track and the load by team over the portfolio's period. All sums are integers. What
 * is mixed is not known here: whoever shows or judges a share takes those items out (`analysis/mixed-items.ts`).
 */

import type { DayRange } from '../text/days.ts';
import { memo } from '../text/memo.ts';
import { Rope } from '../text/rope.ts';
import type { EntryIndex } from './entry-index.ts';
import type { ItemRef } from './entry-ref.ts';
import type { ItemView } from './item.ts';
import type { Fold, Member } from './stretches.ts';

/** One item's contribution: milli-FTE times days within the period. */
export interface Portion {
  readonly ref: ItemRef;
  readonly view: ItemView;
  readonly amount: number;
}
type Path = 'operational' | 'strategic';
export interface Balance {
  /** `effort`: amounts are milli-FTE-days; `items`: no effort is stated anywhere, every item counts 1. */
  readonly basis: 'effort' | 'items';
  /** Lists the contributions of one path's items, in order. O(number of items). */
  readonly portions: (path: Path) => readonly Portion[];
  readonly counts: Readonly<Record<Path, number>>;
  readonly sums: Readonly<Record<Path, number>>;
  /** Operational share in percent, not rounded; null where there is nothing to share. */
  readonly share: number | null;
  /** Items that count but lack a track or an effort. */
  readonly leftOut: number;
  /** The part of `leftOut` that lacks a track. */
  readonly untracked: number;
}

/** Iterates the items with their views, ordered by file and position. */
export function itemsOf(index: EntryIndex): Iterable<Member> {
  return index.items;
}

/** Tells whether an item counts: it is live, or planned with dates that overlap the period. */
export function counts(view: ItemView, period: DayRange): boolean {
  return view.live || (view.status === 'planned' && view.daysWithin(period) > 0);
}

/** Contributions of one path, collected with and without effort, since it is not known yet which basis applies. */
interface Side {
  readonly members: Rope<Member>;
  /** Items that state an effort, and their total in milli-FTE times days. */
  readonly stated: Rope<Portion>;
  readonly effort: number;
}
interface Sides extends Readonly<Record<Path, Side>> {
  /** Items without a track. */
  readonly untracked: number;
}

/** Caches the fold per period: a `Stretch` keeps what a fold object gathered only while that object stays the same. */
const sidesFold = memo(
  (period: DayRange): Fold<Sides> => ({
    of: (members) => {
      const inPlay = members.filter(({ view }) => view.track !== 'neither' && counts(view, period));
      const side = (path: Path): Side => {
        const own = inPlay.filter(({ view }) => view.track === path);
        const stated = own
          .filter(({ view }) => view.effort !== null)
          .map(({ ref, view }) => ({ ref, view, amount: (view.effort ?? 0) * view.daysWithin(period) }));
        return {
          members: Rope.of(own),
          stated: Rope.of(stated),
          effort: sumOf(stated, ({ amount }) => amount),
        };
      };
      const untracked = inPlay.filter(({ view }) => view.track === null).length;
      return { operational: side('operational'), strategic: side('strategic'), untracked };
    },
    join: (parts) => {
      const side = (path: Path): Side => ({
        members: Rope.join(parts.map((part) => part[path].members)),
        stated: Rope.join(parts.map((part) => part[path].stated)),
        effort: sumOf(parts, (part) => part[path].effort),
      });
      return {
        operational: side('operational'),
        strategic: side('strategic'),
        untracked: sumOf(parts, (part) => part.untracked),
      };
    },
  }),
);

const sumOf = <T>(parts: readonly T[], of: (part: T) => number): number =>
  parts.reduce((sum, part) => sum + of(part), 0);

/** Returns an item's weight in a balance; null if it states no effort and others do. */
export function weightIn({ basis }: Pick<Balance, 'basis'>, view: ItemView, period: DayRange): number | null {
  if (basis === 'items') return 1;
  return view.effort === null ? null : view.effort * view.daysWithin(period);
}

/** Weights on each path, and of mixed items, which are on neither path alone. */
export interface Shared {
  readonly operational: number;
  readonly mixed: number;
  readonly strategic: number;
}

/**
 * Returns the points by which the operational share exceeds `target` percent (negative: falls short), or undefined
 * without weights. Mixed items may turn out either way: 0 if some division of them meets the target, otherwise the
 * least distance, which only other items can mend.
 */
export function pointsFrom({ operational, mixed, strategic }: Shared, target: number): number | undefined {
  const all = operational + mixed + strategic;
  if (!(all > 0)) return undefined;
  const least = (100 * operational) / all;
  const most = (100 * (operational + mixed)) / all;
  return least > target ? least - target : Math.min(0, most - target);
}

/** Computes the balance by declared track. Incremental as long as `period` is the same object. */
export function balanceOf(index: EntryIndex, period: DayRange): Balance {
  const sides = index.items.gather(sidesFold(period));
  const { operational, strategic, untracked } = sides;
  const stated = operational.stated.length + strategic.stated.length > 0;
  const count = ({ members, stated: with_ }: Side): number => (stated ? with_.length : members.length);
  const sum = ({ members, effort }: Side): number => (stated ? effort : members.length);
  const sums = { operational: sum(operational), strategic: sum(strategic) };
  const all = sums.operational + sums.strategic;
  const bare = stated
    ? operational.members.length -
      operational.stated.length +
      strategic.members.length -
      strategic.stated.length
    : 0;
  return {
    basis: stated ? 'effort' : 'items',
    portions: (path) =>
      stated
        ? sides[path].stated.toArray()
        : sides[path].members.toArray().map((member) => ({ ...member, amount: 1 })),
    counts: { operational: count(operational), strategic: count(strategic) },
    sums,
    share: all === 0 ? null : (100 * sums.operational) / all,
    leftOut: untracked + bare,
    untracked,
  };
}

/** One item's contribution to a team's load, in milli-FTE averaged over the period. */
export interface LoadPart extends Member {
  readonly effort: number;
}
/** The load of one team, over the items that count. */
export interface Load {
  readonly team: string;
  /** Milli-FTE, averaged over the period. */
  readonly effort: number;
  /** The contributions, in order. O(number of items). */
  readonly parts: readonly LoadPart[];
}

/** Milli-FTE times days, by team. */
interface Burden {
  readonly total: number;
  readonly parts: Rope<LoadPart>;
}

const burdenFold = memo(
  (period: DayRange): Fold<ReadonlyMap<string, Burden>> => ({
    of: (members) => burdensOf(members, period),
    join: joinBurdens,
  }),
);

function burdensOf(members: readonly Member[], period: DayRange): ReadonlyMap<string, Burden> {
  const days = period.last - period.first + 1;
  const parts = new Map<string, LoadPart[]>();
  const totals = new Map<string, number>();
  for (const { ref, view } of members) {
    if (!counts(view, period)) continue;
    const within = view.daysWithin(period);
    for (const { id, effort } of view.teams) {
      if (effort === null) continue;
      const own = parts.get(id) ?? [];
      parts.set(id, own);
      own.push({ ref, view, effort: Math.round((effort * within) / days) });
      totals.set(id, (totals.get(id) ?? 0) + effort * within);
    }
  }
  return new Map([...parts].map(([id, own]) => [id, { total: totals.get(id) ?? 0, parts: Rope.of(own) }]));
}

function joinBurdens(parts: readonly ReadonlyMap<string, Burden>[]): ReadonlyMap<string, Burden> {
  const byTeam = new Map<string, Burden[]>();
  for (const part of parts)
    for (const [id, burden] of part) {
      const same = byTeam.get(id);
      if (same === undefined) byTeam.set(id, [burden]);
      else same.push(burden);
    }
  return new Map(
    [...byTeam].map(([id, all]) => [
      id,
      {
        total: sumOf(all, ({ total }) => total),
        parts: Rope.join(all.map((burden) => burden.parts)),
      },
    ]),
  );
}

/** Computes the load of every team that an item names, averaged over the period, by team id. Incremental. */
export function loadsOf(index: EntryIndex, period: DayRange): ReadonlyMap<string, Load> {
  const days = period.last - period.first + 1;
  const loads = new Map<string, Load>();
  for (const [team, { total, parts }] of index.items.gather(burdenFold(period))) {
    let all: readonly LoadPart[] | undefined;
    loads.set(team, {
      team,
      effort: Math.round(total / days),
      get parts() {
        all ??= parts.toArray();
        return all;
      },
    });
  }
  return loads;
}
