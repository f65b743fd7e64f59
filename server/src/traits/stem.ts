/** Reduces words to stems with a table of suffixes, so that `merging`, `merged` and `merges` match. */

/** A suffix, its replacement, and the minimum number of letters before it. */
export type Ending = readonly [ending: string, replacement: string, least: number];

/** Creates a stemmer from a language pack's suffixes and irregular words. Pure and uncached. */
export function createStemmer(
  endings: readonly Ending[],
  irregular: ReadonlyMap<string, string>,
): (word: string) => string {
  const byLast = new Map<number, Ending[]>();
  for (const ending of endings) {
    const last = ending[0].charCodeAt(ending[0].length - 1);
    const list = byLast.get(last);
    if (list) list.push(ending);
    else byLast.set(last, [ending]);
  }
  for (const list of byLast.values()) list.sort((a, b) => b[0].length - a[0].length);
  return (word) => {
    const whole = irregular.get(word);
    if (whole !== undefined) return whole;
    if (word.length < 4) return word;
    const list = byLast.get(word.charCodeAt(word.length - 1));
    if (list === undefined) return word;
    for (const [ending, replacement, least] of list) {
      if (word.length - ending.length >= least && word.endsWith(ending)) {
        return word.slice(0, word.length - ending.length) + replacement;
      }
    }
    return word;
  };
}
