/** Groups a long portfolio by goal, department and sponsor: size, cost and risk of each. */
import { t } from '../../core/text/l10n.ts';
import { isOpen } from '../facts/facts.ts';
import { moneyOf } from '../facts/money.ts';
import type { Risk } from '../facts/risk.ts';
import type { PortfolioView } from '../facts/view-data.ts';
import { titleOf } from '../facts/words.ts';

export interface Group {
  readonly name: string;
  /** Number of open items. */
  readonly open: number;
  /** How many of them are at risk, and the total weight of their risks, for sorting. */
  readonly atRisk: number;
  readonly weight: number;
  /** Stated effort in full-time equivalents. */
  readonly effort: number;
  /** Budgets by currency: `4.2M GBP, 12k EUR`; empty if none is stated. */
  readonly money: string;
  readonly worst: Risk | null;
}
export interface Grouping {
  readonly by: string;
  /** Highest risk first. */
  readonly groups: readonly Group[];
}

/** Returns the groupings. An item counts in every group that it belongs to. */
export function groupingsOf(view: PortfolioView, risks: readonly Risk[]): readonly Grouping[] {
  const open = risks.filter(({ item }) => isOpen(item));
  const goals = new Map(view.goals.map((goal) => [goal.key, titleOf({ title: goal.title, id: goal.key })]));
  const teams = new Map(view.teams.map(({ key, name }) => [key, name]));
  const list: readonly (readonly [string, string, (risk: Risk) => readonly string[]])[] = [
    [t`By goal`, t`No goal`, ({ item }) => item.goals.map((key) => goals.get(key) ?? key)],
    [
      t`By department`,
      t`No team`,
      ({ item }) => {
        const own = item.teams.map(({ team }) => teams.get(team) ?? team);
        return own.length > 0 ? own : item.owner === null ? [] : [item.owner];
      },
    ],
    [t`By sponsor`, t`No sponsor`, ({ item }) => (item.sponsor === null ? [] : [item.sponsor])],
  ];
  return list.map(([by, none, of]) => ({ by, groups: groupsBy(open, none, of) }));
}

function groupsBy(
  risks: readonly Risk[],
  none: string,
  of: (risk: Risk) => readonly string[],
): readonly Group[] {
  const members = new Map<string, Risk[]>();
  for (const risk of risks) {
    const names = new Set(of(risk));
    for (const name of names.size === 0 ? [none] : names) {
      const list = members.get(name);
      if (list === undefined) members.set(name, [risk]);
      else list.push(risk);
    }
  }
  return [...members]
    .map(([name, list]): Group => {
      const worst = list[0];
      return {
        name,
        open: list.length,
        atRisk: list.filter(({ reasons }) => reasons.length > 0).length,
        weight: list.reduce((sum, { weight }) => sum + weight, 0),
        effort: list.reduce((sum, { item }) => sum + (item.effort ?? 0), 0),
        money: moneyOf(list.map(({ item }) => item)),
        worst: worst !== undefined && worst.reasons.length > 0 ? worst : null,
      };
    })
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1));
}
