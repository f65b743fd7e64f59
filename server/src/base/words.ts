/** Normalizes short texts, such as names and titles. */

/** Returns a text on one line: trimmed, with one space for any run of white space. Empty if there is no text. */
export const oneLine = (text: string | null | undefined): string => (text ?? '').replace(/\s+/g, ' ').trim();

/** Returns a name as a key for comparison, which ignores white space around it and case. */
export const nameKey = (name: string | null | undefined): string => oneLine(name).toLowerCase();

/** Capitalizes the first letter. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * Returns a confidence, from 0 to 1, in whole per cent. Rounds down: one just below a threshold must not read as if it
 * had reached it. A threshold of whole per cents stays itself.
 */
export const percentSure = (confidence: number): number => Math.floor(confidence * 100 + 1e-9);

/** Maximum length of a title in a message: one with more UTF-16 units is cut to this many code points. */
const MAX_TITLE = 60;

/** Returns a title in quotation marks, on one line and cut if it is long: `“Merge laboratory services”`; '' for none. */
export function quotedTitle(title: string): string {
  // The marks must not be ended by those of the title.
  const line = oneLine(title).replaceAll('“', '‘').replaceAll('”', '’');
  if (line === '') return '';
  if (line.length <= MAX_TITLE) return `“${line}”`;
  const kept = [...line].slice(0, MAX_TITLE - 1).join('');
  return `“${kept.trimEnd()}…”`;
}
