/** The goals of a portfolio as trees, with the items that serve them. Reckoned once for a check. */
import { type EntryRef, idOf } from '../core/entry-index.ts';
import type { Pole } from '../traits/judge.ts';
import type { PortfolioContext } from './define-rule.ts';
import { factsOf, goalFields, type Member } from './portfolio-facts.ts';

/** A goal with everything below it. */
export interface GoalTree {
  readonly ref: EntryRef;
  readonly id: string;
  readonly children: readonly GoalTree[];
  /** Items that name this very goal. */
  readonly direct: readonly Member[];
  /** Whether an item that is live, planned or done names this goal or one below it; and one of either path. */
  readonly served: boolean;
  readonly sides: Readonly<Record<Pole, boolean>>;
}

/** Items that name a goal, then those that name one below it, each once. */
export function itemsFor(tree: GoalTree): Member[] {
  const all = new Set<Member>();
  const add = ({ direct, children }: GoalTree): void => {
    for (const member of direct) all.add(member);
    for (const child of children) add(child);
  };
  add(tree);
  return [...all];
}

const TREES = new WeakMap<PortfolioContext, readonly GoalTree[]>();

/** The trees of goals, in order. A goal in a circle of parents stands in no tree: the circle is a finding already. */
export function goalTrees(context: PortfolioContext): readonly GoalTree[] {
  let trees = TREES.get(context);
  if (trees === undefined) {
    trees = grow(context);
    TREES.set(context, trees);
  }
  return trees;
}

function grow(context: PortfolioContext): GoalTree[] {
  const { goals, items, inPlay } = factsOf(context);
  const known = new Map<string, EntryRef>();
  for (const ref of goals) {
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
  const serving = new Map<string, Member[]>();
  for (const member of items) {
    for (const { value } of member.view.refs('goals')) {
      if (value === undefined) continue;
      const members = serving.get(value);
      if (members === undefined) serving.set(value, [member]);
      else if (members[members.length - 1] !== member) members.push(member);
    }
  }
  const playing = new Set(inPlay);
  const treeOf = (id: string): GoalTree => {
    const below = (children.get(id) ?? []).map(treeOf);
    const direct = serving.get(id) ?? [];
    // What has landed counts for its path: a leap that is being improved needs no second one.
    const on = (pole: Pole): boolean =>
      below.some(({ sides }) => sides[pole]) ||
      direct.some(
        (member) => member.view.track === pole && (playing.has(member) || member.view.status === 'done'),
      );
    const served =
      below.some((tree) => tree.served) || direct.some(({ view }) => view.open || view.status === 'done');
    const sides = { operational: on('operational'), strategic: on('strategic') };
    return { ref: known.get(id) as EntryRef, id, children: below, direct, served, sides };
  };
  return tops.map(treeOf);
}
