/** Holds the hyperparameters of the training: step sizes, penalties, and the weight of each kind of item. */

/** Hyperparameters of the training. */
export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  readonly batch: number;
  /** Strength that pulls every weight back to its prior. */
  readonly penalty: number;
  /** Factor on the penalty for features of two words. */
  readonly pairPenalty: number;
  /** Penalty for values of fields. High, because few real items state any: the priors are kept. */
  readonly fieldPenalty: number;
  /** Features that occur in fewer items are not trained, unless the lexicon has them. */
  readonly leastItems: number;
  /** Share of features dropped at random from each item, so that no verdict depends on one word. */
  readonly dropped: number;
  /** Factor on the weight of mixed items, which are few. Higher for invented ones: readers of real ones disagree. */
  readonly mixedReal: number;
  readonly mixedInvented: number;
  /** Strength that pulls marked words to at least `margin` and, as `unmarked`, all others to zero. */
  readonly marked: number;
  readonly unmarked: number;
  readonly margin: number;
  /** Share of the rounds after which weights are averaged; the averages are the result. */
  readonly meanFrom: number;
  /** Weight of an item by its set; `disputed` is a real item whose readers disagree. */
  readonly voice: number;
  readonly disputed: number;
  readonly pair: number;
  readonly school: number;
  /** Weight of invented items that say too little. High, because they are few and short. */
  readonly thin: number;
  readonly labelled: number;
}

/** The settings in use, chosen by holding out sources, registers and sectors, never on the court. */
export const LEARNING: Settings = {
  rounds: 16,
  rate: 0.01,
  batch: 16,
  penalty: 0.005,
  pairPenalty: 3,
  fieldPenalty: 0.05,
  leastItems: 3,
  dropped: 0.1,
  mixedReal: 1.1,
  mixedInvented: 1.5,
  marked: 1,
  unmarked: 0.05,
  margin: 0.5,
  meanFrom: 0.5,
  voice: 1,
  disputed: 0.8,
  pair: 0.4,
  school: 0.45,
  thin: 4,
  labelled: 0.6,
};
