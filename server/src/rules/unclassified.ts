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
    .default(THRESHOLDS.unclassified)
    .meta({ doc: 'How sure the verdict must be, 0 to 1.' }),
});

export const unclassified = defineItemRule<{ judgement: Judgement; verdict: Pole }, typeof options>({
  id: 'unclassified',
  severity: 'warning',
  summary: 'An item has no track, and its text says which',
  fixable: 'unsafe',
  options,
  *check(item, { judge }, { confidence }) {
    if (item.track !== null || item.fields.track !== undefined) return;
    const judgement = judge(item);
    const { verdict } = judgement;
    if ((verdict === 'operational' || verdict === 'strategic') && judgement.confidence >= confidence)
      yield { judgement, verdict };
  },
  report: ({ judgement, verdict }, item) => {
    const evidence = strongest(item, judgement, verdict);
    return {
      span: item.name,
      message:
        verdict === 'strategic'
          ? t`${titled(item)}: on no track, and reads strategic (${quotedWords(item, judgement, evidence)}). Say which track the item is on.`
          : t`${titled(item)}: on no track, and reads operational (${quotedWords(item, judgement, evidence)}). Say which track the item is on.`,
      related: evidencePlaces(item, judgement, evidence),
      get fixes() {
        return [...changeTrack(item, verdict), ...changeTrack(item, 'neither')];
      },
    };
  },
});
