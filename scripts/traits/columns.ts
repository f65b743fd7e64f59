/** Buckets of features to the columns that a fit has a weight for. */

/** A feature met fewer times than this is left out. */
const LEAST_COUNT = 2;

/** Buckets met often enough, numbered in the order met, and how many of `lists` hold each. */
export function columnsOf(lists: readonly Iterable<number>[]): {
  readonly columns: ReadonlyMap<number, number>;
  readonly counts: ReadonlyMap<number, number>;
} {
  const counts = new Map<number, number>();
  for (const list of lists)
    for (const bucket of new Set(list)) counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
  const columns = new Map<number, number>();
  for (const [bucket, count] of counts) if (count >= LEAST_COUNT) columns.set(bucket, columns.size);
  return { columns, counts };
}

/** What a feature met `count` times is scaled with while it is learned: common ones are held back harder than rare ones. */
export const rarity = (count: number): number => (count / 20) ** -0.2;
