/** Decides when a judgement becomes a finding. */
import type { Track } from '../core/model/item.ts';
import type { Judgement } from './judgement.ts';

export type TraitFinding = 'mixed-traits' | 'misclassified' | 'unclassified';
/** The rules that judge an item. */
export const traitFindings: ReadonlySet<string> = new Set<TraitFinding>([
  'mixed-traits',
  'misclassified',
  'unclassified',
]);

/** Minimum confidence for each finding; docs/verdict.md gives their recall and error rates. */
export const THRESHOLDS = {
  mixed: 0.4,
  misclassified: 0.75,
  unclassified: 0.75,
} as const;

/** Returns the finding, if any, for a judgement of an item with this `track` (undefined if not stated). */
export function fires(
  judgement: Pick<Judgement, 'verdict' | 'confidence'>,
  track: Track | undefined,
): TraitFinding | undefined {
  const { verdict, confidence } = judgement;
  if (track === 'neither' || verdict === 'unclear' || verdict === track) return undefined;
  if (verdict === 'mixed') return confidence >= THRESHOLDS.mixed ? 'mixed-traits' : undefined;
  const finding = track === undefined ? 'unclassified' : 'misclassified';
  return confidence >= THRESHOLDS[finding] ? finding : undefined;
}
