/**
 * Types the parsed values of an entry, each with its span. Spans are UTF-16 offsets from the start of the block. The
 * shape of an item, goal, team or file is derived from its schema.
 */
import type { z } from 'zod';
import type { Span } from '../text/lines.ts';
import type { itemSchema } from './item-schema.ts';
import type {
  decisionSchema,
  experimentSchema,
  linkSchema,
  measureSchema,
  milestoneSchema,
  roundSchema,
} from './part-schemas.ts';
import type { fileSchema, goalSchema, teamSchema } from './schema.ts';

export interface Scalar<T> extends Span {
  readonly kind: 'scalar';
  /** The decoded text as `yaml` returns it: folding, quotes and escapes resolved. */
  readonly text: string;
  /** The parsed value; absent if the text cannot be read, which is reported as a finding. */
  readonly value?: T;
  /** True if it comes from an alias or a merge key: the span is then that of the alias, and must not be edited. */
  readonly shared: boolean;
}
export interface List<E> extends Span {
  readonly kind: 'list';
  readonly items: readonly E[];
  readonly flow: boolean;
}
export interface Mapping<F> extends Span {
  readonly kind: 'mapping';
  readonly fields: F;
  /** Span of each key; of a duplicate key, the first. */
  readonly keys: Readonly<Record<string, Span>>;
  readonly flow: boolean;
}
/** A mapping whose keys are not fixed: dates to numbers, teams to effort. */
export interface Pairs<K, V> extends Span {
  readonly kind: 'pairs';
  readonly pairs: readonly { readonly key: Scalar<K>; readonly value: V }[];
  readonly flow: boolean;
}
/** An unparsed value, for later code to interpret. */
export type Raw = RawScalar | RawList | RawMapping;
export interface RawScalar extends Span {
  readonly kind: 'raw-scalar';
  readonly text: string;
  readonly quoted: boolean;
}
export interface RawList extends Span {
  readonly kind: 'raw-list';
  readonly items: readonly Raw[];
}
export interface RawMapping extends Span {
  readonly kind: 'raw-mapping';
  readonly entries: readonly { readonly key: RawScalar; readonly value: Raw | null }[];
}

/** The value that a schema reads into. */
export type ReadOf<S> =
  S extends z.ZodOptional<infer I>
    ? ReadOf<I>
    : S extends z.ZodObject<infer Shape>
      ? Mapping<FieldsOf<Shape>>
      : S extends z.ZodArray<infer E>
        ? List<ReadOf<E>>
        : S extends z.ZodRecord<infer K, infer V>
          ? Pairs<ScalarOf<K>, ReadOf<V>>
          : S extends z.ZodUnion<infer U>
            ? ReadOf<U[number]>
            : S extends { readonly scalarOf?: infer T }
              ? Scalar<NonNullable<T>>
              : Scalar<unknown>;
type ScalarOf<K> = K extends { readonly scalarOf?: infer T }
  ? NonNullable<T>
  : K extends z.ZodType<infer T>
    ? T
    : unknown;
type FieldsOf<Shape> = { readonly [K in keyof Shape]?: ReadOf<Shape[K]> };

export type Item = ReadOf<typeof itemSchema>;
export type Goal = ReadOf<typeof goalSchema>;
export type Team = ReadOf<typeof teamSchema>;
export type Measure = ReadOf<typeof measureSchema>;
export type Milestone = ReadOf<typeof milestoneSchema>;
export type Link = ReadOf<typeof linkSchema>;
export type Decision = ReadOf<typeof decisionSchema>;
export type Experiment = ReadOf<typeof experimentSchema>;
/** A target handed down, and the answer to it. */
export type Round = ReadOf<typeof roundSchema>;
type FileFields = ReadOf<typeof fileSchema>['fields'];
/** The contents of a file outside its entries; the three sequences are read entry by entry, and stored elsewhere. */
export type Root = Mapping<
  Omit<FileFields, 'items' | 'goals' | 'teams' | 'rules'> & { readonly rules?: Raw }
>;
export type Value = Scalar<unknown> | List<unknown> | Mapping<unknown> | Pairs<unknown, unknown> | Raw;
