/** Pairs the items of two states: by id, else by title. */
import { nameKey } from '../../base/words.ts';
import type { ReviewItem } from '../facts/source.ts';

/** What identifies an item across states. */
export type Known = Pick<ReviewItem, 'key' | 'id' | 'title'>;

export interface Pairing<T extends Known> {
  /** Items in both states, before and after, in the later one's order. */
  readonly pairs: readonly (readonly [T, T])[];
  readonly gone: readonly T[];
  readonly fresh: readonly T[];
}

export function pairItems<T extends Known>(before: readonly T[], after: readonly T[]): Pairing<T> {
  // A key is an id with an ordinal, so that duplicate ids are paired in order.
  const byKey = new Map(before.filter(({ id }) => id !== null).map((item) => [item.key, item]));
  const found = new Map<T, T>();
  const left = new Set(before);
  for (const item of after) {
    const same = item.id === null ? undefined : byKey.get(item.key);
    if (same === undefined) continue;
    found.set(item, same);
    left.delete(same);
  }
  const byTitle = new Map<string, T[]>();
  for (const item of left) {
    const title = plainTitle(item);
    const list = byTitle.get(title);
    if (list === undefined) byTitle.set(title, [item]);
    else list.push(item);
  }
  for (const item of after) {
    if (found.has(item) || plainTitle(item) === '') continue;
    const same = byTitle.get(plainTitle(item))?.shift();
    if (same === undefined) continue;
    found.set(item, same);
    left.delete(same);
  }
  return {
    pairs: after.flatMap((item) => {
      const same = found.get(item);
      return same === undefined ? [] : [[same, item] as const];
    }),
    gone: before.filter((item) => left.has(item)),
    fresh: after.filter((item) => !found.has(item)),
  };
}

const plainTitle = ({ title }: Known): string => nameKey(title);
