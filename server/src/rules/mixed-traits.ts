import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { type Judgement, THRESHOLDS } from '../traits/judge.ts';
import { mixedFixes } from './fixes/track-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { evidencePlaces, quotedWords, strongest } from './kit/trait-words.ts';

const options = z.object({
  confidence: z
    .number()
    .min(0)
    .max(1)
    .default(THRESHOLDS.mixed)
    .meta({ doc: 'How sure the verdict must be, 0 to 1.' }),
});

export const mixedTraits = defineItemRule<{ judgement: Judgement }, typeof options>({
  id: 'mixed-traits',
  severity: 'warning',
  summary:
    'One item bundles operational improvement and strategic change, or runs one in the manner of the other',
  fixable: 'unsafe',
  options,
  *check(item, { judge }, { confidence }) {
    if (item.track === 'neither') return;
    const judgement = judge(item);
    if (judgement.verdict === 'mixed' && judgement.confidence >= confidence) yield { judgement };
  },
  report: ({ judgement }, item, context) => {
    const operational = strongest(judgement, 'operational');
    const strategic = strongest(judgement, 'strategic');
    return {
      span: item.name,
      message: message(judgement, quotedWords(operational), quotedWords(strategic)),
      related: evidencePlaces(item, [...operational, ...strategic]),
      get fixes() {
        return mixedFixes(item, judgement, context);
      },
    };
  },
});

function message(judgement: Judgement, operational: string, strategic: string): string {
  const { mix } = judgement;
  if (mix?.kind === 'governance' && mix.substance !== undefined) {
    return mix.substance === 'strategic'
      ? t`The work is strategic (${strategic}) but is run like a daily improvement (${operational}). Change how it is run: a sponsor, milestones, outcome measures, a monthly or quarterly review.`
      : t`The work is operational (${operational}) but is run like a strategic programme (${strategic}). Change how it is run: weeks instead of years, the running budget, a weekly look at the place of work.`;
  }
  return t`This item mixes operational improvement (${operational}) with strategic change (${strategic}), and one way of running it cannot suit both. Split it, or take one side out.`;
}
