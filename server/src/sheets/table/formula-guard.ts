/**
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, and runs it.
 * An apostrophe before it makes it text. So does one before a word that otherwise counts as an empty cell. What was
 * written so is read back as it was.
 */
import { isPlaceholder } from './placeholders.ts';

/** Apostrophes, blanks, and then what begins a formula, in its full-width form too. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;
const needsGuard = (text: string): boolean => FORMULA.test(text) || isPlaceholder(text.replace(/^'+/, ''));

/** The text as a spreadsheet shows it and does not run it. */
export const guarded = (text: string): string => (needsGuard(text) ? `'${text}` : text);

/** The text that `guarded` was given; any other text as it is. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && needsGuard(text) ? text.slice(1) : text;

/**
 * What a formula in a cell shows, where the formula says it: `="007"`, a link with its words, what Google's export
 * wraps around a value. Null for a formula whose value stands nowhere; any other text as it is.
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
  // =IFERROR(__xludf.DUMMYFUNCTION("the formula"), what it showed)
  const wrapped = /^=\s*IFERROR\(\s*__xludf\.DUMMYFUNCTION\("(?:[^"]|"")*"\)\s*,\s*([\s\S]*)\)$/i.exec(
    plain,
  )?.[1];
  if (wrapped === undefined) return null;
  const shown = wrapped.trim();
  const quoted = /^"((?:[^"]|"")*)"$/.exec(shown)?.[1];
  if (quoted !== undefined) return quoted.replaceAll('""', '"');
  return /^[-+]?[\d.]+(?:E[-+]?\d+)?$|^(?:TRUE|FALSE)$/i.test(shown) ? shown : null;
}
