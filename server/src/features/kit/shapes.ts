/**
 * Describes the parameters of messages by zod, so that nothing relies on the type of what a client sends. Checks only:
 * what arrives is handed on as it is, keys that are not described included.
 */
import { z } from 'zod';
import type { EarlierState } from '../../protocol/review.ts';

/** Describes what is sent as `T`: over some channels a key that is left out arrives as undefined. */
type Sent<T> = T extends readonly (infer E)[]
  ? readonly Sent<E>[]
  : T extends object
    ? { readonly [K in keyof T]: Sent<T[K]> | (object extends Pick<T, K> ? undefined : never) }
    : T;
type Keys<T> = {
  readonly [K in keyof T]-?: z.ZodType<Sent<T[K]> | (object extends Pick<T, K> ? undefined : never)>;
};

/** Describes an object of a type of the protocol. The compiler holds that no key is missing or of another type. */
export const shapeOf = <T>(keys: Keys<T>): z.ZodType<Sent<T>> =>
  z.looseObject(keys as z.ZodRawShape) as unknown as z.ZodType<Sent<T>>;

export const text = z.string();
export const texts = z.array(text);
/** A day since 1970-01-01, from the year 1 to 9999: the dates that can be written. */
export const day = z.number().min(-719_162).max(2_932_896);
/** One of many words: one that is not known is for the feature to refuse. */
export const word = <T extends string>(): z.ZodType<T> => text as unknown as z.ZodType<T>;
/** For methods of LSP, where some clients send null for what they leave out. */
export const maybe = <S extends z.ZodType>(schema: S): z.ZodOptional<z.ZodNullable<S>> => schema.nullish();

export const position = z.looseObject({ line: z.number(), character: z.number() });
export const range = z.looseObject({ start: position, end: position });
export const anything = z.looseObject({});
export const onDocument = z.looseObject({ textDocument: z.looseObject({ uri: text }) });
export const atPosition = onDocument.extend({ position });
export const inRange = onDocument.extend({ range });

export const earlierState = shapeOf<EarlierState>({
  name: text,
  files: z.array(shapeOf<EarlierState['files'][number]>({ uri: text, text })),
});

/** Describes in one line what is wrong with the parameters of a message; returns null if nothing is. */
export function wrongIn(method: string, shape: z.ZodType, params: unknown): string | null {
  const { error } = shape.safeParse(params);
  if (error === undefined) return null;
  const path = error.issues[0]?.path.join('.') ?? '';
  if (path === '') return `The parameters of ${method} are not an object.`;
  return `The parameter ${path} of ${method} is missing or of the wrong type.`;
}
