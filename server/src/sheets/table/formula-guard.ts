/**
 * Guards text against execution: a spreadsheet runs a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break
 * as a formula. A leading apostrophe makes it text, and also keeps a word such as `n/a` from counting as empty.
 * Import reverses the guard.
 */
import { isPlaceholder } from './placeholders.ts';

/** Apostrophes, blanks, and the first character of a formula, full-width forms included. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const needsGuard = (text: string): boolean => FORMULA.test(text) || isPlaceholder(text.replace(/^'+/, ''));

/** Adds the apostrophe to a text that needs it. */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text);

/** Reverses `guarded`, and returns any other text unchanged. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;

/**
 * Returns the value that a formula states literally: `="007"`, the words of a link, the result that Google's export
 * wraps. Returns null for a formula that states none, and other text unchanged.
 */
export function valueOfFormula(text: string): string | null {
  const plain = text.trim();
  if (!/^=\s*(?:"|[A-Z_][\w.]*\()/i.test(plain)) return text;
  const constant = /^=\s*"((?:[^"]|"")*)"$/.exec(plain)?.[1];
  if (constant !== undefined) return constant.replaceAll('""', '"');
  if (/^=\s*HYPERLINK\(/i.test(plain)) {
    const strings = [...plain.matchAll(/"((?:[^"]|"")*)"/g)].map(([, inner = '']) =>
      inner.replaceAll('""', '"'),
    );
    return strings[1] ?? strings[0] ?? null;
  }
  // =IFERROR(__xludf.DUMMYFUNCTION("formula"), result)
  const wrapped = /^=\s*IFERROR\(\s*__xludf\.DUMMYFUNCTION\("(?:[^"]|"")*"\)\s*,\s*([\s\S]*)\)$/i.exec(
    plain,
  )?.[1];
  if (wrapped === undefined) return null;
  const shown = wrapped.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(shown)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return /^[-+]?[\d.]+(?:E[-+]?\d+)?$|^(?:TRUE|FALSE)$/i.test(shown) ? shown : null;
}
