/** Serializes a comparison as plain JSON. Its format is documented in docs/pull-requests.md, and stable. */
import type { BalanceFacts } from '../facts/balance.ts';
import { type Changed, type Comparison, type ItemMark, isSame } from './compare.ts';

/** Returns the part for one portfolio. `folder` is its path relative to what was compared. */
export function comparisonJson(comparison: Comparison, folder: string): object {
  const { added, removed, moved, rejudged, split, status, renamed, edited, goals, teams } = comparison;
  return {
    name: comparison.name,
    folder,
    same: isSame(comparison),
    items: {
      added,
      removed,
      moved: moved.map(changed),
      rejudged: rejudged.map(changed),
      split: split.map(({ item, into }) => ({ ...name(item), into })),
      status: status.map(changed),
      renamed: renamed.map(changed),
      edited: edited.map(name),
    },
    goals,
    teams,
    balance: { before: balanceJson(comparison.balance.before), after: balanceJson(comparison.balance.after) },
    load: comparison.load.map(({ team, load, capacity }) => ({ ...team, load, capacity })),
    alignment: comparison.alignment,
  };
}

const name = ({ id, title }: ItemMark): object => ({ id, title });
const changed = <T>({ item, from, to }: Changed<T>): object => ({ ...name(item), from, to });

/** Returns shares in whole percent; null if nothing is weighed, or no target is stated. */
export function balanceJson({
  basis,
  operational,
  strategic,
  mixed,
  target,
  tolerance,
  points,
  outside,
  leftOut,
}: BalanceFacts): object {
  return { basis, operational, strategic, mixed, target, tolerance, points, outside, leftOut };
}
