/**
 * Detects splits: one item's text continues in two items, and the operational one sustains the other. The original may
 * be gone, or live on as one of the two, as the split command leaves it.
 */
import { memo } from '../../core/text/memo.ts';
import type { ReviewItem } from '../facts/source.ts';

/** What a split is detected by. */
export type Splittable = Pick<ReviewItem, 'key' | 'id' | 'text' | 'sustains'>;

export interface Split<T extends Splittable> {
  /** The original item. */
  readonly item: T;
  /** The sustaining item, then the sustained one. */
  readonly into: readonly [T, T];
}

/** Minimum share of a new item's words that must come from the original. */
const INHERITED = 0.5;
/** The same for an item whose id starts with the original's id. */
const INHERITED_WITH_ID = 0.25;

export function findSplits<T extends Splittable>(
  pairs: readonly (readonly [T, T])[],
  gone: readonly T[],
  fresh: readonly T[],
): readonly Split<T>[] {
  const isNew = new Set(fresh);
  const was = new Map(pairs.map(([before, after]) => [after, before]));
  const after = new Map([...pairs.map(([, item]) => item), ...fresh].map((item) => [item.key, item]));
  const splits: Split<T>[] = [];
  const used = new Set<T>();
  for (const keeper of after.values()) {
    for (const key of keeper.sustains) {
      const leap = after.get(key);
      if (leap === undefined || leap === keeper || used.has(leap) || used.has(keeper)) continue;
      if (!isNew.has(leap) && !isNew.has(keeper)) continue;
      const item = sourceOf(keeper, leap, { isNew, was, gone, used });
      if (item === undefined) continue;
      splits.push({ item, into: [keeper, leap] });
      for (const each of [keeper, leap, item]) used.add(each);
    }
  }
  return splits;
}

interface Known<T> {
  readonly isNew: ReadonlySet<T>;
  readonly was: ReadonlyMap<T, T>;
  readonly gone: readonly T[];
  readonly used: ReadonlySet<T>;
}

/** Returns the item that two linked ones originate from. */
function sourceOf<T extends Splittable>(
  keeper: T,
  leap: T,
  { isNew, was, gone, used }: Known<T>,
): T | undefined {
  if (isNew.has(keeper) && isNew.has(leap))
    return gone.find((old) => !used.has(old) && comesFrom(keeper, old) && comesFrom(leap, old));
  const [stayed, added] = isNew.has(keeper) ? [leap, keeper] : [keeper, leap];
  const before = was.get(stayed);
  if (before === undefined || !comesFrom(added, before)) return undefined;
  // If the original kept all its words, the other item only borrows some: it is new, not split off.
  const lost = without(wordsOf(before), wordsOf(stayed));
  return lost.size > 0 && shared(lost, wordsOf(added)) * 3 >= lost.size ? before : undefined;
}

function comesFrom(item: Splittable, old: Splittable): boolean {
  const words = wordsOf(item);
  const named = item.id !== null && old.id !== null && item.id.startsWith(`${old.id}-`);
  const least = named || item.id === old.id ? INHERITED_WITH_ID : INHERITED;
  return words.size > 0 && shared(words, wordsOf(old)) >= least * words.size;
}

/** Returns the content words, approximated as words of four letters or more. */
const wordsOf = memo(
  (item: Splittable): ReadonlySet<string> =>
    new Set(item.text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []),
);

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
}

function without(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((word) => !b.has(word)));
}
