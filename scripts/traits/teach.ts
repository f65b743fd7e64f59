/** Teaches judges: everything that is learned from, read once, and weights from any part of it. */
import { createJudge, type Judge } from '../../server/src/traits/judge.ts';
import { words } from '../../server/src/traits/pack/en/language.ts';
import { sharesOf, VERDICTS, type VerdictNumbers } from '../../server/src/traits/verdict.ts';
import type { WeightData } from '../../server/src/traits/weight-data.ts';
import { type Item, readLabelled, readPairs, readSchool, readVoices } from './corpus.ts';
import { type Document, FeatureNames, FieldNames, readDocuments } from './documents.ts';
import { foldOf } from './folds.ts';
import { Learner } from './learn.ts';
import { lexiconPhrases, type Prior, readLexicon } from './lexicon.ts';

/** Folds of sources, for calibration and for what is measured by source. */
export const FOLDS = 5;

/** All items that may be learned from, with their features. */
export class School {
  readonly voices: readonly Item[] = readVoices();
  readonly labelled: readonly Item[] = readLabelled();
  /** Invented items that say too little, or stand on neither path. */
  readonly thin: readonly Item[];
  private readonly documents: readonly Document[];
  private readonly features = new FeatureNames();
  private readonly fields = new FieldNames();
  private readonly prior: Prior;

  constructor() {
    const pack = { ...words, phrases: lexiconPhrases() };
    const invented = readSchool();
    this.thin = invented.filter(({ label }) => label === 'unclear');
    const items = [...this.voices, ...readPairs(), ...invented, ...this.labelled];
    this.documents = readDocuments(items, pack, this.features, this.fields);
    this.prior = readLexicon(pack, this.features);
  }

  /** How many items there are to learn from. */
  get size(): number {
    return this.documents.length;
  }

  /** Weights taught on the items that `taught` admits. */
  weights(taught: (item: Item) => boolean, calibration?: VerdictNumbers['calibration']): WeightData {
    const learner = new Learner(this.features, this.fields, this.prior);
    learner.learn(this.documents.filter(({ item }) => taught(item)));
    return learner.data(calibration);
  }

  /** The calibration of verdicts on real items, by weights that had not seen their sources. */
  calibration(): VerdictNumbers['calibration'] {
    const points: [share: number, right: number][] = [];
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = this.weights((item) => foldOf(item, FOLDS) !== fold);
      const judge = createJudge({ ...words, weights });
      for (const item of this.voices) {
        if (foldOf(item, FOLDS) !== fold) continue;
        const { verdict, sums } = judge(item.subject);
        const right = item.readings.filter((said) => said === verdict).length / item.readings.length;
        points.push([sharesOf(sums, weights.numbers)[VERDICTS.indexOf(verdict)]!, right]);
      }
    }
    return neverFalling(points);
  }
}

/** A judge with the weights given. */
export const judgeWith = (weights: WeightData): Judge => createJudge({ ...words, weights });

/** Nothing is said to be surer than this: a few hundred items cannot tell 99 in 100 from all. */
const MOST_SURE = 0.99;
/** Points in a bin, at least. */
const LEAST_BIN = 60;

/** The measured share of right verdicts by the share said, in bins that never fall, as points of a line. */
export function neverFalling(
  points: readonly (readonly [share: number, right: number])[],
): [number, number][] {
  const sorted = [...points].sort(([a], [b]) => a - b);
  const bins: { share: number; right: number; count: number }[] = [];
  for (let from = 0; from < sorted.length; from += LEAST_BIN) {
    const part = sorted.slice(from, from + LEAST_BIN);
    const mean = (of: 0 | 1): number => part.reduce((sum, point) => sum + point[of], 0) / part.length;
    bins.push({ share: mean(0), right: mean(1), count: part.length });
    for (let at = bins.length - 1; at > 0 && bins[at]!.right <= bins[at - 1]!.right; at--) {
      const [a, b] = [bins[at - 1]!, bins[at]!];
      const count = a.count + b.count;
      const joined = (key: 'share' | 'right'): number => (a[key] * a.count + b[key] * b.count) / count;
      bins.splice(at - 1, 2, { share: joined('share'), right: joined('right'), count });
    }
  }
  const rounded = (value: number): number => Math.round(value * 1000) / 1000;
  const line = bins.map(({ share, right }): [number, number] => [
    rounded(share),
    Math.min(rounded(right), MOST_SURE),
  ]);
  // Beyond the last bin nothing was measured: the line goes on flat.
  return [...line, [1, line.at(-1)?.[1] ?? 0]];
}
