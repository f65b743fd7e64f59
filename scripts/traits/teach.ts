/** Trains judges: reads all training data once, and trains weights on any part of it. */
import { createJudge, type Judge } from '../../server/src/traits/judge.ts';
import { words } from '../../server/src/traits/pack/en/language.ts';
import { sharesOf, VERDICTS, type VerdictNumbers } from '../../server/src/traits/verdict.ts';
import type { WeightData } from '../../server/src/traits/weight-data.ts';
import { type Item, readLabelled, readPairs, readSchool, readVoices } from './corpus.ts';
import { type Document, FeatureNames, FieldNames, readDocuments } from './documents.ts';
import { foldOf } from './folds.ts';
import { Learner } from './learn.ts';
import { lexiconPhrases, type Prior, readLexicon } from './lexicon.ts';
import { LEARNING, type Settings } from './settings.ts';

/** Number of folds by source, for calibration and cross-validation. */
export const FOLDS = 5;

/** All training items with their features. */
export class School {
  readonly voices: readonly Item[] = readVoices();
  readonly labelled: readonly Item[] = readLabelled();
  /** Invented items that are too thin to judge, or on neither path. */
  readonly thin: readonly Item[];
  readonly #documents: readonly Document[];
  readonly #features = new FeatureNames();
  readonly #fields = new FieldNames();
  readonly #prior: Prior;
  readonly #settings: Settings;

  constructor(settings: Settings = LEARNING) {
    this.#settings = settings;
    const pack = { ...words, phrases: lexiconPhrases() };
    const invented = readSchool();
    this.thin = invented.filter(({ label }) => label === 'unclear');
    const items = [...this.voices, ...readPairs(), ...invented, ...this.labelled];
    this.#documents = readDocuments(items, pack, this.#features, this.#fields);
    this.#prior = readLexicon(pack, this.#features);
  }

  /** Number of training items. */
  get size(): number {
    return this.#documents.length;
  }

  /** Trains weights on the items that `taught` selects. */
  weights(taught: (item: Item) => boolean, calibration?: VerdictNumbers['calibration']): WeightData {
    const learner = new Learner(this.#features, this.#fields, this.#prior, this.#settings);
    learner.learn(this.#documents.filter(({ item }) => taught(item)));
    return learner.data(calibration);
  }

  /** Calibrates verdicts on real items, with weights that were not trained on their sources. */
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

/** Creates a judge with these weights. */
export const judgeWith = (weights: WeightData): Judge => createJudge({ ...words, weights });

/** Maximum confidence: a few hundred items cannot tell 99 in 100 from certainty. */
const MAX_SURE = 0.99;
/** Minimum number of points per bin. */
const MIN_BIN = 60;

/** Fits accuracy as a non-decreasing function of stated confidence, in bins; returns the points of a line. */
export function neverFalling(
  points: readonly (readonly [share: number, right: number])[],
): [number, number][] {
  const sorted = [...points].sort(([a], [b]) => a - b);
  const bins: { share: number; right: number; count: number }[] = [];
  for (let from = 0; from < sorted.length; from += MIN_BIN) {
    const part = sorted.slice(from, from + MIN_BIN);
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
    Math.min(rounded(right), MAX_SURE),
  ]);
  // Extrapolate flat beyond the last bin.
  return [...line, [1, line.at(-1)?.[1] ?? 0]];
}
