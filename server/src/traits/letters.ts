/** Runs of letters: what words never met have in common with words that were. */
import { bucketOf } from './hash.ts';
import type { WeightTable } from './model.ts';

/** The kind of feature that a run of letters is. */
export const LETTERS = 8;

const SHORTEST = 3;
const LONGEST = 5;
/** Of a longer word only the beginning is looked at. */
const LONGEST_WORD = 24;

/** Buckets of the runs of three to five letters of `word`, its ends marked; none for a word of one or two letters. */
export function letterBuckets(word: string): number[] {
  const length = Math.min(word.length, LONGEST_WORD);
  const buckets: number[] = [];
  if (length < SHORTEST) return buckets;
  for (let from = -1; from + SHORTEST <= length + 1; from++) {
    let hash = 0x811c9dc5;
    for (let at = from; at < from + LONGEST && at <= length; at++) {
      const code = at < 0 || at === length ? 0x20 : word.charCodeAt(at);
      hash = Math.imul(hash ^ code, 0x01000193);
      if (at - from + 1 >= SHORTEST) buckets.push(bucketOf(LETTERS, hash, 0));
    }
  }
  return buckets;
}

/** What the letters of a word weigh in all. */
export interface LetterWeight {
  readonly lean: number;
  readonly neither: number;
  /** How many of its runs were ever learned. */
  readonly known: number;
}

/** Words whose letters are kept weighed; with more, all are forgotten. */
const KEPT = 20_000;

/** Weighs the letters of words, once a word: a portfolio says the same words again and again. */
export class LetterWeights {
  private readonly kept = new Map<string, LetterWeight>();
  private readonly table: WeightTable;

  constructor(table: WeightTable) {
    this.table = table;
  }

  of(word: string): LetterWeight {
    const known = this.kept.get(word);
    if (known !== undefined) return known;
    const weight = this.weigh(word);
    if (this.kept.size >= KEPT) this.kept.clear();
    if (word.length <= LONGEST_WORD) this.kept.set(word, weight);
    return weight;
  }

  private weigh(word: string): LetterWeight {
    let lean = 0;
    let neither = 0;
    let known = 0;
    for (const bucket of letterBuckets(word)) {
      const slot = this.table.slot(bucket);
      if (slot < 0) continue;
      lean += this.table.weight(slot, 0);
      neither += this.table.weight(slot, 1);
      known++;
    }
    return { lean, neither, known };
  }
}
