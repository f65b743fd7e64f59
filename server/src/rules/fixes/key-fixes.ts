/** Fixes that set, add or take away a key of an item, or of a measure or milestone in it. */

import type { ItemView } from '../../core/model/item.ts';
import type { Edit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { removeKey, setKey } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';

/** Edits, or null where the place cannot be edited. */
type Make = () => readonly Edit[] | null;

/** Anchors, aliases, tags, merge keys and explicit keys: what may keep an edit from being made. */
const TRICKY = /(?:^|[\s,[{])(?:[&*!][^\s]|\? |<<\s*:)/;
const IS_TRICKY = Symbol('tricky');

/**
 * A fix whose edits are made when somebody asks for them: most findings are read, not fixed, and the edits want the
 * entry's YAML once more. Where the place may refuse, they are made at once, and no fix is offered that does nothing.
 */
export function lazyFix(
  item: ItemView,
  title: string,
  make: Make,
  more: { readonly safe?: boolean; readonly snippet?: boolean } = {},
): RuleFix[] {
  const { safe = false, snippet = false } = more;
  const head = { title, safe, ...(snippet ? { snippet } : {}) };
  const { block } = item;
  // Once a block: a file read as one block has it thousands of times.
  if (block.derived(IS_TRICKY, () => TRICKY.test(block.text))) {
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
export function setKeyTo(
  item: ItemView,
  title: string,
  key: string,
  value: string,
  within: Span = item.entry.values,
): RuleFix[] {
  return lazyFix(item, title, () => setKey(item.block, within, key, value));
}

/**
 * Adds a key whose value the user is to write. `snippet` is YAML source with LSP placeholders; clients without
 * snippets get their words. The snippet comes first: of two fixes with one title a client takes the first it can.
 */
export function addKey(
  item: ItemView,
  title: string,
  key: string,
  snippet: string,
  within: Span = item.entry.values,
): RuleFix[] {
  return withPlaceholders(item, title, snippet, (value) => setKey(item.block, within, key, value));
}

/** The two variants of a fix with placeholders. */
export function withPlaceholders(
  item: ItemView,
  title: string,
  snippet: string,
  make: (value: string) => readonly Edit[] | null,
): RuleFix[] {
  return [
    ...lazyFix(item, title, () => make(snippet), { snippet: true }),
    ...lazyFix(item, title, () => make(wordsOf(snippet))),
  ];
}

/** Takes a key away. */
export function dropKey(
  item: ItemView,
  title: string,
  key: string,
  within: Span = item.entry.values,
): RuleFix[] {
  return lazyFix(item, title, () => removeKey(item.block, within, key));
}

/** A placeholder of a snippet: its number in the order of typing, and the words that stand there until then. */
export const slot = (number: number, words: string): string => `\${${number}:${words}}`;

const wordsOf = (snippet: string): string => snippet.replace(/\$\{\d+:([^}]*)\}/g, '$1');
