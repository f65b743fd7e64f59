import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { lazyFix } from './fixes/key-fixes.ts';
import type { RuleFix } from './kit/define-rule.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { LARGE, type LooseWord, looseWord } from './kit/loose-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  confidence: z
    .number()
    .min(0)
    .max(1)
    .default(0.7)
    .meta({ doc: 'How sure it must be that the work is operational, 0 to 1.' }),
});

export const inflatedLanguage = defineItemRule<LooseWord, typeof options>({
  id: 'inflated-language',
  severity: 'info',
  summary: 'Large words on an improvement',
  fixable: 'unsafe',
  options,
  silencedBy: ['misclassified', 'mixed-traits'],
  *check(item, { judge, settings }, { confidence }) {
    if (!item.open || item.track === 'neither') return;
    const { neutral, strategic } = settings.vocabulary;
    const word = looseWord(item, LARGE, [...neutral, ...strategic]);
    if (word === null) return;
    const judgement = judge(item);
    if (judgement.verdict === 'operational' && judgement.confidence >= confidence) yield word;
  },
  report: (word, item) => ({
    span: word.span,
    message: t`${titled(item)}: “${word.text}” is a large word for work that makes what exists work better. Say plainly what gets better.`,
    fixes: without(item, word),
  }),
});

/** Words that can be dropped from a phrase. */
const ADORNING =
  /^(?:world[- ]class|best[- ]in[- ]class|next[- ]gen(?:eration)?|game[- ]changing|cutting[- ]edge|ground-?breaking|trail-?blazing|visionary|revolutionary|transformational|transformative|strategic|breakthrough)$/i;

/** Returns a fix that deletes such a word and the blank after it, and passes its capital on to the next word. */
function without(item: ItemView, word: LooseWord): RuleFix[] {
  const { start, end } = word.span;
  const after = /^ (?=(\p{L}))/u.exec(item.block.text.slice(end));
  const { text } = item.block;
  // The next word might need another article: a strategic idea, an idea.
  if (
    !ADORNING.test(word.text) ||
    text.slice(start, end) !== word.text ||
    after === null ||
    /\ban? $/i.test(text.slice(0, start))
  )
    return [];
  const letter = after[1] as string;
  return lazyFix(item, t`Delete “${word.text}”`, () =>
    word.first
      ? [{ span: { start, end: end + 1 + letter.length }, text: letter.toUpperCase() }]
      : [{ span: { start, end: end + 1 }, text: '' }],
  );
}
