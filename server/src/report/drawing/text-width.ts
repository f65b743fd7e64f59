/**
 * Estimates text width without a browser: the widths of Helvetica, plus a margin for VS Code's interface fonts (Segoe
 * UI, San Francisco, Ubuntu, Inter, DejaVu Sans).
 */

const MARGIN = 1.13;
const BOLD = 1.13;

// Widths in thousandths of an em.
const narrow = new Map<string, number>();
for (const c of 'ijl') narrow.set(c, 240);
for (const c of "'|") narrow.set(c, 290);
for (const c of 't:;,. !I·’‘') narrow.set(c, 300);
for (const c of 'frJ-()[]/\\"') narrow.set(c, 365);
const wide = new Map<string, number>();
for (const c of 'm%@—') wide.set(c, 890);
for (const c of 'W') wide.set(c, 944);
for (const c of 'MOQ') wide.set(c, 810);
for (const c of 'w+=<>~±…#') wide.set(c, 760);

const ascii = new Float64Array(128);
for (let code = 0; code < 128; code += 1) ascii[code] = letter(String.fromCharCode(code));

function letter(c: string): number {
  const known = narrow.get(c) ?? wide.get(c);
  if (known !== undefined) return known;
  if (c >= 'A' && c <= 'Z') return 690;
  if ('ckszvxy'.includes(c)) return 520;
  return 566;
}

const combining = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

function advance(c: string): number {
  const code = c.codePointAt(0) ?? 0;
  if (code < 128) return ascii[code] ?? 566;
  const known = narrow.get(c) ?? wide.get(c);
  if (known !== undefined) return known;
  if (combining.test(c)) return 0;
  // Letters from Hangul on are square, and emoji wider.
  if (code >= 0x1f000) return 1200;
  if (code >= 0x1100 && !(code >= 0x1e00 && code <= 0x2fff) && !(code >= 0xfb00 && code <= 0xfeff))
    return 900;
  if (code >= 0x2190 && code <= 0x2bff) return 1060;
  if (code >= 0x590 && code < 0x780) return 520;
  return code < 0x250 ? letter(c.normalize('NFD').charAt(0)) : 640;
}

/** Returns an upper bound for the width of a line of text, in px. */
export function textWidth(text: string, size = 12, bold = false): number {
  let sum = 0;
  for (const c of text) sum += advance(c);
  return ((sum / 1000) * size * MARGIN + (text === '' ? 0 : 1)) * (bold ? BOLD : 1);
}

const plain = /^[\u0000-\u007f]*$/;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Truncates text to a width in px, with an ellipsis. Never splits a grapheme. */
export function cutText(text: string, room: number, size = 12, bold = false): string {
  // Limit the cost for titles of any length.
  const start = text.length > 400 ? text.slice(0, 400) : text;
  if (start.length === text.length && textWidth(text, size, bold) <= room) return text;
  const ellipsis = textWidth('…', size, bold);
  const units = plain.test(start) ? [...start] : [...graphemes.segment(start)].map((part) => part.segment);
  let width = 0;
  let kept = '';
  for (const unit of units) {
    width += textWidth(unit, size, bold);
    if (width + ellipsis > room) break;
    kept += unit;
  }
  return `${kept.trimEnd()}…`;
}

/** Wraps words into lines of at most `room` px, truncating longer words. Returns at least one line. */
export function wrapText(text: string, room: number, size = 12, bold = false): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && textWidth(longer, size, bold) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line].map((each) => cutText(each, room, size, bold));
}
