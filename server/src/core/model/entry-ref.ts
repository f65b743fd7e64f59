/** Identifies entries across edits: a ref outlives changes of its entry's text and block. */
import type { Block } from '../document/block.ts';
import type { Entry, GoalEntry, ItemEntry, TeamEntry } from '../document/read-block.ts';
import type { EntryKind } from '../language/schema-kit.ts';
import type { Scalar } from '../language/values.ts';

/**
 * An entry and its location. The object is stable while the entry keeps its identity; `block` and `entry` are updated.
 */
interface Ref<E extends Entry> {
  readonly kind: E['kind'];
  readonly uri: string;
  block: Block;
  entry: E;
}
export type ItemRef = Ref<ItemEntry>;
export type GoalRef = Ref<GoalEntry>;
export type TeamRef = Ref<TeamEntry>;
export type EntryRef = ItemRef | GoalRef | TeamRef;

/** Creates a ref to an entry of a block. */
export function refTo(entry: Entry, block: Block, uri: string): EntryRef {
  switch (entry.kind) {
    case 'item':
      return { kind: entry.kind, uri, block, entry };
    case 'goal':
      return { kind: entry.kind, uri, block, entry };
    case 'team':
      return { kind: entry.kind, uri, block, entry };
  }
}

/** Returns the scalar that names an entry: `name` for a team, `title` for all others; undefined if it is missing. */
export const entryName = ({ entry }: Pick<EntryRef, 'entry'>): Scalar<string> | undefined =>
  entry.kind === 'team' ? entry.values.fields.name : entry.values.fields.title;

/** The ref type of one kind of entry. */
export type RefOf<K extends EntryKind> = Extract<EntryRef, { readonly kind: K }>;
