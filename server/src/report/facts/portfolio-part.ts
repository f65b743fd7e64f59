/** Filters a portfolio by goal or team. */

import { counts } from '../../core/model/balance.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { periodFor } from '../../core/model/root-settings.ts';
import { itemKeys } from './entry-keys.ts';
import { placeOf } from './facts.ts';
import type { BalanceView, GoalView, PictureItem, PortfolioView, TeamView } from './view-data.ts';

/** A filter: the items of a goal and its subgoals, or the items of a team. */
export interface PartFilter {
  readonly goal?: string;
  readonly team?: string;
}

/**
 * Returns the part of a portfolio that a filter selects; the whole if it names nothing that exists. Shares are computed
 * over the part, in the unit of the whole. The target split applies to the whole only.
 */
export function partOf(view: PortfolioView, portfolio: Portfolio, filter: PartFilter): PortfolioView {
  const goals = filter.goal === undefined ? null : goalsBelow(view.goals, filter.goal);
  const team = filter.team === undefined ? undefined : view.teams.find(({ key }) => key === filter.team);
  const goal = view.goals.find(({ key }) => key === filter.goal);
  if (goal === undefined && team === undefined) return view;
  const within = (item: PictureItem): boolean =>
    (goals === null || item.goals.some((key) => goals.has(key))) &&
    (team === undefined || item.owner === team.name || item.teams.some((each) => each.team === team.key));
  const items = view.items.filter(within);
  const titles = [goal?.title, team?.name].filter((title) => title !== undefined);
  const others = view.items.filter((item) => !within(item));
  const served = new Set(items.flatMap((item) => item.goals));
  return {
    ...view,
    items,
    goals: view.goals.filter(({ key }) => (goals === null ? served.has(key) : goals.has(key))),
    teams: team === undefined ? teamsOf(view, items) : [team],
    balance: partBalance(view, portfolio, items),
    part: { name: titles.join(', '), others },
  };
}

function teamsOf(view: PortfolioView, items: readonly PictureItem[]): readonly TeamView[] {
  const used = new Set(items.flatMap((item) => item.teams.map(({ team }) => team)));
  return view.teams.filter(({ key }) => used.has(key));
}

/** Returns a goal and all its subgoals. */
function goalsBelow(goals: readonly GoalView[], top: string): ReadonlySet<string> {
  const out = new Set([top]);
  for (let grown = true; grown; ) {
    grown = false;
    for (const { key, parent } of goals)
      if (parent !== null && out.has(parent) && !out.has(key)) {
        out.add(key);
        grown = true;
      }
  }
  return out;
}

function partBalance(view: PortfolioView, portfolio: Portfolio, items: readonly PictureItem[]): BalanceView {
  const period = periodFor(portfolio.settings, view.today);
  const wanted = new Set(items.map(({ key }) => key));
  const amounts = { operational: 0, strategic: 0, mixed: 0 };
  const mixedKeys = new Set(items.filter((item) => placeOf(item) === 'mixed').map(({ key }) => key));
  let [weighed, leftOut, untracked] = [0, 0, 0];
  for (const [ref, key] of itemKeys(portfolio)) {
    if (!wanted.has(key)) continue;
    const item = viewOf(ref);
    if (!counts(item, period) || item.track === 'neither') continue;
    const effort = view.balance.basis === 'items' ? 1 : item.effort;
    if (item.track === null || effort === null) {
      leftOut += 1;
      if (item.track === null) untracked += 1;
      continue;
    }
    weighed += 1;
    amounts[mixedKeys.has(key) ? 'mixed' : item.track] +=
      view.balance.basis === 'items' ? 1 : (effort / 1000) * item.daysWithin(period);
  }
  return { ...view.balance, ...amounts, weighed, target: null, leftOut, untracked, partial: true };
}
