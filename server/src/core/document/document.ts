/**
 * A portfolio file as an immutable list of blocks. An edit makes a new document that shares every block it did
 * not touch; whatever is derived from a block hangs on the block and lives as long as it does. A block holds no
 * absolute position: where it stands is the document's to say.
 */

import { commonEnds } from '../text/common-ends.ts';
import { lastAtMost, type Position, type Range, type Span } from '../text/lines.ts';
import { Block, placeIn } from './block.ts';
import { type Cut, cut, needsWholeParse, sameState, startState } from './cut.ts';
import { readingOf } from './read-block.ts';

/** A replacement, as LSP sends it: without a range the whole text. */
export interface TextChange {
  readonly range?: Range;
  readonly text: string;
}

/** What an edit did to the list of blocks: `removed` stood at `at`, `added` stand there now. */
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
  /** The byte order mark before the text, or nothing: no part of the text, but columns of the first line count it. */
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
   * Reads a text, with or without a byte order mark. Blocks of `old` that stand in the text word for word are taken
   * over, with all that hangs on them.
   */
  static of(uri: string, text: string, version = 0, old?: Document): Document {
    const marked = text.startsWith(BYTE_ORDER_MARK);
    // An editor opens what was read from the disk before: nothing is to be cut.
    if (old !== undefined && old.mark.length + old.length === text.length && old.mark + old.text === text)
      return new Document(uri, version, old.blocks, marked);
    return new Document(uri, version, cutAll(marked ? text.slice(1) : text, old?.blocks), marked);
  }

  /** Reads a text by one whole parse, which the cut must agree with wherever YAML can read it. */
  static readWhole(uri: string, text: string): Document {
    const marked = text.startsWith(BYTE_ORDER_MARK);
    return new Document(uri, 0, [new Block('whole', marked ? text.slice(1) : text, startState)], marked);
  }

  /** The document after `changes`, each applied to the outcome of the one before, and what became of the blocks. */
  edit(
    changes: readonly TextChange[],
    version = this.version + 1,
  ): { document: Document; delta: BlockDelta } {
    let current: Document = this;
    for (const { range, text } of changes) {
      if (range === undefined) current = Document.of(this.uri, text, version, current);
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

  /** Whether an edit may put a byte order mark at the start of the text, or take one away. */
  #meetsMark({ start, end }: Range, insert: string): boolean {
    if (start.line > 0 || start.character > 0) return false;
    if (this.mark !== '' || insert.startsWith(BYTE_ORDER_MARK)) return true;
    const from = this.offsetAt(end);
    return insert === '' && this.slice(from, from + 1) === BYTE_ORDER_MARK;
  }

  /** An edit at the start of a text with a mark: rare, so that the whole is read again. */
  #editedWhole({ end }: Range, insert: string, version: number): Document {
    const kept = end.line === 0 && end.character === 0 ? this.mark : '';
    const rest = this.slice(this.offsetAt(end), this.length);
    return Document.of(this.uri, insert + kept + rest, version, this);
  }

  /** The whole text without its byte order mark. Costs its length: for whole-file work only. */
  get text(): string {
    return this.blocks.length === 1
      ? (this.blocks[0] as Block).text
      : this.blocks.map((block) => block.text).join('');
  }

  /** Text between two offsets. */
  slice(start: number, end: number): string {
    let out = '';
    for (let i = Math.max(0, lastAtMost(this.#offsets, start)); i < this.blocks.length; i++) {
      const from = this.#offsets[i] as number;
      if (from >= end) break;
      out += (this.blocks[i] as Block).text.slice(Math.max(0, start - from), end - from);
    }
    return out;
  }

  /** Index of a block in this document; -1 for a block of another version. */
  indexOf(block: Block): number {
    return placeIn(this.blocks, block);
  }

  /** Offset at which a block begins. */
  startOf(index: number): number {
    return this.#offsets[index] ?? this.length;
  }

  /** Line at which a block begins. */
  lineOf(index: number): number {
    return this.#lines[index] ?? this.lineCount - 1;
  }

  /** Index of the block that holds an offset; the end of the text belongs to the last. */
  blockAt(offset: number): number {
    return Math.max(0, lastAtMost(this.#offsets, offset));
  }

  /** Offset of a position; one past a line's end or the last line means that end, as LSP asks. */
  offsetAt(position: Position): number {
    if (position.line < 0) return 0;
    if (position.line >= this.lineCount) return this.length;
    // Blocks without a line break (an empty head) share their line with the next: the last one that begins there.
    const index = Math.max(0, lastAtMost(this.#lines, position.line));
    const block = this.blocks[index] as Block;
    const column = position.character - (position.line === 0 ? this.mark.length : 0);
    return this.startOf(index) + block.offsetAt(position.line - this.lineOf(index), column);
  }

  /** Position of an offset, which is kept within the text. */
  positionAt(offset: number): Position {
    const at = Math.min(Math.max(0, offset), this.length);
    const index = this.blockAt(at);
    return this.positionIn(index, at - this.startOf(index));
  }

  /** Range between two offsets of the text. */
  positionRange(start: number, end: number): Range {
    return { start: this.positionAt(start), end: this.positionAt(end) };
  }

  /** Position of an offset within a block. */
  positionIn(index: number, offset: number): Position {
    const block = this.blocks[index] as Block;
    const place = block.positionAt(offset);
    const line = place.line + this.lineOf(index);
    return { line, character: place.character + (line === 0 ? this.mark.length : 0) };
  }

  /** Range of a span within a block. */
  rangeIn(index: number, span: Span): Range {
    return { start: this.positionIn(index, span.start), end: this.positionIn(index, span.end) };
  }

  /** Spans within a block as offsets of the document. */
  absolute(index: number, span: Span): Span {
    const from = this.startOf(index);
    return { start: from + span.start, end: from + span.end };
  }
}

function cutAll(text: string, old: readonly Block[] = []): Block[] {
  const cuts = cut(text, startState).cuts;
  if (needsWholeParse(headOf(cuts, text))) {
    const whole = reuse(old, { kind: 'whole', start: 0, end: text.length, state: startState }, text);
    // A text that nobody can read whole is better read in pieces: what is wrong then costs its own piece.
    if (cuts.length === 1 || !readingOf(whole).broken) return [whole];
  }
  // A text sent whole (a save by another program, a client without incremental sync) mostly repeats what was there.
  const known = new Map(old.map((block) => [block.text, block]));
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

/** How many blocks past an edit the scan first looks for a place to meet the old cut. */
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
        // Equal blocks can repeat, but offsets cannot: this is the same place in the same state.
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

/** All text outside the three sequences, in order. */
function headText(blocks: readonly Block[]): string {
  let head = '';
  for (const block of blocks) if (block.kind === 'head') head += block.text;
  return head;
}

/** A replaced block that the new cut gives back word for word: kept, so that what hangs on it is kept. */
function unchanged(free: ReadonlySet<Block>, text: string, c: Cut): Block | undefined {
  for (const block of free) {
    if (block.kind === c.kind && block.text === text && sameState(block.state, c.state)) return block;
  }
  return undefined;
}

/** The one stretch in which two lists of blocks differ. */
export function difference(before: readonly Block[], after: readonly Block[]): BlockDelta {
  const { head, tail } = commonEnds(before, after);
  return {
    at: head,
    removed: before.slice(head, before.length - tail),
    added: after.slice(head, after.length - tail),
  };
}
