/**
 * Finds the item most similar to a title by the rare words they share. Good enough to choose a place, not a claim.
 */

import { slugOf } from '../../core/language/scalars.ts';
import { entryName, type ItemRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { memo } from '../../core/text/memo.ts';

/** Minimum letters of a significant word; below, the maximum number of titles that may contain it. */
const MIN_LETTERS = 4;
const MAX_TITLES = 3;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    slugOf(text)
      .split('-')
      .filter((word) => word.length >= MIN_LETTERS && !/^\d+$/.test(word))
      .map((word) => word.replace(/(?<=..)s$/, '')),
  );

/** Indexes items by the words of their titles, per version of the portfolio. */
const titlesBy = memo((portfolio: Portfolio, _version: number) => {
  const byWord = new Map<string, ItemRef[]>();
  for (const ref of portfolio.index.refs.item)
    for (const word of wordsOf(entryName(ref)?.text ?? '')) {
      const list = byWord.get(word);
      if (list === undefined) byWord.set(word, [ref]);
      else list.push(ref);
    }
  return byWord;
});

/**
 * Returns the item that shares the rarest words with a title, among those that `fit`; undefined if none shares any.
 */
export function likeItem(
  portfolio: Portfolio,
  title: string,
  fits: (ref: ItemRef) => boolean,
): ItemRef | undefined {
  const byWord = titlesBy(portfolio, portfolio.version);
  const scores = new Map<ItemRef, number>();
  for (const word of wordsOf(title)) {
    const refs = byWord.get(word) ?? [];
    if (refs.length > MAX_TITLES) continue;
    for (const ref of refs) if (fits(ref)) scores.set(ref, (scores.get(ref) ?? 0) + 1 / refs.length);
  }
  let best: ItemRef | undefined;
  for (const [ref, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = ref;
  return best;
}
