/**
 * Represents a portfolio file as an immutable list of blocks. An edit creates a new document that shares all untouched
 * blocks; whatever is derived from a block is cached with it and lives as long as it does. Blocks hold no absolute
 * positions: only the document knows where each one starts.
 */

import { commonEnds } from '../../base/common-ends.ts';
import { lastAtMost, type Position, type Range, type Span } from '../text/lines.ts';
import { Block, placeIn } from './block.ts';
import { type Cut, cut, needsWholeParse, sameState, startState } from './cut.ts';
import { readingOf } from './read-block.ts';

/** A replacement as in LSP: without a range, or with null for one, `text` is the whole new text. */
export interface TextChange {
  readonly range?: Range | null;
  readonly text: string;
}

/** How an edit changed the list of blocks: at index `at`, `removed` was replaced by `added`. */
export interface BlockDelta {
  readonly at: number;
  readonly removed: readonly Block[];
  readonly added: readonly Block[];
}

const BYTE_ORDER_MARK = '\ufeff';

export class Document {
  readonly uri: string;
  readonly version: number;
  readonly blocks: readonly Block[];
  /** Offset and line at which each block begins. */
  readonly #offsets: Float64Array;
  readonly #lines: Int32Array;
  readonly length: number;
  readonly lineCount: number;
  /**
   * The byte order mark before the text, or empty. It is not part of the text, but columns of the first line count it.
   */
  readonly mark: '' | typeof BYTE_ORDER_MARK;

  private constructor(uri: string, version: number, blocks: readonly Block[], marked: boolean) {
    this.uri = uri;
    this.version = version;
    this.blocks = blocks;
    this.mark = marked ? BYTE_ORDER_MARK : '';
    this.#offsets = new Float64Array(blocks.length);
    this.#lines = new Int32Array(blocks.length);
    let offset = 0;
    let line = 0;
    for (let i = 0; i < blocks.length; i++) {
      const block = blocks[i] as Block;
      this.#offsets[i] = offset;
      this.#lines[i] = line;
      block.place = i;
      offset += block.text.length;
      line += block.breaks;
    }
    this.length = offset;
    this.lineCount = line + 1;
  }

  /**
   * Parses a text, with or without a byte order mark. Reuses blocks of `old` whose text is unchanged, with everything
   * cached on them.
   */
  static of(uri: string, text: string, version = 0, old?: Document): Document {
    const marked = text.startsWith(BYTE_ORDER_MARK);
    // An editor often opens what was already read from disk: reuse all blocks without a scan.
    if (old !== undefined && old.mark.length + old.length === text.length && old.mark + old.text === text)
      return new Document(uri, version, old.blocks, marked);
    return new Document(uri, version, cutAll(marked ? text.slice(1) : text, old?.blocks), marked);
  }

  /** Creates a document of one block, parsed as a whole. Wherever YAML is valid, cutting must give the same result. */
  static readWhole(uri: string, text: string): Document {
    const marked = text.startsWith(BYTE_ORDER_MARK);
    return new Document(uri, 0, [new Block('whole', marked ? text.slice(1) : text, startState)], marked);
  }

  /** Applies `changes`, each to the result of the one before; returns the new document and how its blocks changed. */
  edit(
    changes: readonly TextChange[],
    version = this.version + 1,
  ): { document: Document; delta: BlockDelta } {
    let current: Document = this;
    for (const { range, text } of changes) {
      if (range === undefined || range === null) current = Document.of(this.uri, text, version, current);
      else if (current.#meetsMark(range, text)) current = current.#editedWhole(range, text, version);
      else {
        const start = current.offsetAt(range.start);
        const end = Math.max(start, current.offsetAt(range.end));
        const blocks = recut(current, start, end, text);
        current = new Document(this.uri, version, blocks, current.mark !== '');
      }
    }
    if (current === this) current = new Document(this.uri, version, this.blocks, this.mark !== '');
    return { document: current, delta: difference(this.blocks, current.blocks) };
  }

  /** Tells whether an edit may add or remove a byte order mark. */
  #meetsMark({ start, end }: Range, insert: string): boolean {
    if (start.line > 0 || start.character > 0) return false;
    if (this.mark !== '' || insert.startsWith(BYTE_ORDER_MARK)) return true;
    const from = this.offsetAt(end);
    return insert === '' && this.slice(from, from + 1) === BYTE_ORDER_MARK;
  }

