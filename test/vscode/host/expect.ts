/** Assertions that run in Node and in a web worker alike, where there is no node:assert. */

/** Fails unless the value is true, or something. */
export function ok(value: unknown, message: string): asserts value {
  if (!value) throw new Error(message);
}

/** Fails unless both read the same as JSON. */
export function equal(actual: unknown, expected: unknown, message = ''): void {
  const [is, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (is !== wanted) throw new Error(`${message}\n  is:     ${is}\n  wanted: ${wanted}`);
}

/** Fails unless the text matches. */
export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) throw new Error(`${JSON.stringify(text)} does not match ${pattern}`);
}
