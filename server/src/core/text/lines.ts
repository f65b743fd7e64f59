/** Converts between offsets and lines. Columns and offsets are UTF-16 code units; a line ends with LF, CR LF or a lone CR, as in LSP. */

/** A range of a text by offsets, end exclusive. Whoever holds a span documents what its offsets are relative to. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
/** 0-based line and UTF-16 column. */
export interface Position {
  readonly line: number;
  readonly character: number;
}
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** Lists the offset at which each line of a text begins; the first is 0, and a final line break opens an empty last line. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  return starts;
}

/**
 * Finds the last element at most `value` in an ascending list by binary search: its index, or -1 if all are greater.
 */
export function lastAtMost(rising: ArrayLike<number>, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((rising[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** Finds the end of the line that holds `start`, without its line break; scans no further than `limit`. */
export function lineEnd(text: string, start: number, limit = text.length): number {
  let i = start;
  while (i < limit) {
    const c = text.charCodeAt(i);
    if (c === 10 || c === 13) break;
    i++;
  }
  return i;
}

/** Finds the start of the line after the one that holds `from`; the text's length if there is none. */
export function nextLine(text: string, from: number): number {
  return afterLine(text, lineEnd(text, from));
}

/** Returns the start of the line after the one that ends at `end`. */
export function afterLine(text: string, end: number): number {
  if (end >= text.length) return text.length;
  return text.charCodeAt(end) === 13 && text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1;
}

/** Counts the spaces and tabs at the start of a line, one each. */
export function indentAt(text: string, start: number): number {
  let i = start;
  while (text.charCodeAt(i) === 32 || text.charCodeAt(i) === 9) i++;
  return i - start;
}

/** Orders positions by line, then by column. */
export function comparePositions(a: Position, b: Position): number {
  return a.line - b.line || a.character - b.character;
}
