/** Narrows values of parsed JSON. */

export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells whether a value is an object, and not a list. */
export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
