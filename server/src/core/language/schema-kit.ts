/**
 * Builds schemas of the language and reads back what they say. zod holds the shape; the metadata of each schema says how
 * a scalar is read and what a key means. The keys themselves stand in `item-schema.ts`, `part-schemas.ts`, `schema.ts`.
 */

import { z } from 'zod';
import type { DayRange } from '../text/days.ts';
import { memo } from '../text/memo.ts';
import type { Money } from './scalars.ts';

/** How a scalar is read from its source text; one reader each in `read-scalar.ts`. */
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
  /** The allowed values of a choice, in the order they are offered. */
  readonly values?: readonly string[];
  /** What each value of a choice means. */
  readonly valueDocs?: Readonly<Record<string, string>>;
  /** The kind of entry whose id stands here. */
  readonly refers?: EntryKind;
  /** What the key means, one or two sentences of Markdown. */
  readonly doc?: string;
  /** Which of the two paths the key mostly serves. */
  readonly suits?: 'operational' | 'strategic';
  /** A value to show and to insert. */
  readonly example?: string;
  /** Read as it stands, for a later floor to judge (the options of `rules`). */
  readonly raw?: boolean;
}

/** A schema whose values are read by a named reader into `T`. */
export type ScalarSchema<T> = z.ZodType<T> & { readonly scalarOf?: T };

/** A value read by the reader of that name. */
export const scalar = <T>(name: ScalarName, meta: KeyMeta = {}): ScalarSchema<T> =>
  z.string().meta({ scalar: name, ...meta }) as unknown as ScalarSchema<T>;
/** An optional key with its meaning. */
export const key = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): z.ZodOptional<S> =>
  schema.optional().meta({ doc, ...more }) as z.ZodOptional<S>;
/** A required key with its meaning. */
export const required = <S extends z.ZodType>(schema: S, doc: string, more: KeyMeta = {}): S =>
  schema.meta({ ...schema.meta(), doc, ...more }) as S;
/** One of a list of words, each with its meaning. */
export const choice = <const V extends readonly string[]>(
  values: V,
  valueDocs: Record<V[number], string>,
): ScalarSchema<V[number]> => scalar<V[number]>('choice', { values, valueDocs });
/** The id of another entry. */
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

/** Facts that the walk asks of a schema again and again. Cached: zod computes them anew each time. */
interface SchemaFacts {
  readonly meta: KeyMeta;
  readonly bare: z.ZodType;
  readonly optional: boolean;
  readonly shape: 'union' | 'object' | 'record' | 'array' | 'scalar';
}
/** Looks up the facts of a schema. */
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

/** Metadata of a schema, its optional wrapper included. */
export const metaOf = (schema: z.ZodType): KeyMeta => factsOf(schema).meta;
/** The schema inside optional wrappers. */
export const bare = (schema: z.ZodType): z.ZodType => factsOf(schema).bare;

/** The keys that an object must have, with their schemas. */
export const requiredKeys = memo((schema: z.ZodObject): readonly (readonly [string, z.ZodType])[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).filter(
    ([, own]) => !factsOf(own).optional,
  ),
);
