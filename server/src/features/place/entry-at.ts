/** Finds the entry and the value at an offset in the parsed block, so that aliases and folded texts are resolved. */
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

/** A block, an offset in it, and the entry there. */
export interface Here {
  readonly block: Block;
  readonly index: number;
  /** UTF-16 offset from the start of the block. */
  readonly offset: number;
  readonly ref: EntryRef | null;
}

/** A parsed key or value. `key` is the name of the key itself, or of the one that the value belongs to. */
export interface Hit {
  readonly role: 'key' | 'value';
  readonly root: Root;
  readonly path: Path;
  readonly key: string;
  readonly span: Span;
  readonly meta: KeyMeta;
  readonly value: Value | undefined;
  /** Enclosing mappings and lists, outermost first. */
  readonly around: readonly Value[];
}

/** Returns the block at an offset of a file, with the entry there. */
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

/** Returns the key or value at an offset; null between them, and in text that could not be parsed. */
export function hitAt({ block, offset, ref }: Here): Hit | null {
  if (ref !== null) {
    const at = { root: ref.kind, path: [], key: '', around: [] };
    const found = find(ref.entry.values as unknown as Value, entrySchemas[ref.kind], at, offset);
    if (found !== null) return found;
  }
  const root = readingOf(block).root;
  const top = { root: 'top', path: [], key: '', around: [] } as const;
  return root === undefined ? null : find(root as unknown as Value, fileSchema, top, offset);
}

/** The part of a hit that depends only on what encloses it. */
type At = Pick<Hit, 'root' | 'path' | 'key' | 'around'>;

const has = (span: Span, offset: number): boolean => offset >= span.start && offset <= span.end;

function hit(role: Hit['role'], at: At, { start, end }: Span, own: Pick<Hit, 'meta' | 'value'>): Hit {
  const { root, path, key, around } = at;
  return { role, root, path, key, span: { start, end }, ...own, around };
}

function find(value: Value, schema: z.ZodType, at: At, offset: number): Hit | null {
  const options = choices(schema);
  const inner = { ...at, around: [...at.around, value] };
  if (value.kind === 'mapping') {
    const { fields, keys } = value as Mapping<Readonly<Record<string, Value | undefined>>>;
    const shape = options.find((option) => option instanceof ZodObject)?.shape as
      | Readonly<Record<string, z.ZodType>>
      | undefined;
    for (const [key, span] of Object.entries(keys)) {
      const own = shape?.[key];
      if (own === undefined) continue;
      const below = { ...inner, path: [...at.path, key], key };
      const field = fields[key];
      if (has(span, offset)) return hit('key', below, span, { meta: metaOf(own), value: field });
      if (field !== undefined && has(field, offset)) return find(field, own, below, offset);
    }
    return null;
  }
  if (value.kind === 'list') {
    const element = options.find((option) => option instanceof ZodArray)?.element as z.ZodType | undefined;
    if (element === undefined) return null;
    for (const [i, item] of (value as List<Value>).items.entries()) {
      if (has(item, offset)) return find(item, element, { ...inner, path: [...at.path, i] }, offset);
    }
    return null;
  }
  if (value.kind === 'pairs') {
    const record = options.find((option) => option instanceof ZodRecord);
    if (record === undefined) return null;
    for (const { key, value: paired } of (value as Pairs<unknown, Value>).pairs) {
      const path = [...at.path, key.text];
      const meta = metaOf(record.keyType as z.ZodType);
      if (has(key, offset))
        return hit('value', { ...at, path }, key, { meta, value: key as Scalar<unknown> });
      if (has(paired, offset)) return find(paired, record.valueType as z.ZodType, { ...inner, path }, offset);
    }
    return null;
  }
  if (value.kind === 'scalar') return hit('value', at, value, { meta: metaOf(schema), value });
  return raw(value, inner, offset);
}

/** Finds the word under `rules` at an offset; `around` of `at` includes the value itself. */
function raw(value: Raw, at: At, offset: number): Hit | null {
  if (value.kind === 'raw-mapping') {
    for (const { key, value: own } of value.entries) {
      const below = { ...at, path: [...at.path, key.text], key: key.text };
      if (has(key, offset)) return hit('key', below, key, { meta: {}, value: own ?? undefined });
      if (own !== null && has(own, offset))
        return raw(own, { ...below, around: [...at.around, own] }, offset);
    }
    return null;
  }
  return value.kind === 'raw-list' ? null : hit('value', at, value, { meta: {}, value });
}
