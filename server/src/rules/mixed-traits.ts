import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { ownSide } from '../edits/split/split-item.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Judgement } from '../traits/judgement.ts';
import { mixedFixes } from './fixes/track-fixes.ts';
import { defineItemRule, type RelatedPlace } from './kit/define-rule.ts';
import { besideQuotes, type MixedQuotes, mixedQuotes } from './kit/mixed-quotes.ts';
import { fte } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';
import { evidencePlaces, strongest } from './kit/trait-words.ts';

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
  summary: 'One item bundles operational improvement and strategic change, or runs one like the other',
  fixable: 'unsafe',
  options,
  *check(item, { judge }, { confidence }) {
    if (item.track === 'neither') return;
    const judgement = judge(item);
    if (judgement.verdict === 'mixed' && judgement.confidence >= confidence) yield { judgement };
  },
  report: ({ judgement }, item, context) => {
    const quotes = mixedQuotes(item, judgement, context.judge);
    const evidence = (['operational', 'strategic'] as const)
      .flatMap((pole) => strongest(item, judgement, pole))
      .flatMap((piece) => besideQuotes(piece, quotes));
    return {
      span: item.name,
      message: message(item, judgement, quotes),
      related: [...evidencePlaces(item, judgement, evidence), ...undivided(item, judgement)],
      get fixes() {
        return mixedFixes(item, judgement, context);
      },
    };
  },
});

function message(item: ItemView, { mix }: Judgement, quotes: MixedQuotes): string {
  const name = titled(item);
  const { operational, strategic } = quotes;
  if (mix?.kind === 'governance' && mix.substance !== undefined) {
    return mix.substance === 'strategic'
      ? t`${name}: reads as strategic work (${strategic.words}), run like a daily improvement (${operational.words}). Change how the work is run, or split it.`
      : t`${name}: reads as operational work (${operational.words}), run like a strategic programme (${strategic.words}). Change how the work is run, or split it.`;
  }
  if (operational.prose && strategic.prose)
    return t`${name}: ${operational.words} reads as an improvement, ${strategic.words} as a strategic change. If so, split them.`;
  return t`${name}: ${operational.words} speaks for an improvement, and ${strategic.words} for a strategic change. Split it, or change how the work is run.`;
}

/** Points out that the one-key split does not divide the effort, with a related place at it. */
function undivided(item: ItemView, { scores }: Judgement): RelatedPlace[] {
  const at = item.fields.effort ?? item.fields.teams;
  if (item.effort === null || item.effort === 0 || at === undefined) return [];
  const message =
    ownSide(item, scores) === 'operational'
      ? t`After a split the whole effort, ${fte(item.effort)}, stays with the operational half until somebody divides it`
      : t`After a split the whole effort, ${fte(item.effort)}, stays with the strategic half until somebody divides it`;
  return [{ span: { start: at.start, end: at.end }, message }];
}
