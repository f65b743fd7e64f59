import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { ownSide } from '../edits/split/split-item.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Judgement, Pole } from '../traits/judgement.ts';
import { mixedFixes } from './fixes/track-fixes.ts';
import { defineItemRule, type RelatedPlace } from './kit/define-rule.ts';
import { fte } from './kit/portfolio-words.ts';
import { titled } from './kit/titles.ts';
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
      message: message(item, judgement),
      related: [...evidencePlaces(item, [...operational, ...strategic]), ...undivided(item, judgement)],
      get fixes() {
        return mixedFixes(item, judgement, context);
      },
    };
  },
});

function message(item: ItemView, judgement: Judgement): string {
  const { mix } = judgement;
  const name = titled(item);
  const [operational, strategic] = [spoken(judgement, 'operational'), spoken(judgement, 'strategic')];
  if (mix?.kind === 'governance' && mix.substance !== undefined) {
    return mix.substance === 'strategic'
      ? t`${name}: strategic work (${strategic}), run like a daily improvement (${operational}). Change how the work is run, or split it.`
      : t`${name}: operational work (${operational}), run like a strategic programme (${strategic}). Change how the work is run, or split it.`;
  }
  return t`${name}: ${operational} is an improvement; ${strategic} is a strategic change. Split them.`;
}

/** Points out that the one-key split does not divide the effort, with a related place at it. */
function undivided(item: ItemView, { scores }: Judgement): RelatedPlace[] {
  const at = item.fields.effort ?? item.fields.teams;
  if (item.effort === null || item.effort === 0 || at === undefined) return [];
  const message =
    ownSide(item, scores) === 'operational'
      ? t`After a split all ${fte(item.effort)} stand with the operational half until somebody divides them`
      : t`After a split all ${fte(item.effort)} stand with the strategic half until somebody divides them`;
  return [{ span: { start: at.start, end: at.end }, message }];
}

/** Quotes the strongest evidence for a pole; prose if there is any, because it says what is done. */
function spoken(judgement: Judgement, pole: Pole): string {
  const all = strongest(judgement, pole, 6);
  const prose = all.filter(
    ({ path, source }) => source !== 'field' && (path === 'title' || path === 'description'),
  );
  return quotedWords((prose.length > 0 ? prose : all).slice(0, 1));
}
