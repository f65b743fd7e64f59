/** Creates the fixes of trait rules: another track, a split, or another way of running the work. */

import type { ItemView, Track } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { governanceEdits } from '../../edits/kit/fit-governance.ts';
import { plotted, splitItem } from '../../edits/split/split-item.ts';
import { setKey } from '../../edits/text/entry-edits.ts';
import { THRESHOLDS } from '../../traits/fires.ts';
import type { Judgement, Pole } from '../../traits/judgement.ts';
import type { RuleContext, RuleFix } from '../kit/define-rule.ts';

/** Returns the fix `Change track to …`; none if the place cannot be edited. Does not change how the item is run. */
export function changeTrack(item: ItemView, track: Track): RuleFix[] {
  const edits = setKey(item.block, item.entry.values, 'track', track);
  return edits === null || edits.length === 0
    ? []
    : [{ title: t`Change track to ${track}`, safe: false, edits }];
}

/**
 * Returns the fixes of a mixed item: a split if possible; before it, for work of one kind, another way of running it;
 * last, `neither`.
 */
export function mixedFixes(item: ItemView, judgement: Judgement, context: RuleContext): RuleFix[] {
  const { mix } = judgement;
  const neither = changeTrack(item, 'neither');
  if (mix?.kind !== 'governance' || mix.substance === undefined)
    return [...splitFix(item, context), ...neither];
  return [...fitFix(item, mix.substance, context), ...splitFix(item, context), ...neither];
}

/** Returns the split, unless it would be refused. */
function splitFix(item: ItemView, { judge, settings }: RuleContext): RuleFix[] {
  if ('refused' in plotted({ portfolio: { settings }, judge }, item)) return [];
  const elsewhere = (portfolio: Portfolio): readonly FileEdit[] => {
    const ref = portfolio.index.ofBlock(item.block).find(({ entry }) => entry === item.entry);
    const done = ref?.kind !== 'item' ? { refused: '' } : splitItem({ portfolio, judge }, ref);
    return 'refused' in done ? [] : done.edits;
  };
  return [{ title: t`Split into an operational and a strategic item`, safe: false, edits: [], elsewhere }];
}

function fitFix(item: ItemView, substance: Pole, { judge, settings }: RuleContext): RuleFix[] {
  const fits = (after: ItemView): boolean => {
    const { verdict, confidence } = judge(after);
    return (
      verdict === substance || (verdict === 'mixed' && confidence < THRESHOLDS.mixed) || verdict === 'unclear'
    );
  };
  const edits = governanceEdits(item, substance, settings.currency, fits);
  return edits === null
    ? []
    : [
        {
          title:
            substance === 'strategic'
              ? t`Run as a strategic initiative`
              : t`Run as an operational improvement`,
          safe: false,
          edits,
        },
      ];
}
