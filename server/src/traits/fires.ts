/** When a judgement becomes a finding. */
import type { Judgement } from './judgement.ts';

export type Track = 'operational' | 'strategic' | 'neither';
export type TraitFinding = 'mixed-traits' | 'misclassified' | 'unclassified';

/** Confidence from which each finding fires; docs/verdict.md states what they cost and catch. */
export const THRESHOLDS: Readonly<Record<TraitFinding, number>> = {
  'mixed-traits': 0.9,
  misclassified: 0.9,
  unclassified: 0.75,
};

/** The trait finding a judgement earns on an item declared on `track` (undefined: none declared), if any. */
export function fires(judgement: Judgement, track: Track | undefined): TraitFinding | undefined {
  const { verdict, confidence } = judgement;
  if (track === 'neither' || verdict === 'unclear' || verdict === track) return undefined;
  const finding: TraitFinding = verdict === 'mixed' ? 'mixed-traits' : track === undefined ? 'unclassified' : 'misclassified';
  return confidence >= THRESHOLDS[finding] ? finding : undefined;
}
