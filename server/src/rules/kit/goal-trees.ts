/** Builds the goals of a portfolio as trees, with the items that serve them. Computed once per check. */

import { idOf } from '../../core/model/entry-index.ts';
import type { GoalRef } from '../../core/model/entry-ref.ts';
import type { Member } from '../../core/model/stretches.ts';
import { memo } from '../../core/text/memo.ts';
import { joinRopes, Rope, type RopesBy, ropesBy } from '../../core/text/rope.ts';
import type { Gathering, PortfolioContext } from './define-rule.ts';
import { type ByPath, byPath, goalFields, plays } from './portfolio-facts.ts';

/** A goal with all goals below it. */
export interface GoalTree {
  readonly ref: GoalRef;
  readonly id: string;
  readonly children: readonly GoalTree[];
  /** Items that name this goal itself. */
  readonly direct: Rope<Member>;
  /**
   * `served`: whether an open or done item names this goal or one below it. `sides`: the same by path, for items in
   * play or done.
   */
  readonly served: boolean;
  readonly sides: ByPath<boolean>;
}

/** Returns the items that name a goal, then those that name one below it, without duplicates. */
export function itemsFor(tree: GoalTree): Member[] {
  const all = new Set<Member>();
  const add = ({ direct, children }: GoalTree): void => {
    for (const member of direct.toArray()) all.add(member);
    for (const child of children) add(child);
  };
  add(tree);
  return [...all];
}

/** The items that serve each goal, and the goals that have work at all, or work of a path. */
interface Serving {
  readonly members: RopesBy<string, Member>;
  readonly served: ReadonlySet<string>;
  readonly sides: ByPath<ReadonlySet<string>>;
}
const serving: Gathering<Serving> = {
  of: (members, context) => {
    const direct = new Map<string, Member[]>();
    for (const member of members) {
      for (const { value } of member.view.refs('goals')) {
        if (value === undefined) continue;
        const own = direct.get(value);
        if (own === undefined) direct.set(value, [member]);
        else if (own[own.length - 1] !== member) own.push(member);
      }
    }
    const having = (does: (member: Member) => boolean): Set<string> =>
      new Set([...direct].filter(([, own]) => own.some(does)).map(([id]) => id));
    return {
      members: ropesBy(direct),
      served: having(({ view }) => view.open || view.status === 'done'),
      // Done items count for their path: a leap that is being improved needs no second one.
      sides: byPath((pole) =>
        having(
          (member) => member.view.track === pole && (plays(member, context) || member.view.status === 'done'),
        ),
      ),
    };
  },
  join: (parts) => ({
    members: joinRopes(parts.map(({ members }) => members)),
    served: union(parts.map(({ served }) => served)),
    sides: byPath((pole) => union(parts.map(({ sides }) => sides[pole]))),
  }),
};

function union<T>(sets: readonly ReadonlySet<T>[]): Set<T> {
  const all = new Set<T>();
  for (const set of sets) for (const item of set) all.add(item);
  return all;
}

/** Builds the trees, in order. Goals on a cycle of parents are in no tree: the cycle is reported elsewhere. */
export const goalTrees = memo(({ index, gather }: PortfolioContext): readonly GoalTree[] => {
  const known = new Map<string, GoalRef>();
  for (const ref of index.refs.goal) {
    const id = idOf(ref);
    if (id !== null && !known.has(id)) known.set(id, ref);
  }
  if (known.size === 0) return [];
  const children = new Map<string, string[]>();
  const tops: string[] = [];
  for (const [id, ref] of known) {
    const parent = goalFields(ref).parent?.value;
    const siblings = parent === undefined ? undefined : children.get(parent);
    if (parent === undefined || !known.has(parent)) tops.push(id);
    else if (siblings === undefined) children.set(parent, [id]);
    else siblings.push(id);
  }
  const { members, served, sides } = gather(serving);
  const treeOf = (id: string): GoalTree => {
    const below = (children.get(id) ?? []).map(treeOf);
    return {
      ref: known.get(id) as GoalRef,
      id,
      children: below,
      direct: members.get(id) ?? Rope.of([]),
      served: served.has(id) || below.some((tree) => tree.served),
      sides: byPath((pole) => sides[pole].has(id) || below.some((tree) => tree.sides[pole])),
    };
  };
  return tops.map(treeOf);
});
