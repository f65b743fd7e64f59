/** The keys of an item that a form shows, and where a value of it stands. */
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

/** A place of a form: `owner`, `milestones.0.date`, `milestones.0` (all of it) or `milestones.+` (a new one). */
export type FieldPlace =
  | { readonly kind: 'key'; readonly key: FormKey }
  | { readonly kind: 'part'; readonly list: ListKey; readonly index: number; readonly part: string }
  | { readonly kind: 'row'; readonly list: ListKey; readonly index: number }
  | { readonly kind: 'new'; readonly list: ListKey };

/** Reads the name of a place; null where the form has no such place. */
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

/** What the language says of a key, or of a part of a list. */
export function metaOfPlace(place: FieldPlace): KeyMeta {
  if (place.kind === 'key') return metaOf(itemSchema.shape[place.key] as z.ZodType);
  const part = place.kind === 'part' ? place.part : formLists[place.list].first;
  const schema = shapes[place.list][part];
  return schema === undefined ? {} : metaOf(schema);
}

/** The mapping of a row; undefined where there is none. */
export function rowOf(
  item: ItemView,
  list: ListKey,
  index: number,
): Mapping<Readonly<Record<string, Scalar<unknown> | undefined>>> | undefined {
  const rows = list === 'measures' ? item.measures : item.milestones;
  return rows[index] as Mapping<Readonly<Record<string, Scalar<unknown> | undefined>>> | undefined;
}

/** The value at a place, as it was read. */
export function scalarAt(item: ItemView, place: FieldPlace): Scalar<unknown> | undefined {
  if (place.kind === 'key') return item.fields[place.key] as Scalar<unknown> | undefined;
  return place.kind === 'part' ? rowOf(item, place.list, place.index)?.fields[place.part] : undefined;
}
