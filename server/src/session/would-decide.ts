/** Suggests what an item should state for its verdict to become certain. */
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import { THRESHOLDS } from '../traits/fires.ts';
import type { Judgement } from '../traits/judgement.ts';
import { MIN_PIECE } from '../traits/verdict.ts';

/** Minimum weight of a real piece of work. Anything less is a word or two. */
const MIN_WORK = 1;

/**
 * What is missing, in the order in which a list shows the gaps: anything but a title; the activity; what a purchase or
 * a duty changes; which of two kinds it is; the measure that moves; what will be new.
 */
export const gaps = ['title-alone', 'act', 'change', 'either', 'measure', 'offer'] as const;
export type Gap = (typeof gaps)[number];

/** Determines what an item lacks; null if its verdict is certain enough for a finding. */
export function gapOf(
  { verdict, confidence, sums }: Pick<Judgement, 'verdict' | 'confidence' | 'sums'>,
  titleAlone: boolean,
): Gap | null {
  const { operational, strategic } = sums.substance;
  const work = operational + strategic;
  if (verdict !== 'unclear' && confidence >= THRESHOLDS[verdict === 'mixed' ? 'mixed' : 'misclassified'])
    return null;
  // Among real items that read unclear like this, 9 in 10 have words that mark a purchase, a duty or an event.
  if (sums.neither >= MIN_PIECE && sums.neither > work) return 'change';
  if (titleAlone) return 'title-alone';
  if (work < MIN_WORK || sums.named.operational + sums.named.strategic === 0) return 'act';
  if (Math.min(operational, strategic) > MIN_WORK) return 'either';
  return operational >= strategic ? 'measure' : 'offer';
}

/** Advises how to close a gap, in a sentence. */
export function gapWords(gap: Gap): string {
  switch (gap) {
    case 'change':
      return t`It says what is bought, renewed, reported or held, and not what that changes. Say what will work better or what will be new, or set track: neither.`;
    case 'title-alone':
      return t`It is a title alone. Say in a sentence what is done, to what, and what will be different.`;
    case 'act':
      return t`It hardly says what is done. Name the act and its object, and the measure that moves or the offer that is new.`;
    case 'either':
      return t`It says both: what works better, and what is new. Say which of them this item is, or split it.`;
    case 'measure':
      return t`Name the measure that moves, with where it starts, or the standard that is held.`;
    case 'offer':
      return t`Name what the organisation will do that it does not do today, and for whom.`;
  }
}

/**
 * Advises what an item should state, in one sentence; null if its verdict is certain enough for a finding, or if it is
 * stated to be on neither track.
 */
export function wouldDecide(judgement: Judgement, item: ItemView): string | null {
  if (item.track === 'neither') return null;
  const gap = gapOf(judgement, hasTitleAlone(item));
  return gap === null ? null : gapWords(gap);
}

/** Tells whether an item lacks a description. */
export const hasTitleAlone = ({ fields }: ItemView): boolean => fields.description === undefined;
