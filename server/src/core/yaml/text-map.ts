/**
 * Maps offsets of a decoded text to its source, through folding, quotes, escapes and block indentation. The value comes
 * from `yaml`: this only advances through both in parallel.
 */
import type { Span } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { asYamlReads } from './yaml.ts';

/** Converts a UTF-16 offset in a decoded text, its end included, to the offset in the source. */
export type TextMap = (offset: number) => number;

/**
 * Returns the map for a scalar. `text` is that of its block; `span` includes quotes or block header, but not anchor and
 * tag; `value` is the decoded text. Cached, because each piece of evidence in a long text needs the map.
 */
export const textMap = (text: string, span: Span, value: string): TextMap => mapOf(span, text, value);

const mapOf = memo((span: Span, text: string, value: string): TextMap => makeMap(text, span, value));

function makeMap(text: string, span: Span, value: string): TextMap {
  const source = asYamlReads(text);
  const style = source[span.start];
  const at = new Int32Array(value.length + 1);
  if (style === '|' || style === '>') mapBlock(source, span, value, at);
  else mapFlow(source, span, value, at);
  return (offset) => at[Math.max(0, Math.min(offset, value.length))] as number;
}

/** Converts a span of the decoded text to one of the source. */
export function sourceSpan(source: string, map: TextMap, span: Span): Span {
  const start = map(span.start);
  if (span.end <= span.start) return { start, end: start };
  const final = map(span.end - 1);
  // CR LF is one character of the decoded text: never end between its halves.
  const last = final + (source.startsWith('\r\n', final) ? 2 : 1);
  const end = map(span.end);
  // An escape is longer than its character; but after a fold the next character may be on a later line.
  return { start, end: end > last && !/\s/.test(source.slice(last, end)) ? end : Math.max(last, start) };
}

function mapFlow(source: string, span: Span, value: string, at: Int32Array): void {
  const opening = source[span.start];
  const quote = opening === '"' || opening === "'" ? opening : '';
  let j = span.start + quote.length;
  const stop = Math.max(j, span.end - quote.length);
  let i = 0;
  while (i < value.length && j < stop) {
    const c = source[j] as string;
    if (c === '\\' && quote === '"') {
      const length = escapeLength(source, j);
      if (length === 0) {
        // An escaped line break joins two lines without a blank.
        j++;
        while (/\s/.test(source[j] ?? '')) j++;
        continue;
      }
      at[i++] = j;
      // An escape beyond the basic plane yields two code units.
      if (length === 10 && Number.parseInt(source.slice(j + 2, j + 10), 16) > 0xffff) at[i++] = j;
      j += length;
      continue;
    }
    if (c === "'" && quote === "'") {
      at[i++] = j;
      j += 2;
      continue;
    }
    if (c === ' ' || c === '\t' || c === '\n' || c === '\r') {
      let end = j;
      while (/[ \t\r\n]/.test(source[end] ?? '') && end < stop) end++;
      const run = source.slice(j, end);
      if (run.includes('\n')) {
        // One line break folds to a blank, n of them to n - 1 breaks; surrounding blanks are dropped.
        const breaks = run.split('\n').length - 1;
        for (let k = 0; k < Math.max(1, breaks - 1) && i < value.length; k++) at[i++] = j;
        j = end;
        continue;
      }
    }
    at[i++] = j++;
  }
  for (; i <= value.length; i++) at[i] = j;
}

const escapeLength = (source: string, at: number): number => {
  const c = source[at + 1];
  if (c === '\n' || c === '\r') return 0;
  return c === 'x' ? 4 : c === 'u' ? 6 : c === 'U' ? 10 : 2;
};

function mapBlock(source: string, span: Span, value: string, at: Int32Array): void {
  const folded = source[span.start] === '>';
  let line = source.indexOf('\n', span.start) + 1;
  if (line === 0) line = span.end;
  const indent = blockIndent(source, line, span.end, value);
  let i = 0;
  let j = line;
  while (i < value.length && line < span.end + 1 && line < source.length) {
    let stop = source.indexOf('\n', line);
    if (stop < 0) stop = source.length;
    const next = Math.min(stop + 1, source.length);
    const end = stop > line && source[stop - 1] === '\r' ? stop - 1 : stop;
    const from = Math.min(line + indent, end);
    j = from;
    while (j < end && i < value.length) at[i++] = j++;
    if (folded && end > from) {
      // The value shows how two folded lines were joined: by line breaks if there are any, else by one blank.
      let breaks = 0;
      while (value[i] === '\n') {
        at[i++] = end;
        breaks++;
      }
      if (breaks === 0 && value[i] === ' ' && next < source.length) at[i++] = end;
    } else if (!folded && i < value.length && value[i] === '\n') at[i++] = end;
    line = next;
  }
  for (; i <= value.length; i++) at[i] = j;
}

/** Measures a block scalar's indentation: the columns that the value's first non-blank line lacks. */
function blockIndent(source: string, from: number, to: number, value: string): number {
  const first = value.split('\n').find((text) => text.trim() !== '');
  for (let line = from; line < Math.max(to, from + 1) && line < source.length; ) {
    let stop = source.indexOf('\n', line);
    if (stop < 0) stop = source.length;
    const text = source.slice(line, stop);
    if (text.trim() !== '') {
      const spaces = text.length - text.trimStart().length;
      const kept = first === undefined ? 0 : first.length - first.trimStart().length;
      return Math.max(0, spaces - kept);
    }
    line = stop + 1;
  }
  return 0;
}
