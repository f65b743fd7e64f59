/**
 * Items that were split: what one item said is now said by two, and the operational one sustains the other. The item
 * may be gone, or live on as one of the two, as the command that splits an item leaves it.
 */
import type { ReviewItem } from '../facts/source.ts';

export interface Split {
  /** As it was before. */
  readonly item: ReviewItem;
  /** The one that sustains, then the one that is sustained. */
  readonly into: readonly [ReviewItem, ReviewItem];
}

/** This share of the words of a new item must come from the old one. */
const INHERITED = 0.5;
/** With an id that begins as the old one does, less is enough. */
const INHERITED_WITH_ID = 0.25;

export function findSplits(
  pairs: readonly (readonly [ReviewItem, ReviewItem])[],
  gone: readonly ReviewItem[],
  fresh: readonly ReviewItem[],
): readonly Split[] {
  const isNew = new Set(fresh);
  const was = new Map(pairs.map(([before, after]) => [after, before]));
  const after = new Map([...pairs.map(([, item]) => item), ...fresh].map((item) => [item.key, item]));
  const splits: Split[] = [];
  const used = new Set<ReviewItem>();
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

interface Known {
  readonly isNew: ReadonlySet<ReviewItem>;
  readonly was: ReadonlyMap<ReviewItem, ReviewItem>;
  readonly gone: readonly ReviewItem[];
  readonly used: ReadonlySet<ReviewItem>;
}

/** The item that two linked ones come from. */
function sourceOf(
  keeper: ReviewItem,
  leap: ReviewItem,
  { isNew, was, gone, used }: Known,
): ReviewItem | undefined {
  if (isNew.has(keeper) && isNew.has(leap))
    return gone.find((old) => !used.has(old) && comesFrom(keeper, old) && comesFrom(leap, old));
  const [stayed, added] = isNew.has(keeper) ? [leap, keeper] : [keeper, leap];
  const before = was.get(stayed);
  if (before === undefined || !comesFrom(added, before)) return undefined;
  // What merely borrows words from an item that says all that it said is a new item beside it.
  const lost = without(wordsOf(before), wordsOf(stayed));
  return lost.size > 0 && shared(lost, wordsOf(added)) * 3 >= lost.size ? before : undefined;
}

function comesFrom(item: ReviewItem, old: ReviewItem): boolean {
  const words = wordsOf(item);
  const named = item.id !== null && old.id !== null && item.id.startsWith(`${old.id}-`);
  const least = named || item.id === old.id ? INHERITED_WITH_ID : INHERITED;
  return words.size > 0 && shared(words, wordsOf(old)) >= least * words.size;
}

const WORDS = new WeakMap<ReviewItem, ReadonlySet<string>>();

/** The words that carry meaning, more or less: those of four letters or more. */
function wordsOf(item: ReviewItem): ReadonlySet<string> {
  let words = WORDS.get(item);
  if (words === undefined) {
    words = new Set(item.text.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
    WORDS.set(item, words);
  }
  return words;
}

function shared(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let count = 0;
  for (const word of a) if (b.has(word)) count += 1;
  return count;
}

function without(a: ReadonlySet<string>, b: ReadonlySet<string>): ReadonlySet<string> {
  return new Set([...a].filter((word) => !b.has(word)));
}
