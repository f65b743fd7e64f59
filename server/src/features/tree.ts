import { tree as method, type TreeNode, type TreeParams, type TreeResult } from '../protocol.ts';
import { defineSessionFeature } from './feature.ts';
import {
  findingCounter,
  groupList,
  groupNode,
  groupsOf,
  itemNode,
  matches,
  nodeId,
  sorted,
  type TreeItem,
  treeItems,
} from './tree-nodes.ts';

/** The groups of a portfolio, or the items of a group. */
export const tree = defineSessionFeature<TreeParams, TreeResult>({
  method,
  capabilities: () => ({}),
  handle: ({ portfolio: folder, groupBy, sortBy, filter, parent }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { version: -1, nodes: [] };
    const analysis = session.analysisOf(portfolio);
    const counts = findingCounter(portfolio, analysis);
    const groups = new Map<string, TreeItem[]>();
    for (const item of treeItems(portfolio, analysis)) {
      if (filter !== undefined && !matches(item, filter)) continue;
      for (const group of groupsOf(item, groupBy, counts)) {
        const list = groups.get(group);
        if (list === undefined) groups.set(group, [item]);
        else list.push(item);
      }
    }
    const nodes: TreeNode[] = [];
    if (parent === undefined) {
      // Two empty tracks would say nothing; the client says what to do.
      if (groups.size === 0) return { version: portfolio.version, nodes };
      for (const group of groupList(portfolio, groupBy, new Set(groups.keys())))
        nodes.push(groupNode(session, portfolio, groupBy, group, groups.get(group.value) ?? []));
    } else {
      for (const [value, items] of groups) {
        const group = `${groupBy}:${value}`;
        if (nodeId(portfolio, group) !== parent) continue;
        for (const item of sorted(items, sortBy))
          nodes.push(itemNode(session, portfolio, group, item, counts(item)));
      }
    }
    return { version: portfolio.version, nodes };
  },
});
