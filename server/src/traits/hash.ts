/** Names of features as numbers: one hash for words, letters and pairs, the same in training and in use. */

/** Features live in this many buckets; a wrong meeting of two is rarer than 1 in 1,000. */
export const BUCKETS = 1 << 26;

/** 32-bit FNV-1a of UTF-16 units `from` to `to` of `text`. */
export function hashOf(text: string, from = 0, to = text.length): number {
  let hash = 0x811c9dc5;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash | 0;
}

/** Bucket of a feature of kind `type` on one or two names. */
export function bucketOf(type: number, first: number, second: number): number {
  let hash = Math.imul(first ^ Math.imul(type + 1, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ second, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  hash ^= hash >>> 16;
  return hash & (BUCKETS - 1);
}
