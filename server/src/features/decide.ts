/** `twotrack/decide`: records one decision of a meeting as minimal text edits, or gives the reason why not. */
import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { decide as write } from '../edits/decide/decide.ts';
import { readDecision } from '../edits/decide/decision.ts';
import type { EditResult } from '../protocol/edit.ts';
import { type DecideParams, decide as method } from '../protocol/meeting.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { shapeOf, text } from './kit/shapes.ts';
import { editOfFiles } from './kit/workspace-edit.ts';

export const decide = defineSessionFeature<DecideParams, EditResult>({
  method,
  params: shapeOf<DecideParams>({ portfolio: text, decision: z.any() }),
  capabilities: () => ({}),
  handle: ({ portfolio: folder, decision: sent }, { session, client }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`This portfolio is no longer open.` };
    const decision = readDecision(sent);
    if ('problem' in decision) return { refused: t`This is no decision: ${decision.problem}` };
    const analysis = session.analysisOf(portfolio);
    const result = write({ portfolio, judge: (item) => analysis.judgementOf(item) }, decision);
    return 'refused' in result ? result : { edit: editOfFiles(session, portfolio, client, result.edits) };
  },
});
