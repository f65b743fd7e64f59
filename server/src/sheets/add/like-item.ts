/** The item of a portfolio that a title is most like, by the rare words of both: a place, and no claim. */

import { slugOf } from '../../core/language/scalars.ts';
import { entryName, type ItemRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { memo } from '../../core/text/memo.ts';

/** Letters of a word that tells something, and in how many titles it may stand. */
const LEAST_LETTERS = 4;
const MOST_TITLES = 3;

const wordsOf = (text: string): ReadonlySet<string> =>
  new Set(
    slugOf(text)
      .split('-')
      .filter((word) => word.length >= LEAST_LETTERS && !/^\d+$/.test(word))
      .map((word) => word.replace(/(?<=..)s$/, '')),
  );

/** Items by the words of their titles, at one version of the portfolio. */
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
 * Returns the item, of those that `fit`, that shares the rarest words with a title; undefined where none shares any.
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
    if (refs.length > MOST_TITLES) continue;
    for (const ref of refs) if (fits(ref)) scores.set(ref, (scores.get(ref) ?? 0) + 1 / refs.length);
  }
  let best: ItemRef | undefined;
  for (const [ref, score] of scores) if (best === undefined || score > (scores.get(best) ?? 0)) best = ref;
  return best;
}
