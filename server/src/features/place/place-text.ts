/** Recognizes pieces of text during the scan of a block: keys, quotes, plain words. */
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';

export const isBlank = (c: string | undefined): boolean =>
  c === undefined || c === ' ' || c === '\t' || c === '\n' || c === '\r';

export interface Key {
  readonly name: string;
  /** End of the key's word, and offset of its colon. */
  readonly end: number;
  readonly colon: number;
}

/** Maximum length of an implicit key in YAML. */
const MAX_KEY_LENGTH = 1024;

/** Returns the key that begins at `pos`, if a colon and a space (or the line's end) follow it. */
export function keyAt(text: string, pos: number, end: number): Key | null {
  const first = text[pos] as string;
  const most = Math.min(end, pos + MAX_KEY_LENGTH);
  if (first === '"' || first === "'") {
    let i = pos + 1;
    while (i < most && text[i] !== first) i += text[i] === '\\' && first === '"' ? 2 : 1;
    let colon = i + 1;
    while (colon < most && (text[colon] === ' ' || text[colon] === '\t')) colon++;
    return i < most && text[colon] === ':' && isBlank(text[colon + 1])
      ? { name: text.slice(pos + 1, i), end: i + 1, colon }
      : null;
  }
  if (/[#&*!|>%@`[\]{},]/.test(first)) return null;
  for (let i = pos; i < most; i++) {
    const c = text[i];
    if (c === '#' && isBlank(text[i - 1])) return null;
    if (c !== ':' || !isBlank(text[i + 1])) continue;
    const name = text.slice(pos, i).trimEnd();
    return { name, end: pos + name.length, colon: i };
  }
  return null;
}

/** Returns the length of a plain scalar on its line: up to a comment, trailing blanks excluded. */
export function bareLength(text: string, start: number, end: number): number {
  const line = text.slice(start, end);
  const comment = line.search(/[ \t]#/);
  return (comment < 0 ? line : line.slice(0, comment)).trimEnd().length;
}

/** Removes the quotes around a word, closed or not. */
export function unquoted(source: string): string {
  const quote = /^["']/.exec(source)?.[0];
  if (quote === undefined) return source;
  return source.slice(1, source.length > 1 && source.endsWith(quote) ? -1 : undefined);
}

/** Returns the end of a quoted text; if it is not closed, the end of the last line that can belong to it. */
export function quoteEnd(text: string, pos: number, limit: number): number {
  const quote = text[pos];
  for (let i = pos + 1; i < text.length; i++) {
    const c = text[i];
    if (c === quote) {
      if (quote === "'" && text[i + 1] === "'") i++;
      else return i + 1;
    } else if (c === '\\' && quote === '"') i++;
    else if (
      (c === '\n' || c === '\r') &&
      (cannotGoOn(text, i, limit) || text.indexOf(quote as string, i) < 0)
    )
      return i;
  }
  return text.length;
}

/**
 * Tells whether an open quote cannot continue beyond the line break at `i`: the next non-blank line is indented too
 * little, or has a key.
 */
export function cannotGoOn(text: string, i: number, limit: number): boolean {
  for (let at = nextLine(text, i); at < text.length; at = nextLine(text, at)) {
    const column = indentAt(text, at);
    const stop = lineEnd(text, at);
    if (at + column >= stop) continue;
    return column <= limit && !/[\]}]/.test(text[at + column] as string);
  }
  return false;
}
