/** Tells the words that the trait engine knows from those that are an organisation's own. */
import type { LanguagePack } from './pack.ts';
import { Reader } from './reading.ts';

/**
 * Returns a test for the words of a pack: function words, generic words, those of its acts and objects, and every word
 * with a weight, alone or in a pair.
 */
export function knownWords(pack: LanguagePack): (word: string) => boolean {
  const reader = new Reader(pack);
  const words = [pack.empty, pack.generic, ...Object.values(pack.acts), ...Object.values(pack.objects)];
  const stems = new Set(words.flatMap((list) => list.trim().split(/\s+/)).map(reader.stem));
  for (const name of Object.keys(pack.weights?.single.word ?? {})) stems.add(name);
  for (const [name, seconds] of Object.entries(pack.weights?.double.pair ?? {}))
    for (const each of [name, ...Object.keys(seconds)]) stems.add(each);
  return (word) => reader.phrase(word, false).every((stem) => stems.has(stem));
}
