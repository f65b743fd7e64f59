/** Names the keys of an item that a form shows, and finds their values. */
import type { z } from 'zod';
import { itemSchema } from '../../core/language/item-schema.ts';
import { measureSchema, milestoneSchema } from '../../core/language/part-schemas.ts';
import { type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import type { Mapping, Scalar } from '../../core/language/values.ts';
import type { ItemView } from '../../core/model/item.ts';

export const formKeys = [
  'title',
  'track',
  'status',
  'health',
  'description',
  'owner',
  'sponsor',
  'start',
  'end',
  'review',
  'standard',
  'decision',
] as const;
export type FormKey = (typeof formKeys)[number];

export const formLists = {
  measures: { keys: ['name', 'kind', 'baseline', 'target', 'unit', 'countermeasure'], first: 'name' },
  milestones: { keys: ['title', 'date', 'done'], first: 'title' },
} as const;
export type ListKey = keyof typeof formLists;
export const listKeys: readonly ListKey[] = ['measures', 'milestones'];

const shapes: Readonly<Record<ListKey, Readonly<Record<string, z.ZodType>>>> = {
  measures: measureSchema.shape,
  milestones: milestoneSchema.shape,
};

/** A field of a form: `owner`, `milestones.0.date`, `milestones.0` (a whole row) or `milestones.+` (a new row). */
export type FieldPlace =
  | { readonly kind: 'key'; readonly key: FormKey }
  | { readonly kind: 'part'; readonly list: ListKey; readonly index: number; readonly part: string }
  | { readonly kind: 'row'; readonly list: ListKey; readonly index: number }
  | { readonly kind: 'new'; readonly list: ListKey };

/** Parses a field's name; null if the form has no such field. */
export function placeOfField(field: string): FieldPlace | null {
  const key = formKeys.find((name) => name === field);
  if (key !== undefined) return { kind: 'key', key };
  const [name, at = '', part] = field.split('.');
  const list = listKeys.find((each) => each === name);
  if (list === undefined) return null;
  if (at === '+' && part === undefined) return { kind: 'new', list };
  if (!/^\d{1,4}$/.test(at)) return null;
  const index = Number(at);
  if (part === undefined) return { kind: 'row', list, index };
  return formLists[list].keys.some((each) => each === part) ? { kind: 'part', list, index, part } : null;
}

/** Returns the schema's metadata for a field; a row or new row gives that of its first key. */
export function metaOfPlace(place: FieldPlace): KeyMeta {
  if (place.kind === 'key') return metaOf(itemSchema.shape[place.key] as z.ZodType);
  const part = place.kind === 'part' ? place.part : formLists[place.list].first;
  const schema = shapes[place.list][part];
  return schema === undefined ? {} : metaOf(schema);
}

/** Returns the mapping of a row; undefined if there is none. */
export function rowOf(
  item: ItemView,
  list: ListKey,
  index: number,
): Mapping<Readonly<Record<string, Scalar<unknown> | undefined>>> | undefined {
  const rows = list === 'measures' ? item.measures : item.milestones;
  return rows[index] as Mapping<Readonly<Record<string, Scalar<unknown> | undefined>>> | undefined;
}

/** Returns the parsed value of a field; undefined for a row. */
export function scalarAt(item: ItemView, place: FieldPlace): Scalar<unknown> | undefined {
  if (place.kind === 'key') return item.fields[place.key] as Scalar<unknown> | undefined;
  return place.kind === 'part' ? rowOf(item, place.list, place.index)?.fields[place.part] : undefined;
}
