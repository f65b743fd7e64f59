/** Splits that keep what belongs together on one side: the items of a source, of a sector, of a register. */
import type { Item } from './corpus.ts';

/** A number from a text, the same everywhere. */
function hashOf(text: string): number {
  let hash = 2166136261;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
  return hash >>> 0;
}

/** The fold of an item: all of a source, or of an invented sector, in one. */
export const foldOf = ({ group }: Item, folds: number): number => hashOf(group) % folds;
