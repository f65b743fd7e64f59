/**
 * Formats a document: uniform indentation, one blank after signs, no trailing blanks, at most one empty line in a row,
 * a line break at the end. Changes only white space outside texts; leaves blocks alone that YAML cannot read.
 */

import type { Edit } from '../text/finding.ts';
import { indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { memo } from '../text/memo.ts';
import { sameValues } from '../yaml/same-values.ts';
import { asYamlReads, treeOf } from '../yaml/yaml.ts';
import type { Block } from './block.ts';
import { Document } from './document.ts';
import { layoutOf } from './format-layout.ts';
import { isTidy } from './format-tidy.ts';

/** Column of the dashes below `items`, `goals` and `teams`. */
const ENTRY_COLUMN = 2;

/**
 * Returns the edits that format a document, sorted, at absolute UTF-16 offsets. `only` limits them to the blocks that
 * this span touches.
 */
export function formatEdits(document: Document, only?: Span): Edit[] {
  const { blocks } = document;
  const wanted = (at: number): boolean => {
    const start = document.startOf(at);
    return (
      only === undefined ||
      (start <= only.end && start + (blocks[at] as Block).text.length > only.start) ||
      (only.start >= document.length && at === blocks.length - 1)
    );
  };
  const columns = dashColumns(document, wanted);
  const edits: Edit[] = [];
  blocks.forEach((block, at) => {
    if (!wanted(at)) return;
    const start = document.startOf(at);
    const ends = fileEnds(at === 0, at === blocks.length - 1);
    const formatted = formatBlock(block, columns[at] as number, ends, lineBreakOf(document));
    for (const { span, text } of formatted) {
      edits.push({ span: { start: span.start + start, end: span.end + start }, text });
    }
  });
  return edits.length === 0 || cutsAlike(document, edits) ? edits : [];
}

const dense = (block: Block): string => `${block.kind} ${block.text.replace(/\s+/g, '')}`;

/**
 * Verifies the edits as a whole: every block must keep its words. Otherwise a comment might have become part of a text
 * above it.
 */
function cutsAlike(document: Document, edits: readonly Edit[]): boolean {
  const after = Document.of(document.uri, applied(document.text, edits)).blocks;
  const full = (blocks: readonly Block[]): readonly Block[] =>
    blocks.filter((block) => block.text.trim() !== '');
  const [old, fresh] = [full(document.blocks), full(after)];
  return old.length === fresh.length && old.every((block, i) => dense(block) === dense(fresh[i] as Block));
}

function applied(text: string, edits: readonly Edit[]): string {
  let out = '';
  let from = 0;
  for (const { span, text: insert } of edits) {
    if (span.start < from) throw new RangeError('edits overlap');
    out += text.slice(from, span.start) + insert;
    from = span.end;
  }
  return out + text.slice(from);
}

/**
 * Returns the column for the dashes of each block. All entries of a section must agree: if one of them cannot or must
 * not be moved, none is.
 */
function dashColumns(document: Document, wanted: (at: number) => boolean): number[] {
  const columns: number[] = [];
  let from = 0;
  const { blocks } = document;
  while (from < blocks.length) {
    const kind = (blocks[from] as Block).kind;
    let to = from + 1;
    while (kind !== 'head' && to < blocks.length && (blocks[to] as Block).kind === kind) to++;
    const section = blocks.slice(from, to);
    const all = section.every(
      (block, i) => wanted(from + i) && (ownColumn(block) === ENTRY_COLUMN || isReadable(block)),
    );
    for (const block of section) columns.push(all ? ENTRY_COLUMN : ownColumn(block));
    from = to;
  }
  return columns;
}

/** Returns the current column of an entry's dash. */
function ownColumn(block: Block): number {
  for (let at = 0; at < block.text.length; at = nextLine(block.text, at)) {
    const column = indentAt(block.text, at);
    if (block.text[at + column] === '-') return column;
  }
  return ENTRY_COLUMN;
}

const isReadable = memo((block: Block): boolean => {
  const fits =
    layoutOf(block.text, block.kind === 'head' || block.kind === 'whole' ? 0 : ENTRY_COLUMN) !== null;
  return fits && treeOf(asYamlReads(block.text)).errors.length === 0;
});

/**
 * Whether a block is the first and the last of its file. Interned, one object for each combination, because `memo`
 * compares inputs by identity.
 */
interface FileEnds {
  readonly first: boolean;
  readonly last: boolean;
}
const FILE_ENDS: readonly FileEnds[] = [false, true].flatMap((first) =>
  [false, true].map((last) => ({ first, last })),
);
const fileEnds = (first: boolean, last: boolean): FileEnds =>
  FILE_ENDS[(first ? 2 : 0) + (last ? 1 : 0)] as FileEnds;

interface Where extends FileEnds {
  readonly column: number;
  readonly lineBreak: string;
}

const formatBlock = memo(
  (block: Block, column: number, ends: FileEnds, lineBreak: string): readonly Edit[] =>
    isEntry(block) && !ends.first && isTidy(block.text, column, ends)
      ? []
      : formatText(block, { column, ...ends, lineBreak }),
);

const isEntry = ({ kind }: Block): boolean => kind !== 'head' && kind !== 'whole';

/**
 * Returns the edits that format one block, based on YAML's tokens; none if YAML cannot read it, or if formatting would
 * change its values.
 */
export function formatText(block: Block, where: Where): Edit[] {
  const { text } = block;
  if (text.trim() === '')
    return where.first && where.last && text !== ''
      ? [{ span: { start: 0, end: text.length }, text: '' }]
      : collapse(text, where);
  const layout = layoutOf(text, block.kind === 'head' || block.kind === 'whole' ? 0 : where.column);
  if (layout === null) return [];
  const edits: Edit[] = [
    ...layout.gaps.filter(({ span, text: to }) => text.slice(span.start, span.end) !== to),
  ];
  for (const { at, end, kind, to } of layout.lines) {
    const column = indentAt(text, at);
    if (to !== null && to !== column && kind !== 'blank')
      edits.push({ span: { start: at, end: at + column }, text: ' '.repeat(to) });
    if (kind === 'text') continue;
    const trimmed = at + text.slice(at, end).trimEnd().length;
    if (kind !== 'blank' && trimmed < end) edits.push({ span: { start: trimmed, end }, text: '' });
  }
  for (const edit of emptyLines(text, layout.lines, where, layout.keeps)) edits.push(edit);
  if (where.last && !layout.keeps && !/[\r\n]$/.test(text))
    edits.push({ span: { start: text.length, end: text.length }, text: where.lineBreak });
  edits.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return edits.length === 0 || saysTheSame(text, edits) ? edits : [];
}

/** Reduces runs of empty lines to one; removes them at the start and end of the file. */
function emptyLines(
  text: string,
  lines: readonly { readonly at: number; readonly end: number; readonly kind: string }[],
  where: Where,
  keeps: boolean,
): Edit[] {
  const edits: Edit[] = [];
  for (let i = 0; i < lines.length; i++) {
    const first = lines[i] as (typeof lines)[number];
    if (first.kind !== 'blank') continue;
    let j = i;
    while (j + 1 < lines.length && lines[j + 1]?.kind === 'blank') j++;
    const stop = nextLine(text, (lines[j] as (typeof lines)[number]).end);
    const gone = (where.first && i === 0) || (where.last && j === lines.length - 1 && !keeps);
    const one = nextLine(text, first.end);
    // Keep the file's own line break.
    const kept = gone ? '' : text.slice(first.end, one);
    if (text.slice(first.at, stop) !== kept) edits.push({ span: { start: first.at, end: stop }, text: kept });
    i = j;
  }
  return edits;
}

/** Reduces a block that consists only of empty lines. */
function collapse(text: string, where: Where): Edit[] {
  const lines: { at: number; end: number; kind: string }[] = [];
  for (let at = 0; at < text.length; at = nextLine(text, at))
    lines.push({ at, end: lineEnd(text, at), kind: 'blank' });
  return emptyLines(text, lines, where, false);
}

function lineBreakOf(document: Document): string {
  for (const block of document.blocks) {
    const found = /\r\n|\n|\r/.exec(block.text)?.[0];
    if (found !== undefined) return found;
  }
  return '\n';
}

/** Verifies the edits of one block: its values must stay the same. */
function saysTheSame(text: string, edits: readonly Edit[]): boolean {
  try {
    const before = treeOf(asYamlReads(text));
    const after = treeOf(asYamlReads(applied(text, edits)));
    return before.errors.length + after.errors.length === 0 && sameValues(before.contents, after.contents);
  } catch {
    return false;
  }
}
