/** Lengths that two lists or texts share at either end. The two never overlap. */
export interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/**
 * Measures the common prefix and suffix of two lists or texts, prefix first: `abXba` and `abba` share `ab` and `ba`.
 */
export function commonEnds<T>(
  a: ArrayLike<T>,
  b: ArrayLike<T>,
  same: (x: T, y: T) => boolean = Object.is,
): CommonEnds {
  const most = Math.min(a.length, b.length);
  let head = 0;
  while (head < most && same(a[head] as T, b[head] as T)) head++;
  let tail = 0;
  while (tail < most - head && same(a[a.length - 1 - tail] as T, b[b.length - 1 - tail] as T)) tail++;
  return { head, tail };
}
