/** Compares verdicts with the tracks that a portfolio declares, taking the tracks as the truth. */
import { tracks } from '../core/language/item-schema.ts';
import { type Track, viewOf } from '../core/model/item.ts';
import { memo } from '../core/text/memo.ts';
import { knownWords } from '../traits/known-words.ts';
import { english } from '../traits/pack/en/english.ts';
import { VERDICTS } from '../traits/verdict.ts';
import type { FileSnapshot } from './session.ts';

/** A word, and how many items on each track contain it. */
export interface WordCount {
  readonly word: string;
  readonly operational: number;
  readonly strategic: number;
}
export interface Calibration {
  readonly items: number;
  /** Items without a track, which cannot be compared. */
  readonly undeclared: number;
  /** Declared items by track, then by verdict in the order operational, strategic, mixed, unclear. */
  readonly confusion: Readonly<Record<Track, readonly number[]>>;
  /** Number of items compared: declared operational or strategic, with a verdict for either. */
  readonly compared: number;
  /** Share of the compared items that agree; null if there are none. */
  readonly agreement: number | null;
  /** Cohen's kappa over the same items: 0 is chance, 1 is full agreement. Null unless both tracks occur. */
  readonly kappa: number | null;
  /**
   * Suggested vocabulary: words shared by misjudged or unclear items on one track, and by no item on the other. Words
   * that the weights have met are left out: they tell little by themselves, and in a vocabulary they would tell much.
   */
  readonly vocabulary: { readonly operational: readonly string[]; readonly strategic: readonly string[] };
}

/** Minimum number of items for a word to be suggested. */
const MIN_ITEMS = 3;
const MAX_WORDS = 8;
/** Built at the first calibration, since most servers are never asked for one. */
const knownIn = memo(knownWords);
const WORD = /[\p{L}][\p{L}\p{N}-]{3,}/gu;

/** Compares verdicts and declared tracks of all items in some files. */
export function calibrationOf(files: readonly FileSnapshot[]): Calibration {
  const confusion = { operational: [0, 0, 0, 0], strategic: [0, 0, 0, 0], neither: [0, 0, 0, 0] };
  const words = new Map<string, { operational: number; strategic: number; missed: number }>();
  let undeclared = 0;
  for (const file of files)
    for (const block of file.document.blocks)
      for (const ref of file.portfolio.index.ofBlock(block)) {
        if (ref.kind !== 'item') continue;
        const view = viewOf(ref);
        if (view.track === null) {
          undeclared++;
          continue;
        }
        const { verdict } = file.analysis.judgementOf(view);
        confusion[view.track][VERDICTS.indexOf(verdict)]!++;
        if (view.track === 'neither') continue;
        const text = `${view.title} ${view.fields.description?.text ?? ''}`.toLowerCase();
        for (const word of new Set(text.match(WORD) ?? [])) {
          const count = words.get(word) ?? { operational: 0, strategic: 0, missed: 0 };
          count[view.track]++;
          if (verdict !== view.track) count.missed++;
          words.set(word, count);
        }
      }
  const { operational: o, strategic: s } = confusion;
  const [oo, os, so, ss] = [o[0]!, o[1]!, s[0]!, s[1]!];
  const count = oo + os + so + ss;
  const agreement = count === 0 ? null : (oo + ss) / count;
  const chance = count === 0 ? 1 : ((oo + os) * (oo + so) + (so + ss) * (os + ss)) / count ** 2;
  const isKnown = knownIn(english);
  const telling = (track: 'operational' | 'strategic'): string[] =>
    [...words]
      .filter(
        ([, n]) =>
          n[track] >= MIN_ITEMS && n[track] === n.operational + n.strategic && 2 * n.missed >= n[track],
      )
      .filter(([word]) => !isKnown(word))
      .sort(([a, m], [b, n]) => n.missed - m.missed || n[track] - m[track] || (a < b ? -1 : 1))
      .slice(0, MAX_WORDS)
      .map(([word]) => word);
  return {
    items: tracks.reduce((sum, track) => sum + confusion[track].reduce((all, each) => all + each, 0), 0),
    undeclared,
    confusion,
    compared: count,
    agreement,
    kappa: agreement === null || chance === 1 ? null : (agreement - chance) / (1 - chance),
    vocabulary: { operational: telling('operational'), strategic: telling('strategic') },
  };
}
