/**
 * Collects what portfolio rules share: the items in play on each path, goals and teams in file order, and overloaded
 * teams.
 */

import type { Goal, Team } from '../../core/language/values.ts';
import { counts, type Load, type Portion, type Shared, weightIn } from '../../core/model/balance.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, GoalRef, TeamRef } from '../../core/model/entry-ref.ts';
import type { Member } from '../../core/model/stretches.ts';
import type { Pole } from '../../traits/judgement.ts';
import type { AnyRule, Gathering, PortfolioContext, RuleContext } from './define-rule.ts';
import { joinSome, type Some, someOf, sum } from './gather.ts';
import { ruleSettings } from './rule-settings.ts';

export const poles: readonly Pole[] = ['operational', 'strategic'];
export const otherPole = (pole: Pole): Pole => (pole === 'operational' ? 'strategic' : 'operational');

/** A value for each path. */
export type ByPath<T> = Readonly<Record<Pole, T>>;
export const byPath = <T>(of: (pole: Pole) => T): ByPath<T> => ({
  operational: of('operational'),
  strategic: of('strategic'),
});

/**
 * Tells whether an item is in play: live, or planned with dates that overlap the period. Balance and load count these.
 */
export const plays = ({ view }: Member, { period }: RuleContext): boolean => counts(view, period);

/** The items in play, by path. */
export interface Playing {
  /** Number of items on either path or none. */
  readonly all: number;
  readonly of: ByPath<Some>;
  /** Sum in milli-FTE. */
  readonly effort: ByPath<number>;
}
const playingItems: Gathering<Playing> = {
  of: (members, context) => {
    const playing = members.filter((member) => plays(member, context));
    const own = byPath((pole) => playing.filter(({ view }) => view.track === pole));
    return {
      all: playing.length,
      of: byPath((pole) => someOf(own[pole])),
      effort: byPath((pole) => sum(own[pole], ({ view }) => view.effort ?? 0)),
    };
  },
  join: (parts) => ({
    all: sum(parts, ({ all }) => all),
    of: byPath((pole) => joinSome(parts.map(({ of }) => of[pole]))),
    effort: byPath((pole) => sum(parts, ({ effort }) => effort[pole])),
  }),
};
/** Returns the items in play, which several rules need. */
export const playingOf = ({ gather }: PortfolioContext): Playing => gather(playingItems);

/** The balance with mixed items counted as themselves. */
export interface Work extends Shared {
  /** Lists the contributions of one path's items, in order. */
  readonly portions: (pole: Pole) => readonly Portion[];
}

/** Computes the weight on each path alone, and that of the mixed items in play. */
export function workOf({ balance, mixed, period }: PortfolioContext): Work {
  const both = { operational: 0, strategic: 0 };
  const refs = new Set<EntryRef>();
  for (const { ref, view } of mixed()) {
    const { track } = view;
    if ((track !== 'operational' && track !== 'strategic') || !counts(view, period)) continue;
    both[track] += weightIn(balance, view, period) ?? 0;
    refs.add(ref);
  }
  return {
    operational: balance.sums.operational - both.operational,
    strategic: balance.sums.strategic - both.strategic,
    mixed: both.operational + both.strategic,
    portions: (pole) => balance.portions(pole).filter(({ ref }) => !refs.has(ref)),
  };
}

/** Returns a part of some work in percent of all of it. */
export const percentOf = (part: number, { operational, mixed, strategic }: Shared): number =>
  (100 * part) / (operational + mixed + strategic);

export const goalFields = (ref: GoalRef): Goal['fields'] => ref.entry.values.fields;
export const teamFields = (ref: TeamRef): Team['fields'] => ref.entry.values.fields;

/** A team whose load exceeds its capacity. */
export interface Overload {
  readonly ref: EntryRef;
  readonly id: string;
  readonly load: Load;
  /** Capacity in milli-FTE. */
  readonly capacity: number;
  /** Sum of the load's parts on each path alone, and in mixed items; each part is rounded. */
  readonly carried: Shared;
}

/** Returns the teams whose load exceeds their capacity by more than `tolerance` percent, in file order. */
export function overloads({ index, loads, mixed }: PortfolioContext, tolerance: number): Overload[] {
  let refs: ReadonlySet<EntryRef> | undefined;
  const seen = new Set<string>();
  const found: Overload[] = [];
  for (const ref of index.refs.team) {
    const id = idOf(ref);
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    const capacity = teamFields(ref).capacity?.value;
    const load = loads.get(id);
    if (capacity === undefined || load === undefined || load.effort * 100 <= capacity * (100 + tolerance))
      continue;
    refs ??= new Set(mixed().map((member) => member.ref));
    found.push({ ref, id, load, capacity, carried: carriedOf(load, refs) });
  }
  return found;
}

function carriedOf({ parts }: Load, mixed: ReadonlySet<EntryRef>): Shared {
  const carried = { operational: 0, mixed: 0, strategic: 0 };
  for (const { ref, view, effort } of parts) {
    const { track } = view;
    if (mixed.has(ref)) carried.mixed += effort;
    else if (track === 'operational' || track === 'strategic') carried[track] += effort;
  }
  return carried;
}

/** Tells whether a rule is off, and returns its options as the portfolio sets them: for rules that defer to it. */
export function inForce<Options>(
  rule: AnyRule,
  context: PortfolioContext,
): { off: boolean; options: Options } {
  const { severity, options } = ruleSettings([rule], context.settings.rules);
  return { off: severity.get(rule.id) === 'off', options: (options.get(rule.id) ?? {}) as Options };
}
