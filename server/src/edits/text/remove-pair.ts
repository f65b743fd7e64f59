/** Removes one of several keys with the same name, by its place. */
import { isMap, isScalar, visit, type YAMLMap } from 'yaml';
import type { Block } from '../../core/document/block.ts';
import type { Edit } from '../../core/text/finding.ts';
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';
import { removeElement } from './flow-edits.ts';
import {
  colonEnd,
  endOf,
  isRepeated,
  type KeyPair,
  lineStart,
  linesOf,
  startOf,
  treeOf,
} from './yaml-place.ts';

/**
 * Returns edits that remove the key starting at `start` (UTF-16 offset in the block) and its value. Null if the place
 * cannot be edited: the YAML is broken, an alias repeats a part of it, or nothing else would be left.
 */
export function removePairAt(block: Block, start: number): readonly Edit[] | null {
  const tree = treeOf(block);
  if (tree === null) return null;
  let map: YAMLMap | undefined;
  let pair: KeyPair | undefined;
  visit(tree.yaml, {
    Map(_, node) {
      const found = node.items.find((each) => isScalar(each.key) && each.key.range?.[0] === start);
      if (found === undefined) return undefined;
      map = node;
      pair = found as KeyPair;
      return visit.BREAK;
    },
  });
  if (map === undefined || pair === undefined || map.items.length < 2 || isRepeated(pair, tree.used))
    return null;
  const { text } = block;
  if (map.flow === true) return removeElement(text, map, map.items.indexOf(pair));
  if (colonEnd(text, pair) < 0 || pair.key.anchor !== undefined || pair.key.tag !== undefined) return null;
  const end = endOf(text, pair);
  const line = lineStart(text, start);
  if (line + indentAt(text, line) === start) return [{ span: linesOf(text, start, end), text: '' }];
  // Beside the dash: the next key moves up to it.
  let next = lineStart(text, end) === end ? end : nextLine(text, end);
  while (next < text.length && /^[ \t]*(?:#.*)?$/.test(text.slice(next, lineEnd(text, next))))
    next = nextLine(text, next);
  const after = map.items[map.items.indexOf(pair) + 1];
  if (after === undefined || !isMap(map) || startOf(after) !== next + indentAt(text, next)) return null;
  return [{ span: { start, end: startOf(after) }, text: '' }];
}
