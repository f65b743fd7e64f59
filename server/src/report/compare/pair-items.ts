/** Which item of one state is which item of the other: by id, else by the same title. */
import type { ReviewItem } from '../facts/source.ts';

export interface Pairing {
  /** Items in both states, before and after, in the order of the later one. */
  readonly pairs: readonly (readonly [ReviewItem, ReviewItem])[];
  readonly gone: readonly ReviewItem[];
  readonly fresh: readonly ReviewItem[];
}

export function pairItems(before: readonly ReviewItem[], after: readonly ReviewItem[]): Pairing {
  // A key is the id and an ordinal: ids that are there twice are paired in their order.
  const byKey = new Map(before.filter(({ id }) => id !== null).map((item) => [item.key, item]));
  const found = new Map<ReviewItem, ReviewItem>();
  const left = new Set(before);
  for (const item of after) {
    const same = item.id === null ? undefined : byKey.get(item.key);
    if (same === undefined) continue;
    found.set(item, same);
    left.delete(same);
  }
  const byTitle = new Map<string, ReviewItem[]>();
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

const plainTitle = ({ title }: ReviewItem): string => title.replace(/\s+/g, ' ').trim().toLowerCase();
