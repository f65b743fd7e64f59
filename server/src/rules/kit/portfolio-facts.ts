/**
 * Collects what portfolio rules share: the items in play on each path, goals and teams in file order, and overloaded
 * teams.
 */

import type { Goal, Team } from '../../core/language/values.ts';
import { counts, type Load } from '../../core/model/balance.ts';
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

export const goalFields = (ref: GoalRef): Goal['fields'] => ref.entry.values.fields;
export const teamFields = (ref: TeamRef): Team['fields'] => ref.entry.values.fields;

/** A team whose load exceeds its capacity. */
export interface Overload {
  readonly ref: EntryRef;
  readonly id: string;
  readonly load: Load;
  /** Capacity in milli-FTE. */
  readonly capacity: number;
}

/** Returns the teams whose load exceeds their capacity by more than `tolerance` percent, in file order. */
export function overloads({ index, loads }: PortfolioContext, tolerance: number): Overload[] {
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
    found.push({ ref, id, load, capacity });
  }
  return found;
}

/** Tells whether a rule is off, and returns its options as the portfolio sets them: for rules that defer to it. */
export function inForce<Options>(
  rule: AnyRule,
  context: PortfolioContext,
): { off: boolean; options: Options } {
  const { severity, options } = ruleSettings([rule], context.settings.rules);
  return { off: severity.get(rule.id) === 'off', options: (options.get(rule.id) ?? {}) as Options };
}
