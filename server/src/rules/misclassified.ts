import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { type Judgement, type Pole, THRESHOLDS } from '../traits/judge.ts';
import { changeTrack } from './fixes/track-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { evidencePlaces, quotedWords, strongest } from './kit/trait-words.ts';

const options = z.object({
  confidence: z
    .number()
    .min(0)
    .max(1)
    .default(THRESHOLDS.misclassified)
    .meta({ doc: 'How sure the verdict must be, 0 to 1.' }),
});

export const misclassified = defineItemRule<{ judgement: Judgement; verdict: Pole }, typeof options>({
  id: 'misclassified',
  severity: 'warning',
  summary: 'An item stands on one track and reads like the other',
  fixable: 'unsafe',
  options,
  *check(item, { judge }, { confidence }) {
    if (item.track !== 'operational' && item.track !== 'strategic') return;
    const judgement = judge(item);
    const { verdict } = judgement;
    if (
      (verdict === 'operational' || verdict === 'strategic') &&
      verdict !== item.track &&
      judgement.confidence >= confidence
    )
      yield { judgement, verdict };
  },
  report: ({ judgement, verdict }, item) => {
    const evidence = strongest(judgement, verdict);
    const words = quotedWords(evidence);
    return {
      span: item.fields.track ?? item.name,
      message:
        verdict === 'strategic'
          ? t`On the operational track, but it changes what is done or how (${words}). Run as a routine fix it lacks sponsor, money and time: change its track.`
          : t`On the strategic track, but it makes what exists work better (${words}). As a breakthrough it takes up sponsor and steering that it does not need: change its track.`,
      related: evidencePlaces(item, evidence),
      get fixes() {
        return [...changeTrack(item, verdict), ...changeTrack(item, 'neither')];
      },
    };
  },
});
