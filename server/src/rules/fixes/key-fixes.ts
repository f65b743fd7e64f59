/** Creates fixes that set, add or remove a key of an item, or of a measure or milestone in it. */

import type { Block } from '../../core/document/block.ts';
import type { Edit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import { removeKey, setKey } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';

/** An entry in its block: the view of an item, or the reference of a goal. */
export interface Editable {
  readonly block: Block;
  readonly entry: { readonly values: Span };
  /** The mapping to edit within the entry, such as a measure or milestone; absent for the entry itself. */
  readonly part?: Span;
}

/** Directs key fixes to a mapping within an entry. */
export const inPart = ({ block, entry }: Editable, part: Span): Editable => ({ block, entry, part });

const mappingOf = ({ entry, part }: Editable): Span => part ?? entry.values;

/** Returns edits, or null if the place cannot be edited. */
type Make = () => readonly Edit[] | null;

/** Anchors, aliases, tags, merge keys and explicit keys: syntax that may prevent an edit. */
const TRICKY = /(?:^|[\s,[{])(?:[&*!][^\s]|\? |<<\s*:)/;
/** Cached, because a file read as one block may have thousands of fixes. */
const isTricky = memo((block: Block) => TRICKY.test(block.text));

/**
 * Returns a fix that computes its edits on demand: most findings are read, not fixed, and edits need the entry's YAML
 * to be parsed again. If the block's syntax might prevent the edit, it is computed at once, so that no fix without
 * effect is offered.
 */
export function lazyFix(
  item: Editable,
  title: string,
  make: Make,
  more: { readonly safe?: boolean; readonly snippet?: boolean; readonly choice?: boolean } = {},
): RuleFix[] {
  const { safe = false, snippet = false, choice = false } = more;
  const head = { title, safe, ...(snippet ? { snippet } : {}), ...(choice ? { choice } : {}) };
  if (isTricky(item.block)) {
    const edits = make();
    return edits === null || edits.length === 0 ? [] : [{ ...head, edits }];
  }
  let made: readonly Edit[] | undefined;
  return [
    {
      ...head,
      get edits() {
        made ??= make() ?? [];
        return made;
      },
    },
  ];
}

/** Returns a fix that sets a key to a value, given as YAML source. */
export function setKeyTo(item: Editable, title: string, key: string, value: string): RuleFix[] {
  return lazyFix(item, title, () => setKey(item.block, mappingOf(item), key, value));
}

/**
 * Returns fixes that add a key for the user to complete. `snippet` is YAML source with LSP placeholders; clients
 * without snippets get its words. The snippet comes first, because clients take the first supported one of equal
 * titles.
 */
export function addKey(item: Editable, title: string, key: string, snippet: string): RuleFix[] {
  return withPlaceholders(item, title, snippet, (value) => setKey(item.block, mappingOf(item), key, value));
}

/** Returns both variants of a fix with placeholders: snippet and plain words. */
export function withPlaceholders(
  item: Editable,
  title: string,
  snippet: string,
  make: (value: string) => readonly Edit[] | null,
): RuleFix[] {
  return [
    ...lazyFix(item, title, () => make(snippet), { snippet: true }),
    ...lazyFix(item, title, () => make(wordsOf(snippet))),
  ];
}

/** Returns a fix that removes a key. */
export function dropKey(item: Editable, title: string, key: string): RuleFix[] {
  return lazyFix(item, title, () => removeKey(item.block, mappingOf(item), key));
}

/** Writes a snippet's placeholder: its tab-stop number and its default text. */
export const slot = (number: number, words: string): string => `\${${number}:${words}}`;

const wordsOf = (snippet: string): string => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
