/** Finds where an item says something else than a value that comes from outside, each place with both values. */
import { isMap, isScalar, isSeq, type Node } from 'yaml';
import { oneLine } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { Edit } from '../../core/text/finding.ts';
import type { Span } from '../../core/text/lines.ts';
import { setKey } from '../text/entry-edits.ts';
import { flowSource } from '../text/flow-edits.ts';
import { Rewrite } from '../text/rewrite.ts';
import { mapAt, pairsOf } from '../text/yaml-place.ts';
import { fieldOf, sameEffort, stateOf } from './item-says.ts';
import { measureOf, says, scalarIn } from './joined-measures.ts';
import { updateEntry } from './update-entry.ts';
import type { JoinedMeasure, Value } from './value.ts';
import { inlineOf } from './value-text.ts';

export interface Difference {
  readonly key: string;
  /** The key, for people: of a measure its name and the field, of a team with its effort its id too. */
  readonly what: string;
  /** What the item says, and where; null if it says nothing. */
  readonly own: { readonly text: string; readonly at: Span } | null;
  readonly other: string;
  /** The part of the other value that settles this difference. */
  readonly part: Value;
}

/** Reads a value that was kept as YAML under a key of an item. */
export function keptValue(key: string, node: Node): Value {
  if (isScalar(node)) return { kind: 'text', text: String(node.value) };
  if (isMap(node)) {
    if (key !== 'teams') return { kind: 'nested', elements: [flowSource(node, false)], mapping: true };
    return {
      kind: 'pairs',
      pairs: node.items.map((pair) => [textOf(pair.key), textOf(pair.value)] as const),
    };
  }
  const items = isSeq(node) ? node.items : [];
  if (key === 'measures') return { kind: 'measures', measures: items.flatMap(measureIn) };
  if (items.every((item) => isScalar(item))) return { kind: 'list', items: items.map(textOf) };
  return { kind: 'nested', elements: items.map((item) => flowSource(item, false)), mapping: false };
}

function measureIn(node: unknown): readonly JoinedMeasure[] {
  if (!isMap(node)) return [];
  const fields = new Map<string, string>();
  for (const { key, value } of node.items)
    if (isMap(value))
      for (const day of value.items) fields.set(`${textOf(key)}.${textOf(day.key)}`, textOf(day.value));
    else fields.set(textOf(key), textOf(value));
  const name = fields.get('name');
  fields.delete('name');
  return name === undefined ? [] : [{ name, fields }];
}

const textOf = (node: unknown): string =>
  isScalar(node) ? String(node.value ?? '') : flowSource(node, false);

/** Returns the differences of an item from the value under one key. A list in the item may hold more. */
export function differences(
  block: Block,
  entry: ItemEntry,
  key: string,
  value: Value,
): readonly Difference[] {
  if (stateOf(block, entry, key, value) === 'same') return [];
  const field = fieldOf(entry, key);
  if (value.kind === 'measures') return value.measures.flatMap((measure) => inMeasure(entry, measure));
  if (value.kind === 'pairs' && field?.kind === 'pairs')
    return value.pairs.flatMap(([team, effort]): Difference[] => {
      const own = field.pairs.find((pair) => pair.key.text === team)?.value;
      if (own !== undefined && sameEffort(own.text, effort)) return [];
      return [
        {
          key,
          what: `${key}.${team}`,
          own: own === undefined ? null : { text: own.text, at: own },
          other: effort,
          part: { kind: 'pairs', pairs: [[team, effort]] },
        },
      ];
    });
  return [{ key, what: key, own: ownAt(block, entry, key), other: shown(value), part: value }];
}

function inMeasure(entry: ItemEntry, { name, fields }: JoinedMeasure): readonly Difference[] {
  const measure = measureOf(entry, name);
  const own = entry.values.fields.measures;
  if (measure === undefined) {
    const part: Value = { kind: 'measures', measures: [{ name, fields }] };
    const names = own?.items.map((each) => each.fields.name?.text ?? '').join(', ');
    const at = own === undefined || names === undefined ? null : { text: names, at: own };
    return [{ key: 'measures', what: 'measures', own: at, other: inlineOf(part).slice(1, -1), part }];
  }
  return [...fields].flatMap(([field, figure]): Difference[] => {
    if (says(measure, field, figure)) return [];
    const scalar = scalarIn(measure, field);
    return [
      {
        key: 'measures',
        what: `${name}, ${field}`,
        own: scalar === null ? null : { text: scalar.text, at: scalar },
        other: figure,
        part: { kind: 'measures', measures: [{ name, fields: new Map([[field, figure]]) }] },
      },
    ];
  });
}

/** Returns the value of a key as it is written in an item, on one line. */
function ownAt(block: Block, entry: ItemEntry, key: string): Difference['own'] {
  const field = fieldOf(entry, key);
  if (field?.kind === 'scalar') return { text: oneLine(field.text), at: field };
  const place = mapAt(block, entry.values.start);
  const node = (typeof place === 'string' ? undefined : pairsOf(place.node, key)[0]?.value) as
    | Node
    | undefined;
  const range = node?.range;
  if (node === undefined || range === undefined || range === null) return null;
  return { text: textOf(node), at: { start: range[0], end: range[1] } };
}

const shown = (value: Value): string => (value.kind === 'text' ? oneLine(value.text) : inlineOf(value));

/** Returns the edits that make an item say what the other one said; null if it is written in a way that forbids it. */
export function takeOver(block: Block, entry: ItemEntry, { key, part }: Difference): readonly Edit[] | null {
  if (part.kind !== 'nested') {
    const { edits, kept } = updateEntry(block, entry, new Map([[key, part]]));
    return kept.length > 0 || edits.length === 0 ? null : edits;
  }
  const rewrite = new Rewrite(block, entry);
  return rewrite.step((now, { values }) => setKey(now, values, key, inlineOf(part))) ? rewrite.edits : null;
}
