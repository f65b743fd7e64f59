/** `twotrack/edit`: runs an edit requested from the tree as minimal text edits, or gives the reason why not. */

import { z } from 'zod';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { t } from '../core/text/l10n.ts';
import type { Near } from '../edits/kit/verb.ts';
import { verbs } from '../edits/verbs/verbs.ts';
import { type EditParams, type EditResult, type EditVerb, edit as method } from '../protocol/edit.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text, texts } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';
import { type TreeData, treeData } from './tree/tree-data.ts';
import { itemOfNode } from './tree/tree-nodes.ts';

export const edit = defineSessionFeature<EditParams, EditResult>({
  method,
  params: shapeOf<EditParams>({
    portfolio: text,
    verb: z.custom<EditVerb>((verb) => typeof verb === 'string' && Object.hasOwn(verbs, verb)),
    targets: texts,
    value: text.optional(),
    from: text.optional(),
    near: text.optional(),
    uri: text.optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, verb, targets, value, from, near, uri }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const analysis = session.analysisOf(portfolio);
    const items = treeData(session, portfolio);
    const refs: EntryRef[] = [];
    for (const target of targets) {
      const item = itemOfNode(items, target);
      if (item === undefined) return { refused: t`This item is no longer in the portfolio.` };
      refs.push(item.ref);
    }
    const beside = near === undefined ? undefined : nearOf(items, near);
    const result = verbs[verb]({ portfolio, judge: (item) => analysis.judgementOf(item) }, refs, {
      ...(value === undefined ? {} : { value }),
      ...(from === undefined ? {} : { from }),
      ...(beside === undefined ? {} : { near: beside }),
      ...(uri === undefined ? {} : { uri }),
    });
    if ('refused' in result) return result;
    return {
      edit: editOfFiles(session, portfolio, client, result.edits),
      ...(result.reveal === undefined ? {} : { reveal: result.reveal }),
    };
  },
});

/** Returns where a new entry goes, given the selected tree node. */
function nearOf(items: TreeData, node: string): Near {
  const item = itemOfNode(items, node);
  if (item !== undefined) {
    const { view, ref } = item;
    return { ref, ...(view.track === null ? {} : { track: view.track }) };
  }
  const group = node.slice(node.indexOf('|') + 1);
  const [by, ...rest] = group.split(':');
  const value = rest.join(':');
  if (value === '' || value === 'open') return {};
  if (by === 'track') return { track: value };
  if (by === 'goal') return { goal: value };
  if (by === 'team') return { team: value };
  if (by === 'status') return { status: value };
  return {};
}
