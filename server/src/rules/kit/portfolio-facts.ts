/**
 * The portfolio as the rules on it look at it: how many items are on either path, the goals and teams in order of
 * file and place, who carries too much.
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

/** Something for either path. */
export type ByPath<T> = Readonly<Record<Pole, T>>;
export const byPath = <T>(of: (pole: Pole) => T): ByPath<T> => ({
  operational: of('operational'),
  strategic: of('strategic'),
});

/** Live items, and planned ones whose dates meet the period: what balance and load count. */
export const plays = ({ view }: Member, { period }: RuleContext): boolean => counts(view, period);

/** The items in play on either path. */
export interface Playing {
  /** On whatever path, or none. */
  readonly all: number;
  readonly of: ByPath<Some>;
  /** Sum of milli-FTE. */
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
/** The items in play, as several rules ask for them. */
export const playingOf = ({ gather }: PortfolioContext): Playing => gather(playingItems);

export const goalFields = (ref: GoalRef): Goal['fields'] => ref.entry.values.fields;
export const teamFields = (ref: TeamRef): Team['fields'] => ref.entry.values.fields;

/** A team that carries more than it has free. */
export interface Overload {
  readonly ref: EntryRef;
  readonly id: string;
  readonly load: Load;
  /** Milli-FTE that are free. */
  readonly capacity: number;
}

/** Teams whose load is above their capacity by more than `tolerance` percent of it, in order. */
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

/** Whether a rule is off, and its options, as the portfolio sets them: for rules that give way to it. */
export function inForce<Options>(
  rule: AnyRule,
  context: PortfolioContext,
): { off: boolean; options: Options } {
  const { severity, options } = ruleSettings([rule], context.settings.rules);
  return { off: severity.get(rule.id) === 'off', options: (options.get(rule.id) ?? {}) as Options };
}
