/**
 * Computes the smallest edits that bring an entry up to date with its row. The sheet owns the keys that it has columns
 * for; even so, lists only grow, an empty cell removes nothing, and `track` belongs to people.
 */

import type { Block } from '../../core/document/block.ts';
import type { Entry } from '../../core/document/read-block.ts';
import type { Mapping } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import { appendToList, insertLines, removeKey, setKey } from '../text/entry-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { breakOf, indentOf, mapAt, pairsOf } from '../text/yaml-place.ts';
import { fieldOf, sameEffort, sourceAt, stateOf } from './item-says.ts';
import { measureEdit } from './joined-measures.ts';
import type { Value } from './value.ts';
import { elementsOf, inlineOf, proseLines } from './value-text.ts';

export interface Update {
  readonly edits: readonly Edit[];
  readonly changed: readonly string[];
  /** Keys that could not be updated, and why. */
  readonly kept: readonly { readonly key: string; readonly problem: string }[];
}

/**
 * Returns the edits of an entry's block. References in `values` must be ids already.
 * @param more keys to remove (`gone`), and keys of nested values that are as the last import left them (`untouched`)
 */
export function updateEntry(
  block: Block,
  entry: Entry,
  values: ReadonlyMap<string, Value>,
  more: { readonly gone?: readonly string[]; readonly untouched?: ReadonlySet<string> } = {},
): Update {
  const { gone = [], untouched = new Set() } = more;
  const rewrite = new Rewrite(block, entry);
  const changed: string[] = [];
  const kept: { key: string; problem: string }[] = [];
  for (const [key, value] of values) {
    const before = rewrite.block;
    const state = stateOf(rewrite.block, rewrite.entry, key, value);
    if (state === 'same') continue;
    if (state === 'theirs' && !untouched.has(key)) {
      const own = sourceAt(rewrite.block, rewrite.entry, key) ?? '';
      kept.push({
        key,
        problem: t`The sheet says “${inlineOf(value)}”, and the file “${own}” in a list of its own. It stays; edit it there.`,
      });
      continue;
    }
    const done = rewrite.step((now, item) => editOf(now, item, key, value));
    if (!done)
      kept.push({
        key,
        problem: t`It is written in a way that only a person can change, or its YAML has an error. It stays.`,
      });
    else if (rewrite.block !== before) changed.push(key);
  }
  for (const key of gone)
    if (rewrite.block.text.includes(key))
      if (rewrite.step((now, item) => removeKey(now, item.values as Mapping<unknown>, key)))
        changed.push(key);
  return { edits: rewrite.edits, changed, kept };
}

function editOf(block: Block, entry: Entry, key: string, value: Value): readonly Edit[] | null {
  const mapping = entry.values as Mapping<unknown>;
  const field = fieldOf(entry, key);
  if (value.kind === 'text') {
    if (key !== 'description') return setKey(block, mapping, key, scalarOf(value.text));
    return setKey(block, mapping, key, prose(block, mapping, value.text));
  }
  if (value.kind === 'list' && field?.kind === 'pairs') {
    const missing = value.items.find((item) => !field.pairs.some(({ key: team }) => team.text === item));
    return missing === undefined
      ? []
      : chain({ block, entry }, key, value, () => setKey(block, field, missing, '0 fte'));
  }
  if (value.kind === 'list' && field !== undefined) {
    const missing =
      field.kind === 'list'
        ? value.items.find((item) => !field.items.some(({ text }) => text === item))
        : undefined;
    return missing === undefined
      ? []
      : chain({ block, entry }, key, value, () => appendToList(block, mapping, key, scalarOf(missing)));
  }
  if (value.kind === 'pairs' && field?.kind === 'pairs') {
    const differs = value.pairs.find(
      ([name, effort]) =>
        !field.pairs.some((pair) => pair.key.text === name && sameEffort(pair.value.text, effort)),
    );
    return differs === undefined
      ? []
      : chain({ block, entry }, key, value, () => setKey(block, field, differs[0], differs[1]));
  }
  if (value.kind === 'measures' && field !== undefined && entry.kind !== 'team') {
    const edits = measureEdit(block, entry, value.measures);
    return edits === null || edits.length === 0 ? edits : chain({ block, entry }, key, value, () => edits);
  }
  const inline = inlineOf(value);
  const elements = elementsOf(value);
  if (elements === null || inline.length < 80 || mapping.flow) return setKey(block, mapping, key, inline);
  return insertLines(
    block,
    mapping,
    key,
    elements.map((element) => `- ${element}`),
  );
}

/** Applies one of several changes and then the next, each on the text that the last one left. */
function chain(
  { block, entry }: { readonly block: Block; readonly entry: Entry },
  key: string,
  value: Value,
  first: () => readonly Edit[] | null,
): readonly Edit[] | null {
  const rewrite = new Rewrite(block, entry);
  if (!rewrite.step(() => first())) return null;
  const next = rewrite.entry;
  if (stateOf(rewrite.block, next, key, value) === 'same') return rewrite.edits;
  return rewrite.step((now, item) => editOf(now, item, key, value)) ? rewrite.edits : null;
}

/**
 * Lays out a description like that of a new item, or on one line in a flow mapping or where a comment follows the old
 * header.
 */
function prose(block: Block, mapping: Mapping<unknown>, text: string): string {
  const place = mapAt(block, mapping.start);
  if (typeof place === 'string' || mapping.flow) return oneLineOf(text);
  const old = pairsOf(place.node, 'description')[0]?.value;
  const from = old?.range?.[0];
  if (from !== undefined && /^[|>][-+0-9]*[ \t]+#/.test(block.text.slice(from))) return oneLineOf(text);
  const indent = `${indentOf(block.text, place.node.range?.[0] ?? 0)}  `;
  return proseLines(text, 96)
    .map((line, at) => (at === 0 || line === '' ? line : indent + line))
    .join(breakOf(block.text));
}
const oneLineOf = (text: string): string => (text.includes('\n') ? quoted(text) : scalarOf(text));
