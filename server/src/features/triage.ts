/** `twotrack/triage`: lists the items without a track, and returns the edit that records the decisions. */
import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { type Decided, triage as decideAll } from '../edits/verbs/triage.ts';
import {
  triage as method,
  type TriageItem,
  type TriageParams,
  type TriageResult,
  triageDecisions,
} from '../protocol/triage.ts';
import { clipped, mainWords } from '../session/explanation.ts';
import { dutyWords } from '../sheets/items/duty.ts';
import { sureTrack } from '../sheets/items/sure-track.ts';
import { quotableOf } from '../traits/item-subject.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';
import { type TreeItem, treeData } from './tree/tree-data.ts';
import { itemOfNode, nodeId } from './tree/tree-nodes.ts';

/** Maximum length of a description on the board: enough to decide by. */
const MAX_SHOWN = 300;

export const triage = defineSessionFeature<TriageParams, TriageResult>({
  method,
  params: shapeOf<TriageParams>({
    portfolio: text,
    decided: z
      .array(
        shapeOf<NonNullable<TriageParams['decided']>[number]>({
          target: text,
          title: text.optional(),
          decision: z.enum(triageDecisions),
        }),
      )
      .optional(),
  }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, decided = [] }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const items = treeData(session, portfolio);
    const analysis = session.analysisOf(portfolio);
    const wanted: Decided[] = [];
    for (const { target, title, decision } of decided) {
      const item = itemOfNode(items, target);
      const moved = title !== undefined && item?.view.id === null && item.view.title !== title;
      if (item?.ref.kind !== 'item' || moved)
        return { refused: t`An item is no longer in the portfolio. Open triage again.` };
      wanted.push({ ref: item.ref, decision });
    }
    const done = decideAll({ portfolio, judge: (item) => analysis.judgementOf(item) }, wanted);
    if ('refused' in done) return done;
    const row = (item: TreeItem, i: number): TriageItem => {
      const judgement = analysis.judgementOf(item.view);
      return {
        target: nodeId(portfolio, 'track:open', item),
        line: i + 1,
        title: item.view.title,
        description: clipped(item.view.fields.description?.text ?? '', MAX_SHOWN),
        track: sureTrack(judgement),
        verdict: judgement.verdict,
        words: mainWords(judgement, quotableOf(item.view, judgement).texts),
        around: false,
        duty: dutyWords(item.view.title),
      };
    };
    return {
      rows: items.items.filter(waits).map(row),
      edit: done.edits.length === 0 ? null : editOfFiles(session, portfolio, client, done.edits),
    };
  },
});

/** Tells whether an item waits for a track: it is not over, and states none. */
export const waits = ({ view }: Pick<TreeItem, 'view'>): boolean =>
  view.fields.track === undefined && view.status !== 'done' && view.status !== 'stopped';
