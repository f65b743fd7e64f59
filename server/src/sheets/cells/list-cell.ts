/** Splits and joins lists in one cell: `safety; "waste, and more"; flow`. */

/** Separators in descending precedence. */
const SEPARATORS = ['\n', ';', '|', ','];

/**
 * Splits a cell at the first kind of separator that occurs outside quotation marks: line breaks, semicolons, bars,
 * commas, and with `words` blanks. A quoted part is kept whole.
 */
export function splitList(text: string, words: boolean): string[] {
  for (const separator of words ? [...SEPARATORS, ' '] : SEPARATORS) {
    const parts = partsOf(text, separator);
    if (parts.length > 1) return parts.map(unquoted).filter((part) => part !== '');
  }
  const only = unquoted(text);
  return only === '' ? [] : [only];
}

/** Joins parts so that `splitList` returns them again. */
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
    // A quotation mark opens only at the start of a part: 6" is six inches.
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
