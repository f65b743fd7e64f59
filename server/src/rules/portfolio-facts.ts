/**
 * The portfolio as the rules on it look at it: entries in order of file and place, and who belongs to whom. Reckoned
 * once for a check, since every such rule asks for the same. The index keeps no order; here there is always one, so
 * that the same files give the same findings whatever edits led to them.
 */
import { counts, type Load } from '../core/balance.ts';
import { type EntryRef, idOf } from '../core/entry-index.ts';
import { type ItemView, itemView } from '../core/item.ts';
import type { ItemEntry } from '../core/read-block.ts';
import type { EntryKind } from '../core/schema.ts';
import type { Goal, Team } from '../core/values.ts';
import type { Pole } from '../traits/judge.ts';
import type { AnyRule, PortfolioContext } from './define-rule.ts';
import { ruleSettings } from './rule-settings.ts';

/** An item and its place. */
export interface Member {
  readonly ref: EntryRef;
  readonly view: ItemView;
}
export interface PortfolioFacts {
  readonly items: readonly Member[];
  /** The items of either path. */
  readonly of: Readonly<Record<Pole, readonly Member[]>>;
  /** Live items, and planned ones whose dates meet the period: what balance and load count. */
  readonly inPlay: readonly Member[];
  /** Those of either path. */
  readonly playing: Readonly<Record<Pole, readonly Member[]>>;
  readonly goals: readonly EntryRef[];
  readonly teams: readonly EntryRef[];
}

export const poles: readonly Pole[] = ['operational', 'strategic'];
export const otherPole = (pole: Pole): Pole => (pole === 'operational' ? 'strategic' : 'operational');

const FACTS = new WeakMap<PortfolioContext, PortfolioFacts>();

/** The facts of a portfolio; reckoned once for each context. */
export function factsOf(context: PortfolioContext): PortfolioFacts {
  let facts = FACTS.get(context);
  if (facts === undefined) {
    facts = collect(context);
    FACTS.set(context, facts);
  }
  return facts;
}

function collect({ portfolio, index, period }: PortfolioContext): PortfolioFacts {
  const refs: Record<EntryKind, EntryRef[]> = { item: [], goal: [], team: [] };
  for (const document of portfolio.sorted) {
    for (const block of document.blocks) for (const ref of index.ofBlock(block)) refs[ref.kind].push(ref);
  }
  const items = refs.item.map((ref) => ({ ref, view: itemView(ref.block, ref.entry as ItemEntry) }));
  const inPlay = items.filter(({ view }) => counts(view, period));
  return { items, of: byPath(items), inPlay, playing: byPath(inPlay), goals: refs.goal, teams: refs.team };
}

function byPath(members: readonly Member[]): Record<Pole, Member[]> {
  const of: Record<Pole, Member[]> = { operational: [], strategic: [] };
  for (const member of members) {
    const { track } = member.view;
    if (track === 'operational' || track === 'strategic') of[track].push(member);
  }
  return of;
}

export const goalFields = (ref: EntryRef): Goal['fields'] => (ref.entry.values as Goal).fields;
export const teamFields = (ref: EntryRef): Team['fields'] => (ref.entry.values as Team).fields;

/** A team that carries more than it has free. */
export interface Overload {
  readonly ref: EntryRef;
  readonly id: string;
  readonly load: Load;
  /** Milli-FTE that are free, and those of the load for either path. */
  readonly capacity: number;
  readonly carried: Readonly<Record<Pole, number>>;
}

/** Teams whose load is above their capacity by more than `tolerance` percent of it, in order. */
export function overloads(context: PortfolioContext, tolerance: number): Overload[] {
  const seen = new Set<string>();
  const found: Overload[] = [];
  for (const ref of factsOf(context).teams) {
    const id = idOf(ref);
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    const capacity = teamFields(ref).capacity?.value;
    const load = context.loads.get(id);
    if (capacity === undefined || load === undefined || load.effort * 100 <= capacity * (100 + tolerance))
      continue;
    const of = (pole: Pole): number =>
      load.parts.reduce((sum, { view, effort }) => sum + (view.track === pole ? effort : 0), 0);
    const carried = { operational: of('operational'), strategic: of('strategic') };
    found.push({ ref, id, load, capacity, carried });
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
