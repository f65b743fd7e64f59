/** When a verdict is sure enough to be written as a track without anybody being asked. */

import type { Judgement } from '../../traits/judgement.ts';

/** Least confidence: of real items judged by weights that had not seen them, 95 in 100 were right from here on. */
export const CONFIDENT = 0.85;
/** Least evidence for the track: a word or two are too little, however clear they are. */
export const LEAST_EVIDENCE = 1;
/** How many times as much evidence as for the other track. */
export const TIMES = 2;

/** Returns the track of a sure verdict; null where a person should say. */
export function sureTrack({ verdict, confidence, scores }: Judgement): 'operational' | 'strategic' | null {
  if (verdict !== 'operational' && verdict !== 'strategic') return null;
  const other = verdict === 'operational' ? scores.strategic : scores.operational;
  return confidence >= CONFIDENT && scores[verdict] >= Math.max(LEAST_EVIDENCE, TIMES * other)
    ? verdict
    : null;
}
