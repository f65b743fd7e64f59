import { nodeAt as method, type NodeAtParams, type NodeAtResult } from '../protocol.ts';
import { defineSessionFeature } from './feature.ts';
import { findingCounter, groupList, groupNode, groupsOf, itemNode, treeItems } from './tree-nodes.ts';

/** The nodes that lead to the item at a position, outermost first. */
export const nodeAt = defineSessionFeature<NodeAtParams, NodeAtResult>({
  method,
  capabilities: () => ({}),
  handle: ({ uri, position, groupBy }, { session }) => {
    const file = session.snapshot(uri);
    if (file === null) return { portfolio: null, path: [] };
    const { portfolio, analysis, document } = file;
    const offset = session.offsetOf(document, position);
    const block = document.blocks[document.blockAt(offset)];
    const refs = block === undefined ? [] : portfolio.index.ofBlock(block);
    const start = block === undefined ? 0 : document.startOf(document.indexOf(block));
    const ref =
      refs.length === 1
        ? refs[0]
        : refs.find(({ entry }) => offset - start >= entry.span.start && offset - start <= entry.span.end);
    if (ref === undefined || ref.kind !== 'item') return { portfolio: portfolio.folder, path: [] };
    const items = treeItems(portfolio, analysis);
    const item = items.find((candidate) => candidate.ref === ref);
    if (item === undefined) return { portfolio: portfolio.folder, path: [] };
    const counts = findingCounter(portfolio, analysis);
    const value = groupsOf(item, groupBy, counts)[0] ?? '';
    const inGroup = items.filter((other) => groupsOf(other, groupBy, counts).includes(value));
    const group = groupList(portfolio, groupBy, new Set([value])).find(
      (candidate) => candidate.value === value,
    );
    if (group === undefined) return { portfolio: portfolio.folder, path: [] };
    return {
      portfolio: portfolio.folder,
      path: [
        groupNode(session, portfolio, groupBy, group, inGroup),
        itemNode(session, portfolio, `${groupBy}:${value}`, item, counts(item)),
      ],
    };
  },
});
