/** Compares YAML trees by kinds, texts, anchors, tags and order, but not by position. */
import { isAlias, isMap, isPair, isScalar, isSeq } from 'yaml';

export function sameValues(a: unknown, b: unknown): boolean {
  if (isScalar(a) && isScalar(b))
    return a.value === b.value && a.type === b.type && a.anchor === b.anchor && a.tag === b.tag;
  if (isAlias(a) && isAlias(b)) return a.source === b.source;
  if (isPair(a) && isPair(b)) return sameValues(a.key, b.key) && sameValues(a.value, b.value);
  if ((isMap(a) && isMap(b)) || (isSeq(a) && isSeq(b))) {
    if (a.anchor !== b.anchor || a.tag !== b.tag || a.items.length !== b.items.length) return false;
    const others: readonly unknown[] = b.items;
    return (a.items as readonly unknown[]).every((item, i) => sameValues(item, others[i]));
  }
  return a === b;
}
