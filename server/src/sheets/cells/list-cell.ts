/** A list in one cell: `safety; "waste, and more"; flow`. */

/** Separators of a cell, the one that is looked for first in front. */
const SEPARATORS = ['\n', ';', '|', ','];

/**
 * The parts of a cell. The first kind of separator that stands outside quotation marks parts it: line breaks, else
 * semicolons, bars, commas; with `words` blanks, too. What is in quotation marks is one part.
 */
export function splitList(text: string, words: boolean): string[] {
  for (const separator of words ? [...SEPARATORS, ' '] : SEPARATORS) {
    const parts = partsOf(text, separator);
    if (parts.length > 1) return parts.map(unquoted).filter((part) => part !== '');
  }
  const only = unquoted(text);
  return only === '' ? [] : [only];
}

/** Parts as one cell that `splitList` takes apart again. */
export function joinList(parts: readonly string[]): string {
  return parts
    .map((part) => (/["\n;|,]|^\s|\s$|^$/.test(part) ? `"${part.replaceAll('"', '""')}"` : part))
    .join('; ');
}

function partsOf(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  let open = false;
  for (let at = 0; at <= text.length; at++) {
    const c = text[at];
    if (c === '"' && open && text[at + 1] === '"') at++;
    // A quotation mark opens only where a part begins: 6" is six inches.
    else if (c === '"' && (open || text.slice(from, at).trim() === '')) open = !open;
    else if (c === undefined || (c === separator && !open)) {
      parts.push(text.slice(from, at));
      from = at + 1;
    }
  }
  return parts;
}

function unquoted(part: string): string {
  const text = part.trim();
  return text.length > 1 && /^"(?:[^"]|"")*"$/.test(text) ? text.slice(1, -1).replaceAll('""', '"') : text;
}
