import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Judgement, Pole } from '../traits/judgement.ts';
import { changeTrack } from './fixes/track-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
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
  summary: 'An item is on one track and reads like the other',
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
    const evidence = strongest(item, judgement, verdict);
    const words = quotedWords(item, judgement, evidence);
    return {
      span: item.fields.track ?? item.name,
      message:
        verdict === 'strategic'
          ? t`${titled(item)}: on the operational track, and reads strategic (${words}). Change the track, or say plainly what gets better.`
          : t`${titled(item)}: on the strategic track, and reads operational (${words}). Change the track, or say plainly what will be different.`,
      related: evidencePlaces(item, judgement, evidence),
      get fixes() {
        return [...changeTrack(item, verdict), ...changeTrack(item, 'neither')];
      },
    };
  },
});
