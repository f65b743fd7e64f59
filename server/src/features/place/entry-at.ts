/** Which entry, and which value in it, stands at an offset: from what was read, so with aliases and folds resolved. */
import type { z } from 'zod';
import { ZodArray, ZodObject, ZodRecord } from 'zod';
import type { Block } from '../../core/document/block.ts';
import { readingOf } from '../../core/document/read-block.ts';
import { entrySchemas, fileSchema } from '../../core/language/schema.ts';
import { type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import type { List, Mapping, Pairs, Raw, Scalar, Value } from '../../core/language/values.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Span } from '../../core/text/lines.ts';
import type { FileSnapshot } from '../../session/session.ts';
import { choices, type Root } from './place.ts';
import type { Path } from './place-frame.ts';

/** A block and an offset in it, with the entry that is there. */
export interface Here {
  readonly block: Block;
  readonly index: number;
  /** UTF-16 offset from the start of the block. */
  readonly offset: number;
  readonly ref: EntryRef | null;
}

/** A key or a value as read. `key` is the name of the key itself, or of the one that the value stands under. */
export interface Hit {
  readonly role: 'key' | 'value';
  readonly root: Root;
  readonly path: Path;
  readonly key: string;
  readonly span: Span;
  readonly meta: KeyMeta;
  readonly value: Value | undefined;
  /** Mappings and lists around it, outermost first. */
  readonly around: readonly Value[];
}

/** The block at an offset of a file, and its entry there. */
export function hereAt(file: FileSnapshot, offset: number): Here | null {
  const index = file.document.blockAt(offset);
  const block = file.document.blocks[index];
  if (block === undefined) return null;
  const at = offset - file.document.startOf(index);
  const refs = file.portfolio.index.ofBlock(block);
  const within = ({ entry }: EntryRef): boolean => at >= entry.span.start && at <= entry.span.end;
  const ref = refs.find(within) ?? (refs.length === 1 && block.kind !== 'whole' ? refs[0] : undefined);
  return { block, index, offset: at, ref: ref ?? null };
}

/** The key or value at an offset; null between them, and in what could not be read. */
export function hitAt({ block, offset, ref }: Here): Hit | null {
  if (ref !== null) {
    const found = find(
      ref.entry.values as unknown as Value,
      entrySchemas[ref.kind],
      { root: ref.kind, path: [], key: '' },
      offset,
      [],
    );
    if (found !== null) return found;
  }
  const root = readingOf(block).root;
  return root === undefined
    ? null
    : find(root as unknown as Value, fileSchema, { root: 'top', path: [], key: '' }, offset, []);
}

interface At {
  readonly root: Root;
  readonly path: Path;
  readonly key: string;
}

const has = (span: Span, offset: number): boolean => offset >= span.start && offset <= span.end;

function find(value: Value, schema: z.ZodType, at: At, offset: number, around: readonly Value[]): Hit | null {
  const options = choices(schema);
  const inner = [...around, value];
  const hit = (
    role: Hit['role'],
    key: string,
    path: Path,
    span: Span,
    meta: KeyMeta,
    of: Value | undefined,
  ): Hit => ({
    role,
    root: at.root,
    path,
    key,
    span: { start: span.start, end: span.end },
    meta,
    value: of,
    around: role === 'key' ? inner : around,
  });
  if (value.kind === 'mapping') {
    const { fields, keys } = value as Mapping<Readonly<Record<string, Value | undefined>>>;
    const shape = options.find((option) => option instanceof ZodObject)?.shape as
      | Readonly<Record<string, z.ZodType>>
      | undefined;
    for (const [key, span] of Object.entries(keys)) {
      const own = shape?.[key];
      if (own === undefined) continue;
      const path = [...at.path, key];
      const field = fields[key];
      if (has(span, offset)) return hit('key', key, path, span, metaOf(own), field);
      if (field !== undefined && has(field, offset))
        return find(field, own, { ...at, path, key }, offset, inner);
    }
    return null;
  }
  if (value.kind === 'list') {
    const element = options.find((option) => option instanceof ZodArray)?.element as z.ZodType | undefined;
    if (element === undefined) return null;
    for (const [i, item] of (value as List<Value>).items.entries()) {
      if (has(item, offset)) return find(item, element, { ...at, path: [...at.path, i] }, offset, inner);
    }
    return null;
  }
  if (value.kind === 'pairs') {
    const record = options.find((option) => option instanceof ZodRecord);
    if (record === undefined) return null;
    for (const { key, value: paired } of (value as Pairs<unknown, Value>).pairs) {
      const path = [...at.path, key.text];
      if (has(key, offset))
        return hit('value', at.key, path, key, metaOf(record.keyType as z.ZodType), key as Scalar<unknown>);
      if (has(paired, offset))
        return find(paired, record.valueType as z.ZodType, { ...at, path }, offset, inner);
    }
    return null;
  }
  if (value.kind === 'scalar') return hit('value', at.key, at.path, value, metaOf(schema), value);
  return raw(value, at, offset, inner);
}

/** The words under `rules`. */
function raw(value: Raw, at: At, offset: number, around: readonly Value[]): Hit | null {
  if (value.kind === 'raw-mapping') {
    for (const { key, value: own } of value.entries) {
      const path = [...at.path, key.text];
      if (has(key, offset))
        return {
          role: 'key',
          root: at.root,
          path,
          key: key.text,
          span: { start: key.start, end: key.end },
          meta: {},
          value: own ?? undefined,
          around,
        };
      if (own !== null && has(own, offset))
        return raw(own, { ...at, path, key: key.text }, offset, [...around, own]);
    }
    return null;
  }
  if (value.kind === 'raw-list') return null;
  return {
    role: 'value',
    root: at.root,
    path: at.path,
    key: at.key,
    span: { start: value.start, end: value.end },
    meta: {},
    value,
    around,
  };
}
