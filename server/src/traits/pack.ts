import type { Dimension, DiscountRule, Pole } from './judgement.ts';
import type { Model } from './model.ts';
import type { Ending } from './stem.ts';
import type { Spelling } from './tokens.ts';

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
  /** Kinds of words, each a name and its words. */
  readonly classes: Readonly<Record<string, string>>;
  /** The dimension a word of a kind speaks to. */
  readonly dimensions: Readonly<Record<string, Dimension>>;
  /** Space-separated: sizes behind a number (`million`), what makes it an ordinal (`th`), endings of possession (`'s`). */
  readonly spelling: { readonly magnitudes: string; readonly ordinals: string; readonly possessives: string };
  /** Words that carry grammar only. */
  readonly empty: string;
  /** Words that, after a comma, begin a clause of its own. */
  readonly joiners: string;
  /** Learned weights; absent only while they are being learned. */
  readonly model?: Model;
}

/** What a phrase stands for. `code` names its feature. */
export type CueMark =
  | {
      readonly kind: 'cue';
      readonly code: number;
      readonly dimension: Dimension;
      readonly pole: Pole;
      readonly strong: boolean;
    }
  | { readonly kind: 'mark'; readonly code: number; readonly rule: DiscountRule }
  | { readonly kind: 'word'; readonly pole: Pole }
  | { readonly kind: 'neutral' };

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
  RULES.forEach((rule, code) => {
    for (const phrase of pack.marks[rule]?.split('|') ?? [])
      found.push([phrase, { kind: 'mark', code, rule }]);
  });
  DIMENSIONS.forEach((dimension, at) => {
    for (const pole of ['operational', 'strategic'] as const) {
      for (const phrase of pack.cues[dimension][pole].split('|')) {
        const strong = phrase.includes('*');
        const code = at * 4 + (pole === 'strategic' ? 2 : 0) + (strong ? 1 : 0);
        found.push([phrase.replace('*', ''), { kind: 'cue', code, dimension, pole, strong }]);
      }
    }
  });
  return found;
}
