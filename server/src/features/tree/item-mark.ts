/**
 * Follows an item while its text is edited. An id names an item wherever it goes; one without an id is known by what it
 * says and by the items around it, because its place in the file changes with each item above it.
 */
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import { memo } from '../../core/text/memo.ts';
import type { ItemMark } from '../../protocol/item-form.ts';
import type { TreeData, TreeItem } from './tree-data.ts';
import { itemOfNode } from './tree-nodes.ts';

/** Returns the mark of an item, with which `followed` finds it after edits. */
export function markOf({ items }: TreeData, item: TreeItem): ItemMark {
  const file = items.filter(({ ref }) => ref.uri === item.ref.uri);
  return {
    uri: item.ref.uri,
    title: item.view.title,
    own: printOf(item.ref),
    ...around(file, file.indexOf(item)),
    count: file.length,
  };
}

/**
 * Finds the item of a node id and a mark taken earlier. `gone`: it is no longer there; `twins`: several say the same as
 * it did, with nothing to tell them apart.
 */
export function followed(
  data: TreeData,
  node: string,
  was: ItemMark | undefined,
): TreeItem | 'gone' | 'twins' {
  const found = itemOfNode(data, node);
  if (was === undefined || (found !== undefined && isNamed(data, found))) return found ?? 'gone';
  const file = data.items.filter(({ ref }) => ref.uri === was.uri);
  const isAround = (at: number): boolean => {
    const { before, after } = around(file, at);
    return before === was.before && after === was.after;
  };
  const says = ({ ref }: TreeItem): boolean => printOf(ref) === was.own;
  const same = file.filter(says);
  if (same.length > 1) return only(same.filter((item) => isAround(file.indexOf(item)))) ?? 'twins';
  // Edited where it is, edited together with its neighbours, or moved to another file.
  return (
    same[0] ??
    only(file.filter((_, at) => isAround(at))) ??
    (file.length === was.count ? only(file.filter(({ view }) => view.title === was.title)) : undefined) ??
    only(data.items.filter(says)) ??
    'gone'
  );
}

/** Tells whether an item is the only one of its id. */
const isNamed = ({ byKey }: TreeData, { ref, ordinal }: TreeItem): boolean =>
  idOf(ref) !== null && ordinal === 0 && !byKey.has(`${idOf(ref)}~1`);

const only = <T>(all: readonly T[]): T | undefined => (all.length === 1 ? all[0] : undefined);

function around(file: readonly TreeItem[], at: number): Pick<ItemMark, 'before' | 'after'> {
  const of = (item: TreeItem | undefined): string => (item === undefined ? '' : printOf(item.ref));
  return { before: of(file[at - 1]), after: of(file[at + 1]) };
}

/** Returns a short print of an entry's text: equal for equal texts. */
const printOf = memo(({ block, entry }: EntryRef): string => {
  const text = block.text.slice(entry.span.start, entry.span.end);
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return `${text.length} ${hash >>> 0}`;
});
