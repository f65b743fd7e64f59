/** Parses the scalars of plain YAML: plain ones, on one line or folded; literal and folded block scalars. */
import { COLON, CR, DASH, DOT, GREATER, HASH, LF, SPACE, UNDERSCORE } from '../text/characters.ts';
import { PlainScalar } from './plain-nodes.ts';

const isLetter = (c: number): boolean => (c >= 97 && c <= 122) || (c >= 65 && c <= 90);
const isDigit = (c: number): boolean => c >= 48 && c <= 57;

/**
 * Tells whether a character may begin a key of the plain subset: `depends-on`, `2027-01`, `x-own`. Other keys are left
 * to `yaml`.
 */
export const isKeyStart = (c: number): boolean => isLetter(c) || isDigit(c);
export const isKeyPart = (c: number): boolean =>
  isLetter(c) || isDigit(c) || c === DASH || c === UNDERSCORE || c === DOT;

/** True for a blank, a line break or the end of the text. */
export const isGap = (c: number): boolean => c === SPACE || c === LF || c === CR || Number.isNaN(c);

/** Tells whether a plain scalar may begin with `c` without further lookahead than `next`. */
export const isPlainStart = (c: number, next: number): boolean =>
  isLetter(c) ||
  isDigit(c) ||
  c > 127 ||
  (c === DASH && isDigit(next)) ||
  '$(+/.;<=^_~'.includes(String.fromCharCode(c));

/** Returns the offset of the line break at or after `from`, else the text's length. */
export function lineBreak(text: string, from: number): number {
  const at = text.indexOf('\n', from);
  if (at < 0) return text.length;
  return at > from && text.charCodeAt(at - 1) === CR ? at - 1 : at;
}

/** Returns the start of the line after a line break. */
export const afterBreak = (text: string, at: number): number =>
  text.charCodeAt(at) === CR ? at + 2 : at + 1;

/** Finds the end of the plain text on a line, without trailing blanks; null if a colon would make it a key. */
function plainEnd(text: string, from: number): { readonly end: number; readonly comment: boolean } | null {
  let end = from;
  for (let i = from; ; i++) {
    const c = text.charCodeAt(i);
    if (c === SPACE) continue;
    if (c === LF || c === CR || Number.isNaN(c)) return { end, comment: false };
    if (c === HASH && text.charCodeAt(i - 1) === SPACE) return { end, comment: true };
    if (c === COLON && isGap(text.charCodeAt(i + 1))) return null;
    end = i + 1;
  }
}

/**
 * Parses a plain scalar in a block collection whose entries are in `column`: deeper lines continue it, folded. Null if
 * it is not plain.
 */
export function plainScalar(text: string, start: number, column: number): PlainScalar | null {
  if (!isPlainStart(text.charCodeAt(start), text.charCodeAt(start + 1))) return null;
  let line = plainEnd(text, start);
  if (line === null) return null;
  let value = text.slice(start, line.end);
  let end = line.end;
  while (!line.comment) {
    let at = afterBreak(text, lineBreak(text, end));
    let blank = 0;
    let i = at;
    for (; at < text.length; at = afterBreak(text, i)) {
      i = at;
      while (text.charCodeAt(i) === SPACE) i++;
      const c = text.charCodeAt(i);
      if (c !== LF && c !== CR) break;
      blank++;
    }
    if (at >= text.length || i >= text.length || i - at <= column || text.charCodeAt(i) === HASH) break;
    if (!isPlainStart(text.charCodeAt(i), text.charCodeAt(i + 1))) return null;
    line = plainEnd(text, i);
    if (line === null) return null;
    value += (blank === 0 ? ' ' : '\n'.repeat(blank)) + text.slice(i, line.end);
    end = line.end;
  }
  return new PlainScalar(value, 'PLAIN', start, end);
}

/**
 * Parses a literal or folded block scalar whose `|` or `>` is at `start`, in a collection whose entries are in
 * `column`; `next` is the start of the line after it. Its range ends with its last character that is not blank. Null if
 * it is not plain: with an indentation indicator, all line breaks kept, blanks on blank lines, or no content.
 */
export function blockScalar(
  text: string,
  start: number,
  column: number,
): { readonly scalar: PlainScalar; readonly next: number } | null {
  const folded = text.charCodeAt(start) === GREATER;
  const strip = text.charCodeAt(start + 1) === DASH;
  let at = start + (strip ? 2 : 1);
  while (text.charCodeAt(at) === SPACE) at++;
  const c = text.charCodeAt(at);
  if (c !== LF && c !== CR) return null;
  at = afterBreak(text, at);
  let indent = -1;
  let end = start;
  let next = at;
  const lines: string[] = [];
  let blanks = 0;
  while (at < text.length) {
    const stop = lineBreak(text, at);
    let i = at;
    while (text.charCodeAt(i) === SPACE) i++;
    if (i >= stop) {
      // Blanks beyond the indentation are content.
      if (indent < 0 ? i > at : i - at > indent) return null;
      blanks++;
    } else {
      if (indent < 0) indent = i - at;
      if (i - at < indent) break;
      if (indent <= column) break;
      for (; blanks > 0; blanks--) lines.push('');
      lines.push(text.slice(at + indent, stop));
      end = stop;
    }
    if (stop >= text.length && !strip) return null;
    at = stop >= text.length ? stop : afterBreak(text, stop);
    next = at;
  }
  if (lines.length === 0) return null;
  // A line deeper than the collection but less deep than the scalar belongs to neither.
  if (at < text.length) {
    let i = at;
    while (text.charCodeAt(i) === SPACE) i++;
    if (i - at > column) return null;
  }
  while (text.charCodeAt(end - 1) === SPACE) end--;
  const value = (folded ? fold(lines) : lines.join('\n')) + (strip ? '' : '\n');
  return { scalar: new PlainScalar(value, folded ? 'BLOCK_FOLDED' : 'BLOCK_LITERAL', start, end), next };
}

/** Joins lines unless one of them begins with a blank; each empty line between them becomes a line break. */
function fold(lines: readonly string[]): string {
  let value = '';
  let blanks = 0;
  let before: 'nothing' | 'text' | 'deeper' = 'nothing';
  for (const line of lines) {
    if (line === '') {
      blanks++;
      continue;
    }
    const now = line.startsWith(' ') ? 'deeper' : 'text';
    if (before === 'nothing') value += '\n'.repeat(blanks);
    else if (before === 'deeper' || now === 'deeper') value += '\n'.repeat(blanks + 1);
    else value += blanks === 0 ? ' ' : '\n'.repeat(blanks);
    value += line;
    before = now;
    blanks = 0;
  }
  return value;
}
