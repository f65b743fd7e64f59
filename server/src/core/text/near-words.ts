/** Did you mean: which of some words a mistyped one is nearest to. */
import { distance } from 'fastest-levenshtein';

/** How many letters may be wrong, missing or too many in a word for it to be taken for another. */
const limitOf = (word: string): number => (word.length <= 3 ? 1 : word.length <= 7 ? 2 : 3);

/** Whether a mistyped word may mean a candidate. */
export function isNear(word: string, candidate: string): boolean {
  const limit = limitOf(word);
  return Math.abs(candidate.length - word.length) <= limit && distance(word, candidate) <= limit;
}

/** The candidate that a mistyped word most likely means, the first of those as near; none where nothing is near. */
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
 * A changing set of words that is asked again and again which of them is nearest. Each word is held with a mask of
 * the letters in it: an edit brings in one letter and takes out one, so that most words need not be compared.
 */
export class NearWords {
  readonly #masks = new Map<string, number>();
  /** Answers since the set last changed. */
  readonly #known = new Map<string, string | undefined>();

  add(word: string): void {
    this.#masks.set(word, maskOf(word));
    this.#known.clear();
  }
  delete(word: string): void {
    this.#masks.delete(word);
    this.#known.clear();
  }

  /** The nearest word other than `word` itself, the first by letters of those as near; none where nothing is near. */
  nearest(word: string): string | undefined {
    if (!this.#known.has(word)) this.#known.set(word, this.#find(word));
    return this.#known.get(word);
  }

  #find(word: string): string | undefined {
    const mask = maskOf(word);
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

/** One bit for each letter that occurs; letters that share a bit only let more words through to be compared. */
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