  /** Applies an edit at the very start of a marked text. Rare, so that the whole text is cut again. */
  #editedWhole({ end }: Range, insert: string, version: number): Document {
    const kept = end.line === 0 && end.character === 0 ? this.mark : '';
    const rest = this.slice(this.offsetAt(end), this.length);
    return Document.of(this.uri, insert + kept + rest, version, this);
  }

  /** The whole text without its byte order mark. Linear in its length: for work on the whole file only. */
  get text(): string {
    return this.blocks.length === 1
      ? (this.blocks[0] as Block).text
      : this.blocks.map((block) => block.text).join('');
  }

  /** Returns the text between two offsets. */
  slice(start: number, end: number): string {
    let out = '';
    for (let i = Math.max(0, lastAtMost(this.#offsets, start)); i < this.blocks.length; i++) {
      const from = this.#offsets[i] as number;
      if (from >= end) break;
      out += (this.blocks[i] as Block).text.slice(Math.max(0, start - from), end - from);
    }
    return out;
  }

  /** Returns the index of a block in this document; -1 for a block that is not in it. */
  indexOf(block: Block): number {
    return placeIn(this.blocks, block);
  }

  /** Returns the offset at which a block starts. */
  startOf(index: number): number {
    return this.#offsets[index] ?? this.length;
  }

  /** Returns the line on which a block starts. */
  lineOf(index: number): number {
    return this.#lines[index] ?? this.lineCount - 1;
  }

  /** Returns the index of the block that holds an offset; the end of the text belongs to the last block. */
  blockAt(offset: number): number {
    return Math.max(0, lastAtMost(this.#offsets, offset));
  }

  /**
   * Converts a position to an offset. As in LSP, a column past the end of its line is clamped to it, and a line past
   * the last one to the end of the text.
   */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    // Blocks without a line break (an empty head) share their line with the next: take the last one that starts on it.
    const index = Math.max(0, lastAtMost(this.#lines, position.line));
    const block = this.blocks[index] as Block;
    const column = position.character - (position.line === 0 ? this.mark.length : 0);
    return this.startOf(index) + block.offsetAt(position.line - this.lineOf(index), column);
  }

  /** Converts an offset to a position, clamped to the text. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.length);
    const index = this.blockAt(at);
    return this.positionIn(index, at - this.startOf(index));
  }

  /** Converts two offsets of the text to a range. */
  positionRange(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** Converts an offset within a block to a position in the document. */
  positionIn(index: number, offset: number): Position {
    const block = this.blocks[index] as Block;
    const place = block.positionAt(offset);
    const line = place.line + this.lineOf(index);
    return { line, character: place.character + (line === 0 ? this.mark.length : 0) };
  }

  /** Converts a span within a block to a range in the document. */
  rangeIn(index: number, span: Span): Range {
    return { start: this.positionIn(index, span.start), end: this.positionIn(index, span.end) };
  }

  /** Converts a span within a block to offsets of the document. */
  absolute(index: number, span: Span): Span {
    const from = this.startOf(index);
    return { start: from + span.start, end: from + span.end };
  }
}

function cutAll(text: string, old: readonly Block[] = []): Block[] {
  const cuts = cut(text, startState).cuts;
  if (needsWholeParse(headOf(cuts, text))) {
    const whole = reuse(old, { kind: 'whole', start: 0, end: text.length, state: startState }, text);
    // If the whole cannot be parsed, keep the pieces: an error then affects only its own.
    if (cuts.length === 1 || !readingOf(whole).broken) return [whole];
  }
  // A text sent whole (a save by another program, a client without incremental sync) is mostly unchanged.
  const known = new Map(old.map((block) => [block.text, block]));
  if (known.size === 0) return cuts.map((c) => new Block(c.kind, text.slice(c.start, c.end), c.state));
  return cuts.map((c) => {
    const slice = text.slice(c.start, c.end);
    const block = known.get(slice);
    if (block !== undefined && block.kind === c.kind && sameState(block.state, c.state)) {
      known.delete(slice);
      return block;
    }
    return new Block(c.kind, slice, c.state);
  });
}

function headOf(cuts: readonly Cut[], text: string): string {
  let head = '';
  for (const c of cuts) if (c.kind === 'head') head += text.slice(c.start, c.end);
  return head;
}

function reuse(old: readonly Block[], c: Cut, text: string): Block {
  const only = old.length === 1 ? old[0] : undefined;
  return only !== undefined && only.kind === c.kind && only.text === text
    ? only
    : new Block(c.kind, text.slice(c.start, c.end), c.state);
}

/** Number of blocks past an edit within which the scan first tries to meet the old cut. */
const FIRST_REACH = 2;

function recut(document: Document, start: number, end: number, insert: string): readonly Block[] {
  const { blocks } = document;
  const whole = (): Block[] =>
    cutAll(document.slice(0, start) + insert + document.slice(end, document.length), blocks);
  if (blocks[0]?.kind === 'whole') return whole();
  const first = Math.max(0, document.blockAt(start) - 1);
  const last = document.blockAt(end);
  const from = document.startOf(first);
  const shift = insert.length - (end - start);
  for (let reach = FIRST_REACH; ; reach *= 4) {
    const stop = Math.min(blocks.length, last + 1 + reach);
    const upTo = document.startOf(stop);
    const text = document.slice(from, start) + insert + document.slice(end, upTo);
    const fresh = start + insert.length - from;
    let candidate = last;
    let joined = -1;
    const { cuts, met } = cut(
      text,
      (blocks[first] as Block).state,
      (offset, state) => {
        if (offset < fresh) return false;
        const oldOffset = offset + from - shift;
        while (candidate < stop && document.startOf(candidate) < oldOffset) candidate++;
        // Block texts can repeat, but offsets cannot: equal offset and state mean the same block.
        if (
          candidate >= stop ||
          document.startOf(candidate) !== oldOffset ||
          document.startOf(candidate) < end
        )
          return false;
        if (!sameState((blocks[candidate] as Block).state, state)) return false;
        joined = candidate;
        return true;
      },
      first === 0,
    );
    if (met === null && stop < blocks.length) continue;
    const tail = met === null ? blocks.length : joined;
    const free = new Set(blocks.slice(first, tail));
    const added = cuts.map((c) => {
      const slice = text.slice(c.start, c.end);
      const old = unchanged(free, slice, c);
      if (old !== undefined) free.delete(old);
      return old ?? new Block(c.kind, slice, c.state);
    });
    const next = [...blocks.slice(0, first), ...added.filter((b) => b.text !== ''), ...blocks.slice(tail)];
    const result = next.length === 0 ? [new Block('head', '', startState)] : next;
    return needsWholeParse(headText(result)) ? whole() : result;
  }
}

/** Concatenates all text outside the three sequences. */
function headText(blocks: readonly Block[]): string {
  let head = '';
  for (const block of blocks) if (block.kind === 'head') head += block.text;
  return head;
}

/** Finds a replaced block that the new cut reproduces exactly: reusing it keeps everything cached on it. */
function unchanged(free: ReadonlySet<Block>, text: string, c: Cut): Block | undefined {
  for (const block of free) {
    if (block.kind === c.kind && block.text === text && sameState(block.state, c.state)) return block;
  }
  return undefined;
}

/** Finds the one range in which two lists of blocks differ. */
export function difference(before: readonly Block[], after: readonly Block[]): BlockDelta {
  const { head, tail } = commonEnds(before, after);
  return {
    at: head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
}
