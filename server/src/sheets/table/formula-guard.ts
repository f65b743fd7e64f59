/**
 * A spreadsheet takes a cell that begins with `=`, `+`, `-`, `@`, a tab or a line break for a formula, and runs it.
 * An apostrophe before it makes it text. What was written so is read back as it was.
 */

/** Apostrophes, blanks, and then what begins a formula, in its full-width form too. */
const FORMULA = /^'*(?:\s*[=+\-@＝＋－＠]|[\t\r\n])/;

/** The text as a spreadsheet shows it and does not run it. */
export const guarded = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

/** The text that `guarded` was given; any other text as it is. */
export const unguarded = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
