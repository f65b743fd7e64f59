/** The settings of the learning: how far each step goes, what draws a weight back, and how much an item counts. */

/** How the learning is done. */
export interface Settings {
  readonly rounds: number;
  readonly rate: number;
  readonly batch: number;
  /** Draws every weight back to what was known before. */
  readonly penalty: number;
  /** Times the penalty, for features of two words. */
  readonly pairPenalty: number;
  /** For values of fields: few real items state any, so what is known of them beforehand is held on to. */
  readonly fieldPenalty: number;
  /** A feature of fewer items is not learned, unless the lexicon knows it. */
  readonly leastItems: number;
  /** Share of the features left out of every item as it is learned, so that no verdict hangs on one word. */
  readonly dropped: number;
  /** How much a mixed item counts: there are few. More where it was written to be mixed: readers of real ones differ. */
  readonly mixedReal: number;
  readonly mixedInvented: number;
  /** Pulls marked words to at least `margin`, and all others to nothing. */
  readonly marked: number;
  readonly unmarked: number;
  readonly margin: number;
  /** The weights are the mean of those of the later rounds. */
  readonly meanFrom: number;
  /** How much an item of a set counts; `disputed` is a real one whose readers differ. */
  readonly voice: number;
  readonly disputed: number;
  readonly pair: number;
  readonly school: number;
  /** Invented items that say too little: few and short, so that a word of theirs is met seldom. */
  readonly thin: number;
  readonly labelled: number;
}

/** The settings in use; chosen by leaving sources, registers and sectors out, never on the court's items. */
export const LEARNING: Settings = {
  rounds: 16,
  rate: 0.01,
  batch: 16,
  penalty: 0.005,
  pairPenalty: 3,
  fieldPenalty: 0.05,
  leastItems: 2,
  dropped: 0.1,
  mixedReal: 1.1,
  mixedInvented: 1.5,
  marked: 1,
  unmarked: 0.3,
  margin: 0.5,
  meanFrom: 0.5,
  voice: 1,
  disputed: 0.8,
  pair: 0.4,
  school: 0.45,
  thin: 2,
  labelled: 0.6,
};
