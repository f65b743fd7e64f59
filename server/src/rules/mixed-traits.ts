import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import type { JudgeItem } from '../edits/split/split-half.ts';
import { ownSide } from '../edits/split/split-item.ts';
import { titleHalves } from '../edits/split/split-plan.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Judgement, Pole } from '../traits/judgement.ts';
import { mixedFixes } from './fixes/track-fixes.ts';
import { defineItemRule, type RelatedPlace } from './kit/define-rule.ts';
import { fte } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';
import { clip, evidencePlaces, quotedWords, strongest } from './kit/trait-words.ts';

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
    const operational = strongest(item, judgement, 'operational');
    const strategic = strongest(item, judgement, 'strategic');
    return {
      span: item.name,
      message: message(item, judgement, context.judge),
      related: [
        ...evidencePlaces(item, judgement, [...operational, ...strategic]),
        ...undivided(item, judgement),
      ],
      get fixes() {
        return mixedFixes(item, judgement, context);
      },
    };
  },
});

function message(item: ItemView, judgement: Judgement, judge: JudgeItem): string {
  const { mix } = judgement;
  const name = titled(item);
  const [operational, strategic] = [
    spoken(item, judgement, 'operational'),
    spoken(item, judgement, 'strategic'),
  ];
  if (mix?.kind === 'governance' && mix.substance !== undefined) {
    return mix.substance === 'strategic'
      ? t`${name}: strategic work (${strategic.words}), run like a daily improvement (${operational.words}). Change how the work is run, or split it.`
      : t`${name}: operational work (${operational.words}), run like a strategic programme (${strategic.words}). Change how the work is run, or split it.`;
  }
  const halves = titleHalves(item, judgement, judge);
  if (halves !== null)
    return t`${name}: “${clip(halves.operational)}” is an improvement; “${clip(halves.strategic)}” is a strategic change. Split them.`;
  if (operational.prose && strategic.prose)
    return t`${name}: ${operational.words} is an improvement; ${strategic.words} is a strategic change. Split them.`;
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

/** Quotes the strongest evidence for a pole; prose if there is any, because it says what is done. */
function spoken(
  item: ItemView,
  judgement: Judgement,
  pole: Pole,
): { readonly words: string; readonly prose: boolean } {
  const all = strongest(item, judgement, pole, 6);
  const prose = all.find(
    ({ path, source }) => source !== 'field' && (path === 'title' || path === 'description'),
  );
  if (prose !== undefined) return { words: quotedWords(item, judgement, [prose]), prose: true };
  const [first] = all;
  // A value alone (`0.5 fte`) says nothing without its key.
  return {
    words: first === undefined ? '' : `“${first.path.split('.')[0]}: ${clip(first.text)}”`,
    prose: false,
  };
}
