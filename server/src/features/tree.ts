import { z } from 'zod';
import type { Portfolio } from '../core/model/portfolio.ts';
import { memo } from '../core/text/memo.ts';
import { tree as method, type TreeNode, type TreeParams, type TreeResult } from '../protocol/tree.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { groupedItems, type TreeItem, treeData } from './tree/tree-data.ts';
import { groupList, groupNode, itemNode, nodeId, type Shares, sorted } from './tree/tree-nodes.ts';
import { markedIn } from './tree/what-if.ts';

/** Maximum number of tree levels whose last answer is kept. */
const MAX_ANSWERS = 64;

interface Answer {
  readonly version: number;
  readonly nodes: readonly TreeNode[];
}
/** Last answer per level, least recently used first, as the base of differences. */
const lastAnswers = memo((_portfolio: Portfolio) => new Map<string, Answer>());

/** Returns the groups of a portfolio, or the items of a group; after a change only the nodes that differ. */
export const tree = defineSessionFeature<TreeParams, TreeResult>({
  method,
  params: shapeOf<TreeParams>({
    portfolio: text,
    groupBy: z.enum(['track', 'goal', 'team', 'status', 'findings', 'missing']),
    sortBy: z.enum(['file', 'title', 'due', 'effort']).optional(),
    filter: text.optional(),
    parent: text.optional(),
    scenario: text.optional(),
    since: z.number().optional(),
  }),
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return { version: -1, nodes: [] };
    const { version } = portfolio;
    const nodes = nodesOf(session, portfolio, params);
    const before = remember(portfolio, params, { version, nodes });
    const changed =
      before !== undefined && before.version === params.since ? difference(before.nodes, nodes) : null;
    return changed === null ? { version, nodes } : { version, nodes: changed, partial: true };
  },
});

function nodesOf(
  session: Session,
  portfolio: Portfolio,
  { groupBy, sortBy, filter, parent, scenario }: TreeParams,
): readonly TreeNode[] {
  const groups = groupedItems(treeData(session, portfolio), groupBy, filter);
  if (parent === undefined) {
    // Two empty tracks are of no use; the client shows a hint instead.
    if (groups.size === 0) return [];
    const filtered = filter !== undefined && filter.trim() !== '';
    const shown = filtered && groupBy === 'track' ? sharesOf(session, portfolio, groups) : null;
    return groupList(portfolio, groupBy, new Set(groups.keys())).map((group) =>
      groupNode(session, portfolio, groupBy, { group, items: groups.get(group.value) ?? [], shown }),
    );
  }
  const marked = markedIn(session, portfolio, scenario);
  for (const [value, items] of groups) {
    const group = `${groupBy}:${value}`;
    if (nodeId(portfolio, group) === parent)
      return sorted(items, sortBy).map((item) => marked(itemNode(session, portfolio, group, item)));
  }
  return [];
}

/** Sums up the shown items' contributions to the balance, mixed items counted apart. */
function sharesOf(
  session: Session,
  portfolio: Portfolio,
  groups: ReadonlyMap<string, readonly TreeItem[]>,
): Shares {
  const { balance } = session.analysisOf(portfolio);
  const amounts = new Map(
    (['operational', 'strategic'] as const).flatMap((path) =>
      balance.portions(path).map(({ ref, amount }) => [ref, amount] as const),
    ),
  );
  const sum = (value: string): number =>
    (groups.get(value) ?? []).reduce(
      (total, { ref }) => total + (ref.kind === 'item' ? (amounts.get(ref) ?? 0) : 0),
      0,
    );
  const [operational, strategic, open] = [sum('operational'), sum('strategic'), sum('open')];
  return { operational, strategic, all: operational + strategic + open };
}

/** Stores an answer and returns the previous one, in whatever scenario: that is what the client has. */
function remember(portfolio: Portfolio, params: TreeParams, answer: Answer): Answer | undefined {
  const { groupBy, sortBy, filter, parent } = params;
  const key = JSON.stringify([groupBy, sortBy, filter, parent]);
  const levels = lastAnswers(portfolio);
  const before = levels.get(key);
  levels.delete(key);
  levels.set(key, answer);
  for (const oldest of levels.keys()) {
    if (levels.size <= MAX_ANSWERS) break;
    levels.delete(oldest);
  }
  return before;
}

/** Returns the nodes that differ; null if nodes were added, removed or moved. */
function difference(before: readonly TreeNode[], after: readonly TreeNode[]): readonly TreeNode[] | null {
  if (before.length !== after.length) return null;
  const changed: TreeNode[] = [];
  for (const [i, node] of after.entries()) {
    const old = before[i];
    if (old === node) continue;
    if (old?.id !== node.id) return null;
    if (JSON.stringify(old) !== JSON.stringify(node)) changed.push(node);
  }
  return changed;
}
