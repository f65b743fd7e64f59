import { z } from 'zod';
import { nodeAt as method, type NodeAtParams, type NodeAtResult } from '../protocol/tree.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { position, shapeOf, text } from './kit/shapes.ts';
import { groupedItems, groupsOf, treeData } from './tree/tree-data.ts';
import { groupList, groupNode, itemNode } from './tree/tree-nodes.ts';

/** Returns the path of tree nodes to the item at a position, outermost first. */
export const nodeAt = defineSessionFeature<NodeAtParams, NodeAtResult>({
  method,
  params: shapeOf<NodeAtParams>({
    uri: text,
    position,
    groupBy: z.enum(['track', 'goal', 'team', 'status', 'findings', 'missing']),
  }),
  capabilities: () => ({}),
  handle: ({ uri, position, groupBy }, { session }) => {
    const file = session.snapshot(uri);
    if (file === null) return { portfolio: null, path: [] };
    const { portfolio, document } = file;
    const nothing = { portfolio: portfolio.folder, path: [] };
    const offset = session.offsetOf(document, position);
    const block = document.blocks[document.blockAt(offset)];
    const refs = block === undefined ? [] : portfolio.index.ofBlock(block);
    const start = block === undefined ? 0 : document.startOf(document.indexOf(block));
    const ref =
      refs.length === 1
        ? refs[0]
        : refs.find(({ entry }) => offset - start >= entry.span.start && offset - start <= entry.span.end);
    if (ref === undefined || ref.kind !== 'item') return nothing;
    const data = treeData(session, portfolio);
    const item = data.byRef.get(ref);
    if (item === undefined) return nothing;
    const value = groupsOf(item, groupBy)[0] ?? '';
    const group = groupList(portfolio, groupBy, new Set([value])).find(
      (candidate) => candidate.value === value,
    );
    if (group === undefined) return nothing;
    const items = groupedItems(data, groupBy).get(value) ?? [];
    return {
      portfolio: portfolio.folder,
      path: [
        groupNode(session, portfolio, groupBy, { group, items }),
        itemNode(session, portfolio, `${groupBy}:${value}`, item),
      ],
    };
  },
});
