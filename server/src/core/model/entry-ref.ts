/** Identifies entries across edits: an entry keeps its reference while its block and text change. */
import type { Block } from '../document/block.ts';
import type { Entry, GoalEntry, ItemEntry, TeamEntry } from '../document/read-block.ts';
import type { EntryKind } from '../language/schema-kit.ts';
import type { Scalar } from '../language/values.ts';

/** An entry at its place. The same object as long as the entry keeps its identity; block and entry follow the text. */
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
/** The text that names an entry: `name` of a team, `title` of all others; undefined where it is missing. */
export const entryName = ({ entry }: Pick<EntryRef, 'entry'>): Scalar<string> | undefined =>
  entry.kind === 'team' ? entry.values.fields.name : entry.values.fields.title;

/** The reference of a kind of entry. */
export type RefOf<K extends EntryKind> = Extract<EntryRef, { readonly kind: K }>;
