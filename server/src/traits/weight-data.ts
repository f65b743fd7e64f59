/** Types of the learned weights as data. */
import type { VerdictNumbers } from './verdict.ts';

/** Kinds of features. Each has its own table of weights. */
export type FeatureKind = 'word' | 'opener' | 'pair' | 'act' | 'object' | 'deed' | 'cue' | 'phrase';

/** `lean`: positive is strategic, negative operational. `neither`: 0 or more. */
export type Weight = readonly [lean: number, neither: number];

/** The weights as data: one-name features by name, two-name features by first and second name. */
export interface WeightData {
  readonly single: Readonly<Record<SingleKind, Readonly<Record<string, Weight>>>>;
  readonly double: Readonly<Record<DoubleKind, Readonly<Record<string, Readonly<Record<string, Weight>>>>>>;
  /** Lean by field value or field word. */
  readonly fields: Readonly<Record<string, number>>;
  readonly numbers: VerdictNumbers;
}
export type DoubleKind = 'opener' | 'pair' | 'deed';
export type SingleKind = Exclude<FeatureKind, DoubleKind>;
export const DOUBLE: readonly FeatureKind[] = ['opener', 'pair', 'deed'];
