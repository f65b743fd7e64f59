import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Judgement } from '../traits/judgement.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { type LooseWord, looseWord, SMALL } from './kit/loose-words.ts';
import { titled } from './kit/titles.ts';
import { evidencePlaces, quotedWords, strongest } from './kit/trait-words.ts';

const options = z.object({
  confidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.7)
    .meta({ doc: 'How sure it must be that the work is strategic, 0 to 1.' }),
});

export const understatedChange = defineItemRule<{ word: LooseWord; judgement: Judgement }, typeof options>({
  id: 'understated-change',
  severity: 'info',
  summary: 'Small words on a strategic change',
  options,
  silencedBy: ['misclassified', 'mixed-traits', 'unclassified'],
  *check(item, { judge, settings }, { confidence }) {
    if (!item.open || item.track === 'neither') return;
    const { neutral, operational } = settings.vocabulary;
    const word = looseWord(item, SMALL, [...neutral, ...operational]);
    if (word === null) return;
    const judgement = judge(item);
    if (judgement.verdict === 'strategic' && judgement.confidence >= confidence) yield { word, judgement };
  },
  report: ({ word, judgement }, item) => {
    const evidence = strongest(item, judgement, 'strategic');
    return {
      span: word.span,
      message: t`${titled(item)}: “${word.text}” sounds small, and the work changes what is done or how (${quotedWords(item, judgement, evidence)}). Say plainly what will be different.`,
      related: evidencePlaces(item, judgement, evidence),
    };
  },
});
