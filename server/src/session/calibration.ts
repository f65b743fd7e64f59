/** How far the verdict agrees with the tracks that a portfolio declares, taken to be right. */
import { tracks } from '../core/language/item-schema.ts';
import { viewOf } from '../core/model/item.ts';
import { VERDICTS } from '../traits/verdict.ts';
import type { FileSnapshot } from './session.ts';

type Track = (typeof tracks)[number];

/** A word of the portfolio, and how often items on each track have it. */
export interface WordCount {
  readonly word: string;
  readonly operational: number;
  readonly strategic: number;
}
export interface Calibration {
  readonly items: number;
  /** Items without a track: there is nothing to compare. */
  readonly undeclared: number;
  /** Declared items by track, and by the verdict in the order operational, strategic, mixed, unclear. */
  readonly confusion: Readonly<Record<Track, readonly number[]>>;
  /** Items declared operational or strategic with a verdict for either: those that are compared. */
  readonly compared: number;
  /** Of those that are compared: the share that agrees; null without any. */
  readonly agreement: number | null;
  /** Cohen's kappa over the same items: 0 is chance, 1 is all. Null without both tracks. */
  readonly kappa: number | null;
  /** Words that wrongly judged or unclear items on one track share, and no item on the other has. */
  readonly vocabulary: { readonly operational: readonly string[]; readonly strategic: readonly string[] };
}

/** A word is worth taking up from this many items on. */
const LEAST_ITEMS = 3;
const MOST_WORDS = 8;
const WORD = /[\p{L}][\p{L}\p{N}-]{3,}/gu;

/** Compares verdicts and declared tracks of all items of the files. */
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
  const telling = (track: 'operational' | 'strategic'): string[] =>
    [...words]
      .filter(
        ([, n]) =>
          n[track] >= LEAST_ITEMS && n[track] === n.operational + n.strategic && 2 * n.missed >= n[track],
      )
      .sort(([a, m], [b, n]) => n.missed - m.missed || n[track] - m[track] || (a < b ? -1 : 1))
      .slice(0, MOST_WORDS)
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
