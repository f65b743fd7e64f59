/** `twotrack/a3`: renders an A3 page about a measure of an item, and links the item to it. */
import { z } from 'zod';
import { idOf } from '../core/model/entry-index.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { wayTo } from '../core/text/paths.ts';
import { addLink } from '../edits/decide/add-link.ts';
import {
  type A3Params,
  type A3Result,
  type LinkA3Params,
  linkA3 as linkMethod,
  a3 as method,
} from '../protocol/a3.ts';
import type { EditResult } from '../protocol/edit.ts';
import { a3Link, a3Measures, a3OfRef, a3Text } from '../report/a3/a3-file.ts';
import type { Session } from '../session/session.ts';
import { sourceOf } from './kit/earlier-state.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';
import { treeData } from './tree/tree-data.ts';
import { itemOfNode } from './tree/tree-nodes.ts';

export const a3 = defineSessionFeature<A3Params, A3Result>({
  method,
  params: shapeOf<A3Params>({
    portfolio: text,
    target: text,
    measure: text.optional(),
    format: z.enum(['html', 'markdown']),
    out: text.optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, target, measure, format, out }, { session }) => {
    const found = itemAt(session, folder, target);
    if (found === null) return gone();
    const { portfolio, ref } = found;
    const { view } = sourceOf(session, portfolio);
    if (measure === undefined) {
      const all = a3Measures(portfolio, view, ref);
      const red = all.filter(({ behind }) => behind);
      // A single red measure needs no choice; if there are several, or none, the user picks one.
      if (red.length > 1) return { choose: red };
      if (red.length === 0 && all.length > 0) return { choose: all };
    }
    const made = a3OfRef(portfolio, view, ref, measure);
    if ('refused' in made) return made;
    return {
      text: a3Text(made, format, out === undefined ? null : wayTo(out, ref.uri)),
      title: t`A3: ${made.title}`,
      measure: made.measure,
      name: idOf(ref) ?? 'a3',
    };
  },
});

export const linkA3 = defineSessionFeature<LinkA3Params, EditResult>({
  method: linkMethod,
  params: shapeOf<LinkA3Params>({ portfolio: text, target: text, measure: text, out: text }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, target, measure, out }, { session, client }) => {
    const found = itemAt(session, folder, target);
    if (found === null) return gone();
    const { portfolio, ref } = found;
    const result = addLink(portfolio, ref, a3Link(measure, wayTo(ref.uri, out)));
    return 'refused' in result ? result : { edit: editOfFiles(session, portfolio, client, result.edits) };
  },
});

const gone = (): { readonly refused: string } => ({ refused: t`This item is no longer in the portfolio.` });

function itemAt(
  session: Session,
  folder: string,
  target: string,
): { readonly portfolio: Portfolio; readonly ref: ItemRef } | null {
  const portfolio = session.workspace.portfolios.get(folder);
  if (portfolio === undefined) return null;
  const ref = itemOfNode(treeData(session, portfolio), target)?.ref;
  return ref?.kind === 'item' ? { portfolio, ref } : null;
}
