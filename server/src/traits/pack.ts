import type { Dimension, DiscountRule, Pole } from './judgement.ts';
import type { Ending } from './stem.ts';
import type { Spelling } from './tokens.ts';
import type { WeightData } from './weight-data.ts';

/** Phrases by dimension and pole. `|` separates phrases, `*` marks a strong one, `~` is a gap of up to four words. */
export type CueTable = { readonly [D in Dimension]: { readonly [P in Pole]: string } };

/** A language, as pure data. To add another language, add another value of this type. */
export interface LanguagePack {
  readonly language: string;
  readonly endings: readonly Ending[];
  /** Irregular forms and spellings: whole words with their stems, as space-separated pairs `word=stem`. */
  readonly irregular: string;
  readonly cues: CueTable;
  /** Phrases that trigger a discount, by its rule. `|` and `~` as in cues. */
  readonly marks: Readonly<Partial<Record<DiscountRule, string>>>;
  /** Kinds of acts (what is done): each with a name and its words. */
  readonly acts: Readonly<Record<string, string>>;
  /** Kinds of objects (what it is done to): each with a name and its words. */
  readonly objects: Readonly<Record<string, string>>;
  /** Dimension of a kind of act or object; `purpose` if not listed. */
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Inflated words: they sound big whatever they refer to. */
  readonly bigness: string;
  /** Space-separated: magnitudes after a number (`million`), ordinal suffixes (`th`), possessive endings (`'s`). */
  readonly spelling: { readonly magnitudes: string; readonly ordinals: string; readonly possessives: string };
  /** Space-separated generic words: alone they support no verdict. */
  readonly generic: string;
  /** Function words. */
  readonly empty: string;
  /** Conjunctions that start a new clause after a comma. */
  readonly joiners: string;
  /** Learned weights; absent only during training. */
  readonly weights?: WeightData;
  /** Candidate phrases beyond the cues, during training; afterwards the weights list them. */
  readonly phrases?: readonly string[];
}

/** What a phrase stands for. `name` is the name of its learned weight. */
export type CueMark =
  | {
      readonly kind: 'cue';
      readonly name: string;
      readonly dimension: Dimension;
      readonly pole: Pole;
    }
  | { readonly kind: 'mark'; readonly rule: DiscountRule }
  | { readonly kind: 'phrase'; readonly name: string };

export const DIMENSIONS: readonly Dimension[] = [
  'purpose',
  'size',
  'scope',
  'horizon',
  'rhythm',
  'people',
  'money',
  'measures',
  'methods',
  'knowledge',
  'system',
  'benefit',
];
const RULES: readonly DiscountRule[] = [
  'negation',
  'alignment',
  'background',
  'out-of-scope',
  'inflated',
  'neutral',
];

/** Returns how the pack's language writes numbers and possessives. */
export function spellingOf({ spelling }: LanguagePack): Spelling {
  return {
    magnitudes: new Set(spelling.magnitudes.split(' ')),
    ordinals: new Set(spelling.ordinals.split(' ')),
    possessives: spelling.possessives.split(' ').filter((ending) => ending !== ''),
  };
}

/** Lists every phrase of the pack with its meaning, in a fixed order. */
export function phrasesOf(pack: LanguagePack): [phrase: string, mark: CueMark][] {
  const found: [string, CueMark][] = [];
  for (const rule of RULES)
    for (const phrase of pack.marks[rule]?.split('|') ?? []) found.push([phrase, { kind: 'mark', rule }]);
  for (const dimension of DIMENSIONS)
    for (const pole of ['operational', 'strategic'] as const)
      for (const phrase of pack.cues[dimension][pole].split('|')) {
        const strong = phrase.includes('*');
        const name = `${dimension} ${pole}${strong ? ' strong' : ''}`;
        found.push([phrase.replace('*', ''), { kind: 'cue', name, dimension, pole }]);
      }
  for (const name of pack.phrases ?? Object.keys(pack.weights?.single.phrase ?? {}))
    found.push([name, { kind: 'phrase', name }]);
  return found;
}
