/**
 * Translates texts for people into the language of their editor. The English text in the code is the key: t`No item
 * serves the goal \`${id}\`` looks up "No item serves the goal `{0}`". Without a bundle the text stays English.
 */

/** Maps English to another language. `{0}`, `{1}` … are placeholders, in any order. */
export type Bundle = Readonly<Record<string, string>>;

/** A value to insert, as in an untagged template. */
type Value = string | number | null | undefined;

let inForce: ReadonlyMap<string, string> | null = null;
/** Caches the key of each template. Not by `memo`: the pieces of a template are frozen. */
const keys = new WeakMap<TemplateStringsArray, string>();

/** Sets the bundle for this thread; null for English. Skips entries that hold no text. */
export function useBundle(bundle: Bundle | null | undefined): void {
  const texts = Object.entries(bundle ?? {}).filter(([, text]) => typeof text === 'string' && text !== '');
  inForce = texts.length === 0 ? null : new Map(texts);
}

/** Returns the current bundle, to pass it to another thread; null for English. */
export const bundleInForce = (): Bundle | null => (inForce === null ? null : Object.fromEntries(inForce));

/** Translates a text for people; English if the bundle lacks it. */
export function t(parts: TemplateStringsArray, ...values: readonly Value[]): string {
  if (inForce !== null) {
    let key = keys.get(parts);
    if (key === undefined) {
      key = keyOf(parts);
      keys.set(parts, key);
    }
    const text = inForce.get(key);
    if (text !== undefined) return filled(text, values);
  }
  let text = parts[0] as string;
  for (let i = 0; i < values.length; i++) text += String(values[i]) + (parts[i + 1] as string);
  return text;
}

/** Builds the key of a text from the literal parts of its template. */
export const keyOf = (parts: readonly string[]): string =>
  parts.reduce((key, part, i) => (i === 0 ? part : `${key}{${i - 1}}${part}`), '');

/**
 * Marks a text in a constant, which is evaluated before the bundle is known: it stays English until `translated`, where
 * it is shown.
 */
export const later = (parts: TemplateStringsArray): string => parts[0] as string;

/** Translates a text that is stored as data, such as the summary of a rule. */
export const translated = (english: string): string => inForce?.get(english) ?? english;

/** Formats a count with its noun: `1 item`, `1,204 items`. The key is `{0} item` or `{0} items`. */
export function counting(figure: string | number, words: string): string {
  const text = inForce?.get(`{0} ${words}`);
  return text === undefined ? `${figure} ${words}` : filled(text, [figure]);
}

/** Inserts all values in one pass, so that a `{0}` within a value is kept. */
const filled = (text: string, values: readonly Value[]): string =>
  text.replace(/\{(\d+)\}/g, (all, at: string) => {
    const index = Number(at);
    return index < values.length ? String(values[index]) : all;
  });
