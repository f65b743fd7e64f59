/** Fixes that set, add or take away a key of an item, or of a measure or milestone in it. */

import type { Block } from '../../core/document/block.ts';
import type { Edit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import { removeKey, setKey } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';

/** An entry in its block: the view of an item, or a goal's reference. */
export interface Editable {
  readonly block: Block;
  readonly entry: { readonly values: Span };
  /** The mapping in the entry whose keys are edited, a measure or a milestone say; absent for the entry itself. */
  readonly part?: Span;
}

/** Leads the fixes of keys to a mapping within an entry. */
export const inPart = ({ block, entry }: Editable, part: Span): Editable => ({ block, entry, part });

const mappingOf = ({ entry, part }: Editable): Span => part ?? entry.values;

/** Edits, or null where the place cannot be edited. */
type Make = () => readonly Edit[] | null;

/** Anchors, aliases, tags, merge keys and explicit keys: what may keep an edit from being made. */
const TRICKY = /(?:^|[\s,[{])(?:[&*!][^\s]|\? |<<\s*:)/;
/** Cached, for a file read as one block has thousands of fixes in it. */
const isTricky = memo((block: Block) => TRICKY.test(block.text));

/**
 * A fix whose edits are made when somebody asks for them: most findings are read, not fixed, and the edits want the
 * entry's YAML once more. Where the place may refuse, they are made at once, and no fix is offered that does nothing.
 */
export function lazyFix(
  item: Editable,
  title: string,
  make: Make,
  more: { readonly safe?: boolean; readonly snippet?: boolean } = {},
): RuleFix[] {
  const { safe = false, snippet = false } = more;
  const head = { title, safe, ...(snippet ? { snippet } : {}) };
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

/** Gives a key a value, which is YAML source. */
export function setKeyTo(item: Editable, title: string, key: string, value: string): RuleFix[] {
  return lazyFix(item, title, () => setKey(item.block, mappingOf(item), key, value));
}

/**
 * Adds a key whose value the user is to write. `snippet` is YAML source with LSP placeholders; clients without
 * snippets get their words. The snippet comes first: of two fixes with one title a client takes the first it can.
 */
export function addKey(item: Editable, title: string, key: string, snippet: string): RuleFix[] {
  return withPlaceholders(item, title, snippet, (value) => setKey(item.block, mappingOf(item), key, value));
}

/** The two variants of a fix with placeholders. */
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

/** Removes a key. */
export function dropKey(item: Editable, title: string, key: string): RuleFix[] {
  return lazyFix(item, title, () => removeKey(item.block, mappingOf(item), key));
}

/** A placeholder of a snippet: its number in the order of typing, and the words that stand there until then. */
export const slot = (number: number, words: string): string => `\${${number}:${words}}`;

const wordsOf = (snippet: string): string => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
