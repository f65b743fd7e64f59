/** Trains judges: reads all training data once, and trains weights on any part of it. */
import { createJudge, type Judge } from '../../server/src/traits/judge.ts';
import { words } from '../../server/src/traits/pack/en/language.ts';
import { type Calibration, sharesOf, VERDICTS } from '../../server/src/traits/verdict.ts';
import type { WeightData } from '../../server/src/traits/weight-data.ts';
import { mixedCalibration, neverFalling, type Point } from './calibration.ts';
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
  weights(taught: (item: Item) => boolean, calibration?: Calibration): WeightData {
    const learner = new Learner(this.#features, this.#fields, this.#prior, this.#settings);
    learner.learn(this.#documents.filter(({ item }) => taught(item)));
    return learner.data(calibration);
  }

  /** Calibrates verdicts on real items, with weights that were not trained on their sources. */
  calibration(): Calibration {
    const mixed: Point[] = [];
    const others: Point[] = [];
    for (let fold = 0; fold < FOLDS; fold++) {
      const weights = this.weights((item) => foldOf(item, FOLDS) !== fold);
      const judge = createJudge({ ...words, weights });
      for (const item of this.voices) {
        if (foldOf(item, FOLDS) !== fold) continue;
        const { verdict, sums } = judge(item.subject);
        const right = item.readings.filter((said) => said === verdict).length / item.readings.length;
        const share = sharesOf(sums, weights.numbers)[VERDICTS.indexOf(verdict)]!;
        (verdict === 'mixed' ? mixed : others).push([share, right]);
      }
    }
    return { points: neverFalling(others), mixed: mixedCalibration(mixed) };
  }
}

/** Creates a judge with these weights. */
export const judgeWith = (weights: WeightData): Judge => createJudge({ ...words, weights });
