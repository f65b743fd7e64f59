/**
 * Computes the smallest edits that bring an item up to date with its row. The sheet owns the keys that it has columns
 * for; even so, lists only grow, an empty cell removes nothing, and `track` belongs to people.
 */

import { Block } from '../../core/document/block.ts';
import { type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import { slugOf } from '../../core/language/scalars.ts';
import type { List, Mapping, Pairs, Scalar } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { appendToList, insertLines, removeKey, setKey } from '../text/entry-edits.ts';
import { flowSource } from '../text/flow-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { breakOf, indentOf, mapAt, pairsOf } from '../text/yaml-place.ts';
import { measureEdit, saysMeasures } from './joined-measures.ts';
import type { Value } from './value.ts';
import { elementsOf, inlineOf, proseLines } from './value-text.ts';

export interface Update {
  readonly edits: readonly Edit[];
  readonly changed: readonly string[];
  /** Keys that could not be updated, and why. */
  readonly kept: readonly { readonly key: string; readonly problem: string }[];
}

/**
 * Returns the edits of an item's block. References in `values` must be ids already; the keys in `gone` are removed.
 */
export function updateItem(
  block: Block,
  entry: ItemEntry,
  values: ReadonlyMap<string, Value>,
  gone: readonly string[] = [],
): Update {
  const rewrite = new Rewrite(block, entry);
  const changed: string[] = [];
  const kept: { key: string; problem: string }[] = [];
  for (const [key, value] of values) {
    const before = rewrite.block;
    const state = stateOf(rewrite.block, rewrite.entry, key, value);
    if (state === 'same') continue;
    if (state === 'theirs') {
      kept.push({
        key,
        problem: t`The file says something else in a list of its own. It stays; edit it there.`,
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

/** Tells whether an item has this single value under a key, in any notation. Returns null if it lacks the key. */
export function saysText(block: Block, entry: ItemEntry, key: string, text: string): boolean | null {
  const field = fieldOf(entry, key);
  return field === undefined ? null : stateOf(block, entry, key, { kind: 'text', text }) === 'same';
}
/** Returns the text of a single value, or null if the key is absent or holds no single value. */
export function textAt(entry: ItemEntry, key: string): string | null {
  const field = fieldOf(entry, key);
  return field?.kind === 'scalar' ? field.text : null;
}

/** Scores how well an item agrees with a row: plus one for each equal value, minus one for each other. */
export function agreement(block: Block, entry: ItemEntry, values: ReadonlyMap<string, Value>): number {
  let sum = 0;
  for (const [key, value] of values) {
    // At this stage teams and goals are names, not ids.
    const ids = value.kind === 'list' && (key === 'teams' || key === 'goals');
    const own: Value = ids ? { kind: 'list', items: value.items.map(slugOf) } : value;
    sum += stateOf(block, entry, key, own) === 'same' ? 1 : -1;
  }
  return sum;
}

type AnyField = Scalar<unknown> | List<Scalar<unknown>> | Pairs<unknown, Scalar<unknown>> | undefined;
const fieldOf = (entry: ItemEntry, key: string): AnyField =>
  (entry.values.fields as Readonly<Record<string, AnyField>>)[key];

/**
 * Compares a value with the item's. `theirs` is a differing value whose layout is the author's, and must not be
 * replaced.
 */
function stateOf(block: Block, entry: ItemEntry, key: string, value: Value): 'same' | 'theirs' | 'differs' {
  const field = fieldOf(entry, key);
  if (value.kind === 'measures') {
    if (field === undefined && sourceAt(block, entry, key)) return 'theirs';
    return saysMeasures(entry, value.measures) ? 'same' : 'differs';
  }
  if (key.startsWith('x-')) {
    const present = sourceAt(block, entry, key);
    return present !== null && present === flowOf(inlineOf(value)) ? 'same' : 'differs';
  }
  if (field === undefined) return 'differs';
  if (key === 'track') return 'same';
  switch (value.kind) {
    case 'text':
      if (field.kind !== 'scalar') return 'theirs';
      return sameText(entry, key, field, value.text) ? 'same' : 'differs';
    case 'list':
      if (field.kind === 'list')
        return value.items.every((item) => field.items.some(({ text }) => text === item))
          ? 'same'
          : 'differs';
      if (field.kind !== 'pairs') return 'theirs';
      return value.items.every((item) => field.pairs.some(({ key: team }) => team.text === item))
        ? 'same'
        : 'differs';
    case 'pairs':
      if (field.kind !== 'pairs') return 'theirs';
      return value.pairs.every(([name, effort]) =>
        field.pairs.some((pair) => pair.key.text === name && sameEffort(pair.value.text, effort)),
      )
        ? 'same'
        : 'differs';
    case 'nested':
      return sourceAt(block, entry, key) === flowOf(inlineOf(value)) ? 'same' : 'theirs';
  }
}

/** Compares texts with blanks folded, and dates and numbers by their meaning. */
function sameText(entry: ItemEntry, key: string, field: Scalar<unknown>, text: string): boolean {
  const plain = (words: string): string => words.replace(/\s+/g, ' ').trim();
  if (plain(field.text) === plain(text)) return true;
  if (field.value === undefined || typeof field.value === 'string') return false;
  const said = readAs(key, text);
  if (said === undefined) return false;
  if (key === 'start') return entry.values.fields.start?.value?.first === (said as { first: number }).first;
  if (key === 'end' || key === 'reviewed')
    return (field.value as { last: number }).last === (said as { last: number }).last;
  return JSON.stringify(field.value) === JSON.stringify(said);
}

const sameEffort = (a: string, b: string): boolean => Number.parseFloat(a) === Number.parseFloat(b);

function editOf(block: Block, entry: ItemEntry, key: string, value: Value): readonly Edit[] | null {
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
  if (value.kind === 'measures' && field !== undefined) {
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
  { block, entry }: { readonly block: Block; readonly entry: ItemEntry },
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

/** Returns the source of a key's value in flow style for comparison, or null if the key is absent. */
function sourceAt(block: Block, entry: ItemEntry, key: string): string | null {
  const place = mapAt(block, entry.values.start);
  const value = typeof place === 'string' ? undefined : pairsOf(place.node, key)[0]?.value;
  return value === undefined || value === null ? null : flowSource(value, false);
}
function flowOf(source: string): string {
  const contents = yamlIn(source)?.contents ?? null;
  return contents !== null ? flowSource(contents, false) : '';
}

/** Returns the sheet's own key for an item (`x-key`), or null if it has none. */
export function sheetKeyOf(block: Block, entry: ItemEntry): string | null {
  if (!block.text.includes('x-key')) return null;
  const place = mapAt(block, entry.values.start);
  const value = typeof place === 'string' ? undefined : pairsOf(place.node, 'x-key')[0]?.value;
  return value !== null && value !== undefined && 'value' in value ? String(value.value) : null;
}

/** Returns what the language parses a text under this key into. */
function readAs(key: string, text: string): unknown {
  const probe = new Block('item', `- id: a\n  title: a\n  ${key}: ${scalarOf(text)}\n`, {
    section: 'item',
    indent: 0,
    conflict: 'none',
  });
  const read = readingOf(probe).entries[0];
  return read?.kind === 'item' ? (fieldOf(read, key) as Scalar<unknown> | undefined)?.value : undefined;
}
