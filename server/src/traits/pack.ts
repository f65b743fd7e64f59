import type { Dimension, DiscountRule, Pole } from './judgement.ts';
import type { Ending } from './stem.ts';
import type { Spelling } from './tokens.ts';
import type { WeightData } from './weight-data.ts';

/** Phrases by dimension and pole: `|` separates them, `*` marks a strong one, `~` is a gap of up to four words. */
export type CueTable = { readonly [D in Dimension]: { readonly [P in Pole]: string } };

/** One language: data only. A second language is a second value of this type. */
export interface LanguagePack {
  readonly language: string;
  readonly endings: readonly Ending[];
  /** Whole words and their stems, space-separated pairs `word=stem`: irregular forms and spellings. */
  readonly irregular: string;
  readonly cues: CueTable;
  /** Phrases that tell what a clause is for, by the rule they bring; `|` and `~` as in cues. */
  readonly marks: Readonly<Partial<Record<DiscountRule, string>>>;
  /** Kinds of acts, each a name and its words: what is done. */
  readonly acts: Readonly<Record<string, string>>;
  /** Kinds of objects, each a name and its words: what it is done to. */
  readonly objects: Readonly<Record<string, string>>;
  /** The dimension that a kind of act or object speaks to; `purpose` where none is named. */
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Words that are big whatever they stand for. */
  readonly bigness: string;
  /** Space-separated: sizes behind a number (`million`), what makes it an ordinal (`th`), endings of possession (`'s`). */
  readonly spelling: { readonly magnitudes: string; readonly ordinals: string; readonly possessives: string };
  /** Words that carry grammar only. */
  readonly empty: string;
  /** Words that, after a comma, begin a clause of its own. */
  readonly joiners: string;
  /** Learned weights; absent only while they are being learned. */
  readonly weights?: WeightData;
  /** Phrases beyond the cues, while their weights are being learned; afterwards the weights name them. */
  readonly phrases?: readonly string[];
}

/** What a phrase stands for. `name` is what its weight is learned under. */
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

/** How the language of `pack` writes numbers and possession. */
export function spellingOf({ spelling }: LanguagePack): Spelling {
  return {
    magnitudes: new Set(spelling.magnitudes.split(' ')),
    ordinals: new Set(spelling.ordinals.split(' ')),
    possessives: spelling.possessives.split(' ').filter((ending) => ending !== ''),
  };
}

/** Every phrase of the pack and what it stands for, in a fixed order. */
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
