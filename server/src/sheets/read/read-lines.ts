/** Reads pasted lines, one thing each: joins wrapped bullets, and recognizes what an e-mail has around its list. */
import type { Row } from '../table/table.ts';

/** Bullets, numbers, letters and check boxes before an element of a list. */
const MARK =
  /^(?:[-*+•–·▪◦‣]|\d{1,3}[.)]|\(\d{1,3}\)|[a-zA-Z]\)|\([a-zA-Z]\)|[ivx]{1,4}\))\s+(?:\[[ xX]\]\s+)?|^\[[ xX]\]\s+/;
/** Quotation marks of an e-mail reply. */
const QUOTED = /^(?:>\s?)+/;

const HEADER = /^(?:from|to|cc|bcc|sent|date|subject|reply-to|fwd?|re):(?:\s|$)/i;
const GREETING =
  /^(?:hi|hello|hey|dear|good (?:morning|afternoon|evening)|morning|greetings)\b[^.:;]{0,40}[,!.:]?$/i;
const CLOSING =
  /^(?:(?:kind|best|warm|many|with kind|with best)\s+)*(?:regards|wishes|thanks|thank you|cheers|sincerely|yours(?: sincerely| faithfully| truly)?)\b[^.:;]{0,30}[,!.]?$/i;
const SIGNATURE = /^(?:--+|__+|sent from my\b.*)$/i;
const CONTACT =
  /^(?:(?:t|tel|phone|mobile|m|e|email|e-mail|www)[.:]?\s)?(?:[\w.+-]+@[\w.-]+\.\w+|https?:\/\/\S+|\+?[\d\s()/-]{7,})$/i;

/** Tells whether a line is a salutation, a closing or the like. */
export const isOfALetter = (text: string): boolean =>
  [HEADER, GREETING, CLOSING, SIGNATURE].some((pattern) => pattern.test(text));

interface Line {
  readonly at: number;
  readonly text: string;
  readonly marked: boolean;
  readonly indented: boolean;
  readonly afterBlank: boolean;
}

/** Returns the lines of a text as one-cell rows, with wrapped bullets joined. */
export function rowsOfLines(text: string): Row[] {
  const lines = linesOf(text);
  const listed = lines.filter(({ marked }) => marked).length > 1;
  const rows: { line: number; cells: [string] }[] = [];
  let open = false;
  for (const { at, text: words, marked, indented, afterBlank } of lines) {
    const last = rows.at(-1);
    const goesOn = listed && open && !marked && !afterBlank && (indented || /^\p{Ll}/u.test(words));
    if (goesOn && last !== undefined) last.cells[0] += ` ${words}`;
    else {
      rows.push({ line: at, cells: [words] });
      open = marked;
    }
  }
  return rows;
}

/**
 * Returns the numbers of lines that are probably not items, such as what surrounds the list in an e-mail. A guess for
 * the user to review.
 */
export function aroundTheList(text: string): ReadonlySet<number> {
  const lines = linesOf(text);
  const listed = lines.filter(({ marked }) => marked).length > 1;
  const found = new Set<number>();
  let closed = false;
  for (const { at, text: words, marked } of lines) {
    if (!marked && (CLOSING.test(words) || SIGNATURE.test(words))) closed = true;
    const around =
      HEADER.test(words) ||
      GREETING.test(words) ||
      CONTACT.test(words) ||
      words.endsWith(':') ||
      (listed && !marked);
    if ((closed && !marked) || (around && !marked)) found.add(at);
  }
  return found;
}

function linesOf(source: string): Line[] {
  const lines: Line[] = [];
  let afterBlank = true;
  for (const [index, line] of source
    .replace(/^\uFEFF/, '')
    .replace(/\r\n?/g, '\n')
    .split('\n')
    .entries()) {
    const plain = line.replace(QUOTED, '');
    const trimmed = plain.trim();
    const words = trimmed.replace(MARK, '').trim();
    if (words !== '')
      lines.push({
        at: index + 1,
        text: words,
        marked: MARK.test(trimmed),
        indented: /^[ \t]/.test(plain),
        afterBlank,
      });
    afterBlank = trimmed === '';
  }
  return lines;
}
