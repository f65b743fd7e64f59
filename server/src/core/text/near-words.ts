/** Finds the known word that a mistyped one most likely means. */
import { distance } from 'fastest-levenshtein';

/** Maximum edit distance at which a word of this length counts as a misspelling. */
const limitOf = (word: string): number => (word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3);

/** Tells whether a word may be a misspelling of a candidate. */
export function isNear(word: string, candidate: string): boolean {
  const limit = limitOf(word);
  return Math.abs(candidate.length - word.length) <= limit && distance(word, candidate) <= limit;
}

/** Returns the candidate nearest to a mistyped word, on a tie the first; undefined if none is near. */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  const limit = limitOf(word);
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > limit) continue;
    const d = distance(word, candidate);
    if (d < least) {
      least = d;
      best = candidate;
    }
  }
  return best;
}

/**
 * Indexes a changing set of words for repeated nearest-word queries. A bit mask of its letters is kept for each word:
 * one edit adds at most one letter and removes at most one, so that most words are ruled out without comparing them.
 */
export class NearWords {
  readonly #words: () => Iterable<string>;
  /** Null until the first query, because most sets are never asked. */
  #masks: Map<string, number> | null = null;
  /** Answers cached since the last change of the set. */
  readonly #known = new Map<string, string | undefined>();

  /** @param words returns the set as it is now; `add` and `delete` tell of every change */
  constructor(words: () => Iterable<string>) {
    this.#words = words;
  }

  add(word: string): void {
    this.#masks?.set(word, maskOf(word));
    this.#forget();
  }
  delete(word: string): void {
    this.#masks?.delete(word);
    this.#forget();
  }

  #forget(): void {
    // `clear` allocates, even if there is nothing to clear.
    if (this.#known.size > 0) this.#known.clear();
  }

  /**
   * Returns the nearest word other than `word` itself, on a tie the alphabetically first; undefined if none is near.
   */
  nearest(word: string): string | undefined {
    if (!this.#known.has(word)) this.#known.set(word, this.#find(word));
    return this.#known.get(word);
  }

  #find(word: string): string | undefined {
    const mask = maskOf(word);
    this.#masks ??= new Map([...this.#words()].map((each) => [each, maskOf(each)]));
    let best: string | undefined;
    let least = limitOf(word);
    for (const [candidate, other] of this.#masks) {
      const longer = candidate.length - word.length;
      if (longer > least || -longer > least) continue;
      if (bits(other & ~mask) > least || bits(mask & ~other) > least) continue;
      const d = distance(word, candidate);
      if (d > least || d === 0 || (d === least && best !== undefined && best < candidate)) continue;
      least = d;
      best = candidate;
    }
    return best;
  }
}

/** Sets one bit per letter. Letters that share a bit only make the filter less selective. */
function maskOf(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i++) mask |= 1 << (word.charCodeAt(i) & 31);
  return mask;
}

function bits(mask: number): number {
  let n = mask - ((mask >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
