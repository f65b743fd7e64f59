/** Rounds of catchball as a review sees them: who plays, and which of them wait for an answer. */
import type { Round } from '../../core/language/values.ts';
import { dayOfRound, exchangesOf } from '../../core/model/catchball.ts';
import type { GoalRef, ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import { goalKeys } from './portfolio-view.ts';

/** A round that nobody has answered, on a goal that is still to be reached or an open item. */
export interface OpenRound {
  readonly on: 'goal' | 'item';
  /** Key of the goal or item. */
  readonly key: string;
  /** As people call them; `to` is never empty. */
  readonly from: string;
  readonly to: string;
  readonly proposal: string;
  /** The day it was handed over, today at the latest; null where none can be read. */
  readonly since: Day | null;
}

/** A party as people call it: the name of the team whose id it is, else its own words on one line. */
export function partyName(portfolio: Portfolio, party: { readonly text: string } | undefined): string {
  const said = oneLine(party?.text);
  const [team] = portfolio.index.byId('team', said);
  return oneLine(team?.entry.values.fields.name?.text) || said;
}

/**
 * The rounds that wait for an answer: the last of their two, with nobody's words and no agreement; those of goals
 * first, then in the order of the text. One that is to be handed over on a day to come waits for nobody yet.
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

const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();
