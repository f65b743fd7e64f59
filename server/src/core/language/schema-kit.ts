/**
 * Builds the language's schemas and reads facts back from them. zod defines the shape; each schema's metadata says how
 * a scalar is parsed and what a key means. The keys themselves are in `item-schema.ts`, `part-schemas.ts` and
 * `schema.ts`.
 */

import { z } from 'zod';
import type { DayRange } from '../text/days.ts';
import { memo } from '../text/memo.ts';
import type { Money } from './scalars.ts';

/** Name of the reader of a scalar; see `read-scalar.ts`. */
export type ScalarName =
  | 'text'
  | 'id'
  | 'reference'
  | 'date'
  | 'duration'
  | 'effort'
  | 'money'
  | 'percent'
  | 'number'
  | 'count'
  | 'currency'
  | 'done'
  | 'url'
  | 'choice';
export type EntryKind = 'item' | 'goal' | 'team';

/** Metadata of any schema of the language. */
export interface KeyMeta {
  readonly scalar?: ScalarName;
  /** The allowed values of a choice, in the order in which they are offered. */
  readonly values?: readonly string[];
  /** The meaning of each value of a choice. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** The kind of entry that the id refers to. */
  readonly refers?: EntryKind;
  /** The meaning of the key: one or two sentences of Markdown. */
  readonly doc?: string;
  /** Which of the two paths the key mostly serves. */
  readonly suits?: 'operational' | 'strategic';
  /** An example value, to show and to insert. */
  readonly example?: string;
  /** True if the value is kept unparsed, for later code to interpret (the options of `rules`). */
  readonly raw?: boolean;
}

/** A schema whose values are read by a named reader into `T`. */
export type ScalarSchema<T> = z.ZodType<T> & { readonly scalarOf?: T };

/** Builds the schema of a value that the named reader parses. */
export const scalar = <T>(name: ScalarName, meta: KeyMeta = {}): ScalarSchema<T> =>
  z.string().meta({ scalar: name, ...meta }) as unknown as ScalarSchema<T>;
/** Builds an optional key with its documentation. */
export const key = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): z.ZodOptional<S> =>
  schema.optional().meta({ doc, ...more }) as z.ZodOptional<S>;
/** Builds a required key with its documentation. */
export const required = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): S =>
  schema.meta({ ...schema.meta(), doc, ...more }) as S;
/** Builds a choice of words, each with its documentation. */
export const choice = <const V extends readonly string[]>(
  values: V,
  valueDocs: Record<V[number], string>,
): ScalarSchema<V[number]> => scalar<V[number]>('choice', { values, valueDocs });
/** Builds a reference to another entry by id. */
export const reference = (kind: EntryKind): ScalarSchema<string> =>
  scalar<string>('reference', { refers: kind });

export const text = scalar<string>('text');
export const id = scalar<string>('id');
export const date = scalar<DayRange>('date');
export const duration = scalar<number>('duration');
export const effort = scalar<number>('effort');
export const money = scalar<Money>('money');
export const percent = scalar<number>('percent');
export const number = scalar<number>('number');
export const count = scalar<number>('count');
export const texts = z.array(text);
export const byDate = z.record(date as unknown as z.ZodType<string>, number);

/** Facts that the walk needs often. Cached, because zod computes them anew each time. */
interface SchemaFacts {
  readonly meta: KeyMeta;
  readonly bare: z.ZodType;
  readonly optional: boolean;
  readonly shape: 'union' | 'object' | 'record' | 'array' | 'scalar';
}
/** Returns the cached facts of a schema. */
export const factsOf = memo(readFacts);

function readFacts(schema: z.ZodType): SchemaFacts {
  const own = (schema.meta() ?? {}) as KeyMeta;
  if (schema instanceof z.ZodOptional) {
    const inner = factsOf(schema.unwrap() as z.ZodType);
    return { ...inner, meta: { ...inner.meta, ...own }, optional: true };
  }
  const shape =
    schema instanceof z.ZodUnion
      ? 'union'
      : schema instanceof z.ZodObject
        ? 'object'
        : schema instanceof z.ZodRecord
          ? 'record'
          : schema instanceof z.ZodArray
            ? 'array'
            : 'scalar';
  return { meta: own, bare: schema, optional: false, shape };
}

/** Returns a schema's metadata, including that of its optional wrapper. */
export const metaOf = (schema: z.ZodType): KeyMeta => factsOf(schema).meta;
/** Returns the schema inside optional wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => factsOf(schema).bare;

/** A key of an object. */
export interface KnownKey {
  readonly name: string;
  readonly schema: z.ZodType;
}

/** Returns the keys of an object by name. */
export const keysOf = memo(
  (schema: z.ZodObject): ReadonlyMap<string, KnownKey> =>
    new Map(
      Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(([name, own]) => [
        name,
        { name, schema: own },
      ]),
    ),
);

/** Returns the keys that an object must have, with their schemas. */
export const requiredKeys = memo((schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).filter(
    ([, own]) => !factsOf(own).optional,
  ),
);
