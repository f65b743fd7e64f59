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

/** Number of UTF-16 units compared at once: comparing strings is far faster than comparing single units. */
const STRIDE = 4096;

/**
 * Measures the common prefix and suffix of two texts, prefix first, in UTF-16 units. Neither ends within a surrogate
 * pair or a CRLF.
 */
export function textEnds(a: string, b: string): CommonEnds {
  const [x, y] = [a.length, b.length];
  const most = Math.min(x, y);
  let head = 0;
  while (head + STRIDE <= most && a.slice(head, head + STRIDE) === b.slice(head, head + STRIDE))
    head += STRIDE;
  while (head < most && a.charCodeAt(head) === b.charCodeAt(head)) head++;
  if (isWithin(a, head) || isWithin(b, head)) head--;
  const rest = most - head;
  let tail = 0;
  while (
    tail + STRIDE <= rest &&
    a.slice(x - tail - STRIDE, x - tail) === b.slice(y - tail - STRIDE, y - tail)
  )
    tail += STRIDE;
  while (tail < rest && a.charCodeAt(x - tail - 1) === b.charCodeAt(y - tail - 1)) tail++;
  if (isWithin(a, x - tail) || isWithin(b, y - tail)) tail--;
  return { head, tail };
}

/** Tells whether an offset is within a surrogate pair or a CRLF. */
const isWithin = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(Math.max(0, at - 1), at + 1));
