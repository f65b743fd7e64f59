/** Prepares rounds of catchball for reviews: the parties, and which rounds await an answer. */
import { oneLine } from '../../base/words.ts';
import type { Round } from '../../core/language/values.ts';
import { dayOfRound, exchangesOf } from '../../core/model/catchball.ts';
import type { GoalRef, ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { goalKeys } from './entry-keys.ts';

/** An unanswered round on an open item, or a goal not yet reached. */
export interface OpenRound {
  readonly on: 'goal' | 'item';
  /** Key of the goal or item. */
  readonly key: string;
  /** Display names; `to` is never empty. */
  readonly from: string;
  readonly to: string;
  readonly proposal: string;
  /** The day it was handed over, today at the latest; null if unreadable. */
  readonly since: Day | null;
}

/** Returns a party's display name: the team's name if it is a team id, else its own words on one line. */
export function partyName(portfolio: Portfolio, party: { readonly text: string } | undefined): string {
  const said = oneLine(party?.text);
  const [team] = portfolio.index.byId('team', said);
  return oneLine(team?.entry.values.fields.name?.text) || said;
}

/**
 * Returns the rounds that await an answer: the last between two parties, without reply or agreement. Those on goals
 * come first, then file order. A round dated in the future awaits nothing yet.
 */
export function openRounds(
  portfolio: Portfolio,
  items: readonly (readonly [ItemRef, string])[],
  today: Day,
): readonly OpenRound[] {
  const goals = goalKeys(portfolio).filter(
    ([ref]) => (ref.entry.values.fields.end?.value?.last ?? today) >= today,
  );
  return [
    ...goals.flatMap((goal) => waiting(portfolio, goal, today)),
    ...items.filter(([ref]) => viewOf(ref).open).flatMap((item) => waiting(portfolio, item, today)),
  ];
}

function waiting(
  portfolio: Portfolio,
  [ref, key]: readonly [GoalRef | ItemRef, string],
  today: Day,
): readonly OpenRound[] {
  const rounds: readonly Round[] = ref.entry.values.fields.catchball?.items ?? [];
  return exchangesOf(rounds).flatMap(({ last, state }): readonly OpenRound[] => {
    const { from, to, proposal } = last.fields;
    const since = dayOfRound(last);
    if (state !== 'waiting' || oneLine(to?.text) === '' || (since ?? today) > today) return [];
    const names = { from: partyName(portfolio, from), to: partyName(portfolio, to) };
    return [{ on: ref.kind, key, ...names, proposal: oneLine(proposal?.text), since }];
  });
}
