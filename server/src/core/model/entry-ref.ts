/** Entries of a portfolio as everybody refers to them. */
import type { Block } from '../document/block.ts';
import type { Entry } from '../document/read-block.ts';
import type { EntryKind } from '../language/schema.ts';

/** An entry at its place. The same object as long as the entry keeps its identity; block and entry follow the text. */
export interface EntryRef {
  readonly kind: EntryKind;
  readonly uri: string;
  block: Block;
  entry: Entry;
}
