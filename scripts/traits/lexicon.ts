/** Reads the prior knowledge about words: leans that practitioners assigned to words, phrases and deeds. */
import { readFileSync } from 'node:fs';
import { readerFor } from '../../server/src/traits/judge.ts';
import type { LanguagePack } from '../../server/src/traits/pack.ts';
import type { Weight } from '../../server/src/traits/weight-data.ts';
import type { FeatureNames } from './documents.ts';

const LEXICON = new URL('../../corpus/lexicon/', import.meta.url);

/** Weight of one step of an assigned lean (-3 to 3), by the kind of entry. */
const STEP = { word: 0.2, phrase: 0.2, deed: 0.2, cue: 0.25, strongCue: 0.5 } as const;

const linesOf = (name: string): string[] =>
  readFileSync(new URL(name, LEXICON), 'utf8')
    .split('\n')
    .filter((line) => line !== '');

/** Returns the phrases of the lexicon. */
export const lexiconPhrases = (): string[] => linesOf('phrases.txt').map((line) => line.split('|')[0]!);

/**
 * Returns a feature's prior weight, at which training starts and to which it regularizes; undefined if there is none.
 */
export type Prior = (feature: number) => Weight | undefined;

/** Reads the lexicon for the features in `names`. */
export function readLexicon(pack: LanguagePack, names: FeatureNames): Prior {
  const reader = readerFor(pack);
  const words = new Map<string, [lean: number, neither: number, count: number]>();
  for (const line of linesOf('words.txt')) {
    const [word, lean, neither] = line.split(' ') as [string, string, string];
    const stem = reader.phrase(word, false).join(' ');
    const sum = words.get(stem) ?? [0, 0, 0];
    words.set(stem, [sum[0] + Number(lean), sum[1] + Number(neither), sum[2] + 1]);
  }
  const phrases = new Map<string, Weight>();
  for (const line of linesOf('phrases.txt')) {
    const [phrase, lean, neither] = line.split('|') as [string, string, string];
    phrases.set(phrase, [Number(lean) * STEP.phrase, Number(neither) * STEP.phrase]);
  }
  const deeds = new Map<string, Weight>();
  for (const line of linesOf('deeds.txt')) {
    const [act, object, lean, neither] = line.split(' ') as [string, string, string, string];
    deeds.set(`${act} ${object}`, [Number(lean) * STEP.deed, Number(neither) * STEP.deed]);
  }
  return (feature) => {
    const name = names.names[feature]!;
    const second = names.seconds[feature]!;
    switch (names.kinds[feature]) {
      case 'word': {
        const sum = words.get(name);
        return sum === undefined ? undefined : [(STEP.word * sum[0]) / sum[2], (STEP.word * sum[1]) / sum[2]];
      }
      case 'phrase':
        return phrases.get(name);
      case 'deed':
        return deeds.get(`${name} ${second}`);
      case 'act':
        return deeds.get(`${name} *`);
      case 'object':
        return deeds.get(`* ${name}`);
      case 'cue': {
        const step = name.endsWith('strong') ? STEP.strongCue : STEP.cue;
        return [name.includes('strategic') ? step : -step, 0];
      }
      default:
        return undefined;
    }
  };
}
