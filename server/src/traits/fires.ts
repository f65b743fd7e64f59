/** Decides when a judgement becomes a finding. */
import type { Judgement } from './judgement.ts';

export type Track = 'operational' | 'strategic' | 'neither';
export type TraitFinding = 'mixed-traits' | 'misclassified' | 'unclassified';

/** Confidence thresholds at which each finding fires; docs/verdict.md says what they find and how often they are wrong. */
export const THRESHOLDS = {
  mixed: 0.55,
  misclassified: 0.75,
  unclassified: 0.75,
} as const;

/** Returns the finding that a judgement gives rise to on an item with this `track` (undefined where none is stated), if any. */
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
