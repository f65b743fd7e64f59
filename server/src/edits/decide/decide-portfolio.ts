/** Records what a meeting decided about the portfolio as a whole, under `decisions` in its root file. */
import { readingOf } from '../../core/document/read-block.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { placed, type VerbContext, type VerbResult } from '../kit/verb.ts';
import type { MeetingDecision } from './decision.ts';
import { decisionOf, openOf, partsOf } from './decisions-in.ts';
import { addRecord, type Parts, setParts } from './record.ts';

/** Returns the edits that record a decision on the portfolio, or the reason why they cannot be made. */
export function decidePortfolio({ portfolio }: VerbContext, decision: MeetingDecision): VerbResult {
  const root = portfolio.roots[0]?.values;
  if (root?.portfolio === undefined)
    return {
      refused: t`No file of this portfolio has the key \`portfolio\`, where decisions about the whole belong. Add it first.`,
    };
  const own = root.decisions;
  const home = own ?? root.portfolio;
  const all = own?.value.items;
  let edits: readonly Edit[] | null;
  if (decision.act === 'decided') {
    const parts = partsOf(decision);
    const open = openOf(all, decision.asked);
    const there = decisionOf(all, { decided: decision.decided, of: decision.date }) !== undefined;
    edits = there
      ? []
      : open !== undefined
        ? setParts(home.block, open, parts)
        : added(home, own?.value, parts);
  } else if (decision.act === 'became') {
    const meant = decisionOf(all, decision);
    if (meant === undefined)
      return { refused: t`The portfolio has no decision “${decision.decided}” of ${decision.of}.` };
    edits = setParts(home.block, meant, [['became', decision.became]]);
  } else return { refused: t`This can be decided of an item only.` };
  if (edits === null)
    return {
      refused: t`The decisions of the portfolio are written in a way that only you can change. Edit them in the file.`,
    };
  return { edits: placed(portfolio, home, edits) };
}

function added(
  { block }: { readonly block: Parameters<typeof readingOf>[0] },
  list: Parameters<typeof addRecord>[1]['list'],
  parts: Parts,
): readonly Edit[] | null {
  const { root } = readingOf(block);
  return root === undefined ? null : addRecord(block, { mapping: root, key: 'decisions', list }, parts);
}
