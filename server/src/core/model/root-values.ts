/** Reads the top-level keys of a file: `portfolio`, `balance`, `rules` and so on. */

import type { Block } from '../document/block.ts';
import type { Document } from '../document/document.ts';
import { readingOf } from '../document/read-block.ts';
import type { Root } from '../language/values.ts';
import { memo } from '../text/memo.ts';

export type RootFields = Root['fields'];
/** The value of a top-level key, and where it stands. */
export interface RootValue<K extends keyof RootFields> {
  readonly uri: string;
  readonly block: Block;
  readonly value: NonNullable<RootFields[K]>;
  readonly key: { readonly start: number; readonly end: number };
}
export type RootValues = { readonly [K in keyof RootFields]?: RootValue<K> };

/** Returns the blocks of a document that hold top-level keys. */
export const headsOf = memo((document: Document): readonly Block[] =>
  document.blocks.filter((block) => block.kind === 'head' || block.kind === 'whole'),
);

/** Returns the top-level keys of a document. The first one wins where a key is repeated. */
export const rootValues = memo((document: Document): RootValues => {
  const values: Record<string, unknown> = {};
  const seen = new Set<string>();
  for (const block of headsOf(document)) {
    const root = readingOf(block).root;
    if (root === undefined) continue;
    for (const [name, key] of Object.entries(root.keys)) {
      // The first occurrence wins, even if its value cannot be read.
      if (seen.has(name)) continue;
      seen.add(name);
      const value = (root.fields as Record<string, unknown>)[name];
      if (value !== undefined) values[name] = { uri: document.uri, block, value, key };
    }
  }
  return values as RootValues;
});

/** A file with the key `portfolio`. */
export interface PortfolioRoot {
  readonly document: Document;
  readonly values: RootValues;
}
