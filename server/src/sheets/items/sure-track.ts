/** When a verdict is sure enough to be written as a track without anybody being asked. */
import { type Judgement, THRESHOLDS } from '../../traits/judge.ts';

/** Least confidence: the one at which a verdict is held against a track declared otherwise. */
export const CONFIDENT = THRESHOLDS.misclassified;
/** Least evidence for the track: a word or two are too little, however clear they are. */
export const LEAST_EVIDENCE = 3;
/** How many times as much evidence as for the other track. */
export const TIMES = 2;

/** The track of a sure verdict; null where a person should say. */
export function sureTrack({ verdict, confidence, scores }: Judgement): 'operational' | 'strategic' | null {
  if (verdict !== 'operational' && verdict !== 'strategic') return null;
  const other = verdict === 'operational' ? scores.strategic : scores.operational;
  return confidence >= CONFIDENT && scores[verdict] >= Math.max(LEAST_EVIDENCE, TIMES * other)
    ? verdict
    : null;
}
