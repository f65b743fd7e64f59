/** Computes a block's layout from YAML's own tokens: the indentation of each line, and the width of gaps within lines. */
import type { CST } from 'yaml';
import { indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { asYamlReads, NestedTooDeeply, tokensOf } from '../yaml/yaml.ts';
import { alignComments, type Column, type LayoutLine } from './comment-columns.ts';
import { endOf, startOf, Unreadable } from './token-offsets.ts';

export interface Layout {
  readonly lines: readonly LayoutLine[];
  readonly gaps: readonly { readonly span: Span; readonly text: string }[];
  /** True if the block ends with a block scalar that keeps the empty lines after it. */
  readonly keeps: boolean;
}

/** Returns the layout of a block whose outermost keys or dashes go to `column`; null for unreadable or unsupported YAML. */
export function layoutOf(source: string, column: number): Layout | null {
  // Leave merge conflicts and lone carriage returns alone.
  if (/^(?:<{7}|={7}|>{7})(?: |$)/m.test(source) || /\r(?!\n)/.test(source)) return null;
  const text = asYamlReads(source);
  try {
    const documents = [...tokensOf(text)].filter(
      (token) => token.type !== 'comment' && token.type !== 'newline' && token.type !== 'space',
    );
    const [only, ...more] = documents;
    if (more.length > 0 || (only !== undefined && only.type !== 'document')) return null;
    const maker = new LayoutMaker(text);
    if (only !== undefined) maker.document(only, column);
    return maker.finish();
  } catch (error) {
    if (error instanceof Unreadable || error instanceof NestedTooDeeply) return null;
    throw error;
  }
}

class LayoutMaker {
  readonly #text: string;
  readonly #lines: LayoutLine[] = [];
  /** Lines by the offset of their first non-blank character. */
  readonly #byFirst = new Map<number, LayoutLine>();
  readonly #gaps: { span: Span; text: string }[] = [];
  /** Old and new columns of keys and dashes, in order of line. Comments are aligned to these. */
  readonly #columns: Column[] = [];
  #keeps = false;

  constructor(text: string) {
    this.#text = text;
    for (let at = 0; at < text.length; at = nextLine(text, at)) {
      const end = lineEnd(text, at);
      const first = at + indentAt(text, at);
      const kind = first >= end ? 'blank' : text[first] === '#' ? 'comment' : 'plain';
      const line: LayoutLine = { at, end, kind, to: null, index: this.#lines.length };
      this.#lines.push(line);
      if (kind !== 'blank') this.#byFirst.set(first, line);
    }
  }

  document(token: CST.Document, column: number): void {
    if (token.start.some(({ type }) => type === 'doc-start')) throw new Unreadable();
    this.#value(token.value, column, 0, column);
    for (const after of token.end ?? [])
      if (after.type !== 'comment' && after.type !== 'newline' && after.type !== 'space')
        throw new Unreadable();
  }

  /**
   * Lays out a value. `column`: target of a block collection; `shift`: how far its owner moves; `owner`: the owner's
   * new column.
   */
  #value(token: CST.Token | null | undefined, column: number, shift: number, owner: number): void {
    if (token === null || token === undefined) return;
    switch (token.type) {
      case 'block-map':
        this.#map(token, column);
        return;
      case 'block-seq':
        this.#seq(token, column);
        return;
      case 'flow-collection':
        this.#indent(token.offset, shift);
        this.#flow(token);
        this.#shiftLines(token.offset, endOf(token), shift, false);
        return;
      case 'block-scalar':
        this.#blockScalar(token, shift);
        return;
      case 'scalar':
      case 'single-quoted-scalar':
      case 'double-quoted-scalar':
        this.#indent(token.offset, shift);
        this.#scalarLines(token, shift, owner);
        return;
      case 'alias':
        this.#indent(token.offset, shift);
        return;
      default:
        throw new Unreadable();
    }
  }

  /** Moves a value that begins a line along with its owner. */
  #indent(offset: number, shift: number): void {
    const line = this.#byFirst.get(offset);
    if (line !== undefined && line.to === null) line.to = Math.max(0, offset - line.at + shift);
  }

  #map(map: CST.BlockMap, column: number): void {
    const shift = column - map.indent;
    for (const item of map.items) {
      this.#signs(item.start, shift);
      if (item.key === undefined && item.sep === undefined && item.value === undefined) continue;
      if (
        item.key === null ||
        item.key === undefined ||
        !('source' in item.key) ||
        item.key.type === 'block-scalar'
      )
        throw new Unreadable();
      this.#place(item.key.offset, column);
      this.#scalarLines(item.key, shift, column);
      if (item.sep === undefined) throw new Unreadable();
      this.#after(item.key.offset + item.key.source.length, item.sep, item.value, shift);
      this.#value(item.value, column + 2, shift, column);
    }
  }

  #seq(seq: CST.BlockSequence, column: number): void {
    const shift = column - seq.indent;
    for (const item of seq.items) {
      let dash = -1;
      for (const sign of item.start) {
        if (sign.type === 'seq-item-ind') {
          dash = sign.offset;
          this.#place(dash, column);
        }
      }
      if (item.key !== undefined || item.sep !== undefined) throw new Unreadable();
      if (dash < 0) {
        this.#signs(item.start, shift);
        continue;
      }
      this.#gapAfter(dash + 1, item.start, item.value);
      this.#signs(item.start, shift);
      this.#value(item.value, column + 2, shift, column);
    }
  }

  /** Moves a key or dash that begins a line to its column. */
  #place(offset: number, column: number): void {
    const line = this.#byFirst.get(offset);
    if (line === undefined) return;
    line.to = column;
    if (/\t/.test(this.#text.slice(line.at, offset))) throw new Unreadable();
    const own: Column = { line: line.index, from: offset - line.at, to: column };
    this.#columns.push(own);
  }

  /** Moves anchors and tags that begin a line along with their owner. Throws `Unreadable` on unsupported tokens. */
  #signs(signs: readonly CST.SourceToken[], shift: number): void {
    for (const sign of signs) {
      if (sign.type === 'explicit-key-ind' || sign.type === 'byte-order-mark') throw new Unreadable();
      if (sign.type === 'anchor' || sign.type === 'tag') this.#indent(sign.offset, shift);
    }
  }

  /** Removes blanks before a key's colon, and leaves one after it. */
  #after(
    keyEnd: number,
    sep: readonly CST.SourceToken[],
    value: CST.Token | null | undefined,
    shift: number,
  ): void {
    const colon = sep.find(({ type }) => type === 'map-value-ind');
    if (colon === undefined) throw new Unreadable();
    this.#gap(keyEnd, colon.offset, '');
    this.#gapAfter(colon.offset + 1, sep, value);
    this.#signs(sep, shift);
  }

  /** Leaves one blank after a token if something follows on its line. Keeps the gap before a comment. */
  #gapAfter(offset: number, signs: readonly CST.SourceToken[], value: CST.Token | null | undefined): void {
    const next = signs.find((sign) => sign.offset >= offset && sign.type !== 'space');
    const first = next?.offset ?? startOf(value);
    if (first === undefined || next?.type === 'comment' || next?.type === 'newline') return;
    this.#gap(offset, first, ' ');
  }

  /** Records a change of a gap within a line. */
  #gap(from: number, to: number, text: string): void {
    const now = this.#text.slice(from, to);
    if (now === text || !/^[ \t]*$/.test(now)) return;
    this.#gaps.push({ span: { start: from, end: to }, text });
  }

  #flow(flow: CST.FlowCollection): void {
    const open = flow.start.offset + 1;
    for (const item of flow.items) {
      for (const sign of item.start) {
        if (sign.type === 'explicit-key-ind') throw new Unreadable();
        if (sign.type === 'comma') this.#comma(sign.offset);
      }
      for (const part of [item.key, item.value]) if (part?.type === 'flow-collection') this.#flow(part);
      const colon = item.sep?.find(({ type }) => type === 'map-value-ind');
      if (colon === undefined) continue;
      if (item.key !== undefined && item.key !== null) this.#gap(endOf(item.key), colon.offset, '');
      if (item.value !== undefined && item.value !== null && !isEmptyScalar(item.value))
        this.#gapAfter(colon.offset + 1, item.sep ?? [], item.value);
    }
    for (const sign of flow.end) if (sign.type === 'comma') this.#comma(sign.offset);
    const close = flow.end.find(({ type }) => type === 'flow-map-end' || type === 'flow-seq-end');
    if (close === undefined) throw new Unreadable();
    this.#gap(open, open + blanksAfter(this.#text, open), '');
    const before = blanksBefore(this.#text, close.offset);
    if (this.#byFirst.get(close.offset) === undefined && close.offset - before > open)
      this.#gap(close.offset - before, close.offset, '');
  }

  #comma(offset: number): void {
    const before = blanksBefore(this.#text, offset);
    if (this.#byFirst.get(offset) === undefined && before > 0) this.#gap(offset - before, offset, '');
    const after = blanksAfter(this.#text, offset + 1);
    const next = this.#text[offset + 1 + after];
    // The gap between a trailing comma and the closing bracket is handled with the bracket.
    if (next === undefined || /[\r\n#\]}]/.test(next)) return;
    this.#gap(offset + 1, offset + 1 + after, ' ');
  }

  /** Shifts all lines but the first between two offsets. */
  #shiftLines(from: number, to: number, shift: number, text: boolean): void {
    for (const line of this.#linesWithin(from, to)) {
      if (text) line.kind = 'text';
      if (line.kind === 'blank') continue;
      const column = indentAt(this.#text, line.at);
      if (shift !== 0 && /\t/.test(this.#text.slice(line.at, line.at + column))) throw new Unreadable();
      line.to = Math.max(0, column + shift);
    }
  }

  *#linesWithin(from: number, to: number): Generator<LayoutLine> {
    let low = 0;
    let high = this.#lines.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#lines[middle] as LayoutLine).at <= from) low = middle + 1;
      else high = middle;
    }
    for (let i = low; i < this.#lines.length && (this.#lines[i] as LayoutLine).at < to; i++)
      yield this.#lines[i] as LayoutLine;
  }

  /**
   * Lays out a multi-line quoted or plain scalar. Quoted text stays byte for byte, unless it is indented too little.
   */
  #scalarLines(token: CST.Token, shift: number, owner: number): void {
    if (!('source' in token) || !('offset' in token) || !token.source.includes('\n')) return;
    const end = token.offset + token.source.length;
    const lines = [...this.#linesWithin(token.offset, end)];
    const quoted = token.type !== 'scalar';
    const tooFar = lines.some((line) => line.kind !== 'blank' && indentAt(this.#text, line.at) <= owner);
    for (const line of lines) line.kind = 'text';
    if (shift === 0 || (quoted && !tooFar)) return;
    for (const line of lines) {
      if (line.at + indentAt(this.#text, line.at) >= line.end) continue;
      const column = indentAt(this.#text, line.at);
      if (/\t/.test(this.#text.slice(line.at, line.at + column))) throw new Unreadable();
      line.to = column + shift;
    }
  }

  /** Moves a block scalar along with its owner. Trailing empty lines belong to it only if its header keeps them. */
  #blockScalar(token: CST.BlockScalar, shift: number): void {
    const header = token.props.find((prop): prop is CST.SourceToken => prop.type === 'block-scalar-header');
    if (header === undefined) throw new Unreadable();
    const keep = header.source.includes('+');
    let start = token.offset;
    for (const prop of token.props)
      if ('source' in prop) start = Math.max(start, prop.offset + prop.source.length);
    const end = start + token.source.length;
    const lines = [...this.#linesWithin(start - 1, end)];
    while (!keep && lines.at(-1)?.kind === 'blank') lines.pop();
    if (keep && end >= this.#text.trimEnd().length) this.#keeps = true;
    let least = Number.POSITIVE_INFINITY;
    for (const line of lines)
      if (this.#text.slice(line.at, line.end).trim() !== '')
        least = Math.min(least, indentAt(this.#text, line.at));
    for (const line of lines) {
      const column = spacesAt(this.#text, line.at);
      const blank = line.at + column >= line.end;
      line.kind = 'text';
      if (shift === 0) continue;
      // In a blank line, only spaces beyond the text's own indentation are content.
      if (!blank || column > least) line.to = column + shift;
      else if (column > least + shift) line.to = Math.max(0, least + shift);
    }
  }

  /** Ends the layout. Throws `Unreadable` if a line would move left of column 0: YAML cannot read a text so far left. */
  finish(): Layout {
    if (this.#lines.some(({ to }) => to !== null && to < 0)) throw new Unreadable();
    alignComments(this.#text, this.#lines, this.#columns);
    return { lines: this.#lines, gaps: this.#gaps, keeps: this.#keeps };
  }
}

const isEmptyScalar = (token: CST.Token): boolean => token.type === 'scalar' && token.source === '';
const blanksAfter = (text: string, at: number): number => indentAt(text, at);
const spacesAt = (text: string, at: number): number => {
  let i = at;
  while (text.charCodeAt(i) === 32) i++;
  return i - at;
};
const blanksBefore = (text: string, at: number): number => {
  let i = at;
  while (text[i - 1] === ' ' || text[i - 1] === '\t') i--;
  return at - i;
};
