/** Extracts the values of an entry in the language's order, for export. */
import { isAlias, isMap, isScalar, isSeq, type Node, type Document as Yaml } from 'yaml';
import type { Block } from '../../core/document/block.ts';
import type { Entry } from '../../core/document/read-block.ts';
import { yamlOf } from '../../core/document/read-block.ts';
import { rankOf } from '../../edits/text/key-order.ts';
import { mapAt } from '../../edits/text/yaml-place.ts';
import type { Cell, CellObject } from '../table/table.ts';

/** Values as they are written, by key. Lists are arrays; pairs and mappings are objects. */
export type Values = ReadonlyMap<string, Cell>;

/** A field of the model, seen without its type. */
interface Read {
  readonly kind: string;
  readonly text?: string;
  readonly items?: readonly Read[];
  readonly fields?: Readonly<Record<string, Read>>;
  readonly pairs?: readonly { readonly key: Read; readonly value: Read }[];
}

/** Returns the values of an entry; its `x-` keys last, in their order. */
export function valuesOf(block: Block, entry: Entry): Values {
  const values = new Map<string, Cell>();
  const fields = entry.values.fields as Readonly<Record<string, Read>>;
  for (const key of Object.keys(fields).sort((a, b) => rankOf(a) - rankOf(b)))
    values.set(key, cellOf(fields[key] as Read));
  if (/\bx-/.test(block.text)) ownKeys(block, entry, values);
  return values;
}

function cellOf(value: Read): Cell {
  if (value.items !== undefined) return value.items.map(cellOf);
  const object = Object.create(null) as Record<string, Cell>;
  if (value.pairs !== undefined) {
    for (const pair of value.pairs) object[pair.key.text ?? ''] = cellOf(pair.value);
    return object as CellObject;
  }
  if (value.fields !== undefined) {
    for (const [key, inner] of Object.entries(value.fields)) object[key] = cellOf(inner);
    return object as CellObject;
  }
  return value.text ?? '';
}

function ownKeys(block: Block, entry: Entry, values: Map<string, Cell>): void {
  const yaml = yamlOf(block);
  const place = mapAt(block, entry.values.start);
  if (yaml === null || typeof place === 'string') return;
  for (const pair of place.node.items) {
    const key = isScalar(pair.key) ? String(pair.key.value) : '';
    if (/^x-/.test(key)) values.set(key, plainOf(pair.value as Node | null, yaml, 0));
  }
}

function plainOf(node: Node | null, yaml: Yaml, depth: number): Cell {
  if (isAlias(node)) return depth > 8 ? '' : plainOf(node.resolve(yaml) ?? null, yaml, depth + 1);
  if (isSeq(node)) return node.items.map((item) => plainOf(item as Node, yaml, depth));
  if (isMap(node)) {
    const object = Object.create(null) as Record<string, Cell>;
    for (const { key, value } of node.items)
      if (isScalar(key)) object[String(key.value)] = plainOf(value as Node | null, yaml, depth);
    return object as CellObject;
  }
  return isScalar(node) ? String(node.value ?? '') : '';
}
