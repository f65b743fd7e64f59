/** The shape of the learned weights as data. */
import type { VerdictNumbers } from './verdict.ts';

/** Kinds of features, each with a table of its own among the weights. */
export type FeatureKind = 'word' | 'opener' | 'pair' | 'act' | 'object' | 'deed' | 'cue' | 'phrase';

/** `lean`: above 0 strategic, below 0 operational. `neither`: 0 or more. */
export type Weight = readonly [lean: number, neither: number];

/** The weights as data: features of one name, and features of two names by the first and the second. */
export interface WeightData {
  readonly single: Readonly<Record<SingleKind, Readonly<Record<string, Weight>>>>;
  readonly double: Readonly<Record<DoubleKind, Readonly<Record<string, Readonly<Record<string, Weight>>>>>>;
  /** Values and words of fields to their lean. */
  readonly fields: Readonly<Record<string, number>>;
  readonly numbers: VerdictNumbers;
}
export type DoubleKind = 'opener' | 'pair' | 'deed';
export type SingleKind = Exclude<FeatureKind, DoubleKind>;
export const DOUBLE: readonly FeatureKind[] = ['opener', 'pair', 'deed'];
