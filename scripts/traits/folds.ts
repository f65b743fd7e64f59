/** Splits items into folds that keep groups together: the items of a source, sector or register. */
import type { Item } from './corpus.ts';

/** Hashes a text (FNV-1a, 32 bits), the same on every machine. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** Returns the fold of an item; all items of a group are in the same one. */
export const foldOf = ({ group }: Item, folds: number): number => hashOf(group) % folds;
