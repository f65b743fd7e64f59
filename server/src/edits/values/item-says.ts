/** Compares what an item says under its keys with values that come from outside. */
import { isMap, isSeq } from 'yaml';
import { oneLine } from '../../base/words.ts';
import { Block } from '../../core/document/block.ts';
import { type Entry, type ItemEntry, readingOf } from '../../core/document/read-block.ts';
import { slugOf } from '../../core/language/scalars.ts';
import type { List, Pairs, Scalar } from '../../core/language/values.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { yamlIn } from '../../core/yaml/yaml.ts';
import { flowSource } from '../text/flow-edits.ts';
import { mapAt, pairsOf } from '../text/yaml-place.ts';
import { saysMeasures } from './joined-measures.ts';
import type { Value } from './value.ts';
import { inlineOf } from './value-text.ts';

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
/** Returns what an item says under a key of the language. */
export const fieldOf = (entry: Entry, key: string): AnyField =>
  (entry.values.fields as Readonly<Record<string, AnyField>>)[key];

/**
 * Compares a value with the item's. `theirs` is a differing value whose layout is the author's, and must not be
 * replaced.
 */
export function stateOf(
  block: Block,
  entry: Entry,
  key: string,
  value: Value,
): 'same' | 'theirs' | 'differs' {
  const field = fieldOf(entry, key);
  if (value.kind === 'measures') {
    if (field === undefined && sourceAt(block, entry, key)) return 'theirs';
    return entry.kind !== 'team' && saysMeasures(entry, value.measures) ? 'same' : 'differs';
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
      return saysNested(block, entry, key, value) ? 'same' : 'theirs';
  }
}

/** Tells whether an item has all elements of a nested value; it may say more, of each and beside them. */
function saysNested(block: Block, entry: Entry, key: string, value: Value): boolean {
  const own = nodeAt(block, entry, key);
  const said = yamlIn(inlineOf(value))?.contents ?? null;
  if (own === null || said === null) return false;
  return isSeq(own) && isSeq(said)
    ? said.items.every((each) => own.items.some((other) => holds(other, each)))
    : flowSource(own, false) === flowSource(said, false);
}

/** Tells whether one node has every key of another, with the same value. */
function holds(own: unknown, said: unknown): boolean {
  if (!isMap(own) || !isMap(said)) return flowSource(own, false) === flowSource(said, false);
  return said.items.every((pair) =>
    own.items.some(
      (other) =>
        flowSource(other.key, false) === flowSource(pair.key, false) &&
        flowSource(other.value, false) === flowSource(pair.value, false),
    ),
  );
}

/** Compares texts with blanks folded, and dates and numbers by their meaning. */
function sameText(entry: Entry, key: string, field: Scalar<unknown>, text: string): boolean {
  if (oneLine(field.text) === oneLine(text)) return true;
  if (field.value === undefined || typeof field.value === 'string') return false;
  const said = readAs(key, text);
  if (said === undefined) return false;
  if (key === 'start' && entry.kind === 'item')
    return entry.values.fields.start?.value?.first === (said as { first: number }).first;
  if (key === 'end' || key === 'reviewed')
    return (field.value as { last: number }).last === (said as { last: number }).last;
  return JSON.stringify(field.value) === JSON.stringify(said);
}

export const sameEffort = (a: string, b: string): boolean => Number.parseFloat(a) === Number.parseFloat(b);

/** Returns the source of a key's value in flow style for comparison, or null if the key is absent. */
export function sourceAt(block: Block, entry: Entry, key: string): string | null {
  const value = nodeAt(block, entry, key);
  return value === null ? null : flowSource(value, false);
}
/** Returns the node of a key's value, or null if the key is absent. */
function nodeAt(block: Block, entry: Entry, key: string): unknown {
  const place = mapAt(block, entry.values.start);
  return typeof place === 'string' ? null : (pairsOf(place.node, key)[0]?.value ?? null);
}
/** Returns a source in flow style, for comparison. */
function flowOf(source: string): string {
  const contents = yamlIn(source)?.contents ?? null;
  return contents !== null ? flowSource(contents, false) : '';
}

/** Returns the sheet's own key for an item (`x-key`), or null if it has none. */
export function sheetKeyOf(block: Block, entry: ItemEntry): string | null {
  if (!block.text.includes(KEY)) return null;
  const line = lineOfKey(block, entry);
  if (line !== null) return line;
  const place = mapAt(block, entry.values.start);
  const value = typeof place === 'string' ? undefined : pairsOf(place.node, KEY)[0]?.value;
  return value !== null && value !== undefined && 'value' in value ? String(value.value) : null;
}

const KEY = 'x-key';

/** Reads a key that stands in a line of its own, without parsing; null if only the parser can tell. */
function lineOfKey({ text }: Block, { span, values }: ItemEntry): string | null {
  const at = text.indexOf(KEY, span.start);
  if (values.flow || at < 0 || at > span.end) return null;
  const column = values.start - (text.lastIndexOf('\n', values.start - 1) + 1);
  const start = text.lastIndexOf('\n', at - 1) + 1;
  if (at - start !== column || !/^ *$/.test(text.slice(start, at))) return null;
  return (
    /^x-key: +([\p{L}\p{N}][\p{L}\p{N}._/-]*)[ \r]*(?:\n|$)/u.exec(text.slice(at, at + 200))?.[1] ?? null
  );
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
