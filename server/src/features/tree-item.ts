import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { treeItem as method, type TreeItemParams, type TreeItemResult } from '../protocol/tree.ts';
import { clipped, poles, shares } from '../session/explanation.ts';
import { quotableOf } from '../traits/item-subject.ts';
import type { Judgement, Pole } from '../traits/judgement.ts';
import { quotedBeside } from '../traits/quoted.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { treeData } from './tree/tree-data.ts';
import { itemOfNode, locate } from './tree/tree-nodes.ts';
import { entryCard } from './words/entry-card.ts';
import { codeSpan } from './words/markdown.ts';

/** Maximum number of words named per pole, to keep the tooltip short. */
const MAX_WORDS = 3;

/** Resolves an item of the tree: its card with the evidence, and its location. */
export const treeItem = defineSessionFeature<TreeItemParams, TreeItemResult | null>({
  method,
  params: shapeOf<TreeItemParams>({ portfolio: text, target: text }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, target }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return null;
    const item = itemOfNode(treeData(session, portfolio), target);
    if (item === undefined) return null;
    const { ref, view } = item;
    const analysis = session.analysisOf(portfolio);
    const location = locate(session, portfolio, ref, view);
    const verdict = session.locationOf(portfolio, ref, verdictPlace(view));
    if (location === null || verdict === null) return null;
    const card = entryCard({ session, portfolio, analysis }, ref);
    const words = evidenceLines(view, analysis.judgementOf(view));
    return { tooltip: [card, ...words].join('\n\n'), location, verdict: verdict.range };
  },
});

/** Returns where the hover shows the verdict: the track, or the title if no track is stated. */
export function verdictPlace(view: ItemView): ItemView['name'] {
  const { track } = view.fields;
  return track === undefined || track.shared ? view.name : track;
}

function evidenceLines(item: ItemView, judgement: Judgement): readonly string[] {
  const from = quotableOf(item, judgement);
  const words = (pole: Pole): string =>
    [
      ...new Set(
        shares(judgement.evidence, pole, MAX_WORDS).shown.map((piece) =>
          codeSpan(clipped(quotedBeside(piece, from), 48)),
        ),
      ),
    ].join(', ');
  return poles.flatMap((pole) => {
    const named = words(pole);
    return named === ''
      ? []
      : [
          pole === 'operational'
            ? t`Speaks for the operational path: ${named}`
            : t`Speaks for the strategic path: ${named}`,
        ];
  });
}
