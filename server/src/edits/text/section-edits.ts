/**
 * Edits whole entries: inserts, removes or extracts them. An entry's text has its dash in the first column, and starts
 * with the comments that belong to it.
 */
import { isMap, isSeq, visit, type YAMLMap, type YAMLSeq } from 'yaml';
import type { Block } from '../../core/document/block.ts';
import type { Document } from '../../core/document/document.ts';
import { type Entry, readingOf } from '../../core/document/read-block.ts';
import { sectionKeys } from '../../core/language/schema.ts';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';
import { memo } from '../../core/text/memo.ts';
import { readPlain } from '../../core/yaml/plain-yaml.ts';
import { asYamlReads, yamlIn } from '../../core/yaml/yaml.ts';
import { flowSource, insertElement, isJson, removeElement } from './flow-edits.ts';
import {
  breakOf,
  endOf,
  indentOf,
  lineAfter,
  lineStart,
  pairsOf,
  seqAt,
  startOf,
  treeOf,
} from './yaml-place.ts';

/** An entry in its block; an `EntryRef` is one. */
export interface EntryPlace {
  readonly block: Block;
  readonly entry: Entry;
}
const KEEP = /[|>][-0-9]*\+/;

/** The extent of an entry in its block: its lines, the comments above it, and the indentation of its dash. */
interface Extent {
  readonly start: number;
  /** Start of the next line, or the end of the text. */
  readonly end: number;
  readonly indent: string;
  /** The list that contains it, and its index there, in a file that is parsed whole. */
  readonly list?: YAMLSeq;
  readonly index: number;
}

function extentOf({ block, entry }: EntryPlace): Extent | null {
  const tree = treeOf(block);
  if (tree === null) return null;
  const { text } = block;
  if (block.kind !== 'whole') {
    const list = tree.yaml.contents;
    if (!isSeq(list) || list.items.length !== 1) return null;
    return {
      start: 0,
      end: lineBelow(text, endOf(text, list), indentOf(text, startOf(list)).length),
      indent: indentOf(text, startOf(list)),
      index: 0,
    };
  }
  const contents = tree.yaml.contents;
  if (!isMap(contents)) return null;
  for (const pair of contents.items) {
    const list = pair.value;
    if (!isSeq(list)) continue;
    const index = list.items.findIndex((node) => startOf(node) === entry.span.start);
    if (index < 0) continue;
    if (list.flow === true)
      return {
        start: startOf(list.items[index]),
        end: endOf(text, list.items[index]),
        indent: '',
        list,
        index,
      };
    const indent = indentOf(text, startOf(list));
    let start = lineStart(text, startOf(list.items[index]));
    for (let above = start; above > 0; ) {
      above = lineStart(text, above - 1 - (text[above - 1] === '\n' && text[above - 2] === '\r' ? 1 : 0));
      if (text[above + indentAt(text, above)] !== '#') break;
      start = above;
    }
    return {
      start,
      end: lineBelow(text, endOf(text, list.items[index]), indent.length),
      indent,
      list,
      index,
    };
  }
  return null;
}

/** Returns the start of the line after an entry that ends at `end`, including its own comments. */
function lineBelow(text: string, end: number, column: number): number {
  const { at, fresh } = lineAfter(text, end, column);
  return fresh ? at : nextLine(text, at);
}

/** Returns an entry's text, with its dash in the first column and its comments above; null if YAML cannot read it. */
export function entryText(place: EntryPlace): string | null {
  const extent = extentOf(place);
  if (extent === null) return null;
  const text = place.block.text.slice(extent.start, extent.end);
  if (extent.list?.flow === true) return `- ${text}\n`;
  return ended(dedented(text, extent.indent.length), breakOf(text));
}

/** Removes an entry with the comments that belong to it. Returns edits of its block; null if it cannot be edited. */
export function removeEntry(place: EntryPlace): readonly Edit[] | null {
  const extent = extentOf(place);
  if (extent === null) return null;
  const { text } = place.block;
  if (extent.list?.flow === true) return removeElement(text, extent.list, extent.index);
  if (place.block.kind === 'whole') {
    // `items:` with nothing below it stays as an empty list.
    return [{ span: { start: extent.start, end: extent.end }, text: '' }];
  }
  const rest = text.slice(extent.end);
  const blank = rest.length - rest.replace(/^(?:[ \t]*(?:\r\n|\n|\r))+/, '').length;
  return [{ span: { start: 0, end: rest.trim() === '' ? text.length : extent.end + blank }, text: '' }];
}

/** Returns the column of a section's dashes; for an empty section that of the file's other sections, else 2. */
export function entryIndent(document: Document, kind: EntryKind): number {
  const blocks = document.blocks.filter((block) => block.kind !== 'head' && block.kind !== 'whole');
  const block = blocks.find((other) => other.kind === kind) ?? blocks[0];
  return block === undefined ? 2 : dashOf(block);
}

/** Returns the column of an entry's dash. */
function dashOf({ text }: Block): number {
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const indent = indentAt(text, at);
    if (text[at + indent] === '-') return indent;
  }
  return 2;
}

/**
 * Inserts an entry into a file: after the given entry, else at the end of its section, which is added if it is missing.
 * Null if YAML cannot read the place.
 */
export function insertEntry(
  document: Document,
  kind: EntryKind,
  text: string,
  after?: EntryPlace,
): readonly FileEdit[] | null {
  const edits =
    document.blocks[0]?.kind === 'whole'
      ? intoWhole(document, kind, text, after)
      : intoBlocks(document, kind, text, after?.block);
  return edits === null ? null : edits.map((edit) => ({ uri: document.uri, ...edit }));
}

function intoBlocks(
  document: Document,
  kind: EntryKind,
  source: string,
  after: Block | undefined,
): Edit[] | null {
  const blocks = document.blocks.filter((block) => block.kind === kind);
  const lineBreak = breakOf(document.blocks.find((block) => block.breaks > 0)?.text ?? '');
  const block = after !== undefined && blocks.includes(after) ? after : blocks[blocks.length - 1];
  // Two sections of the same name may be indented differently: follow the neighbouring entry.
  const indent = block === undefined ? entryIndent(document, kind) : dashOf(block);
  const body = indented(source, ' '.repeat(indent), lineBreak);
  if (block === undefined) return intoEmpty(document, kind, body, lineBreak);
  const { text } = block;
  const start = document.startOf(document.indexOf(block));
  const end = KEEP.test(source) ? text.length : contentEnd(block);
  const others = blocks.filter((other) => other !== document.blocks[document.blocks.length - 1]);
  const spaced = others.filter(isSpaced).length;
  const separated = others.length === 0 ? body.trimEnd().includes(lineBreak) : spaced * 2 >= others.length;
  const open = end > 0 && !/[\r\n]/.test(text[end - 1] as string);
  const blank = separated && !KEEP.test(text) ? lineBreak : '';
  const last = open && start + end === document.length ? body.slice(0, body.length - lineBreak.length) : body;
  return [
    { span: { start: start + end, end: start + end }, text: `${open ? lineBreak : ''}${blank}${last}` },
  ];
}

const BLANK = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/;

/** Tells whether a blank line separates a block from the next. Cached, because each insertion checks all blocks. */
const isSpaced = memo(
  (block: Block): boolean =>
    BLANK.test(block.text) && BLANK.test(block.text.slice(Math.max(0, contentEnd(block) - 2))),
);

/** Returns the start of the line after a block's entry; blank lines and comments for the section follow it. */
function contentEnd(block: Block): number {
  const contents = contentsOf(block);
  const { text } = block;
  if (isSeq(contents))
    return lineBelow(text, endOf(text, contents), indentOf(text, startOf(contents)).length);
  const end = text.trimEnd().length;
  return nextLine(text, end);
}

/** Parses a block for reading only, with the fast parser if its text is plain. Undefined if YAML cannot read it. */
function contentsOf(block: Block): unknown {
  const { text, state } = block;
  const conflict = state.conflict !== 'none' || /^[<>]{7}/m.test(text);
  const plain = conflict ? null : readPlain(asYamlReads(text));
  return plain ?? treeOf(block)?.yaml.contents;
}

/** Inserts the first entry of a section below its key, which is added at the end of the file if it is missing. */
function intoEmpty(document: Document, kind: EntryKind, body: string, lineBreak: string): Edit[] | null {
  const section = sectionKeys[kind];
  for (const head of document.blocks) {
    if (head.kind !== 'head') continue;
    const key = readingOf(head).topKeys.find(({ name }) => name === section);
    if (key === undefined) continue;
    const start = document.startOf(document.indexOf(head));
    const { text } = head;
    const match = /^([ \t]*:)([ \t]*\[[ \t]*\])?[ \t]*(?:#.*)?$/.exec(
      text.slice(key.span.end, lineEnd(text, key.span.end)),
    );
    if (match === null) return null;
    const colon = key.span.end + (match[1] as string).length;
    const brackets = match[2] ?? '';
    const place = lineAfter(text, colon + brackets.length, 0);
    const commented = place.at > lineEnd(text, colon);
    const own = `${commented ? lineBreak : ''}${lineBreak}${body.slice(0, body.length - lineBreak.length)}`;
    const edits: Edit[] =
      brackets === ''
        ? []
        : [{ span: { start: start + colon, end: start + colon + brackets.length }, text: '' }];
    return [...edits, { span: { start: start + place.at, end: start + place.at }, text: own }];
  }
  const end = document.length;
  const last = document.blocks[document.blocks.length - 1] as Block;
  if (document.blocks.some((block) => block.kind === 'head' && /^\.\.\.[ \t]*$/m.test(block.text)))
    return null;
  const open = end > 0 && !/[\r\n]$/.test(last.text);
  const apart = end > 0 && !KEEP.test(last.text) && !/(?:^|\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(last.text);
  return [
    {
      span: { start: end, end },
      text: `${open ? lineBreak : ''}${apart ? lineBreak : ''}${section}:${lineBreak}${body}`,
    },
  ];
}

/** Inserts into a file that is parsed whole: flow or JSON, an indented mapping, quoted keys. */
function intoWhole(
  document: Document,
  kind: EntryKind,
  source: string,
  after: EntryPlace | undefined,
): Edit[] | null {
  const block = document.blocks[0] as Block;
  const { text } = block;
  const contents = treeOf(block)?.yaml.contents;
  if (!isMap(contents)) return null;
  const section = sectionKeys[kind];
  const lineBreak = breakOf(text);
  const pair = pairsOf(contents as YAMLMap, section)[0];
  const json = isJson(contents as YAMLMap);
  if (pair !== undefined && isSeq(pair.value)) {
    const place = seqAt(block, startOf(pair.value));
    if (typeof place === 'string') return null;
    const list = place.node;
    const known = list.items.findIndex(
      (node) => after?.block === block && startOf(node) === after.entry.span.start,
    );
    const index = known < 0 ? list.items.length : known + 1;
    if (list.flow === true) {
      const flow = flowOf(source, json);
      return flow === null ? null : insertElement(text, list, index, flow);
    }
    const indent = indentOf(text, startOf(list));
    const end = lineBelow(text, endOf(text, list.items[index - 1]), indent.length);
    const open = end > 0 && !/[\r\n]/.test(text[end - 1] as string);
    const body = indented(source, indent, lineBreak);
    return [
      { span: { start: end, end }, text: open ? `${lineBreak}${body.slice(0, -lineBreak.length)}` : body },
    ];
  }
  if (pair !== undefined) return null;
  if (contents.flow === true) {
    const flow = flowOf(source, json);
    return flow === null
      ? null
      : insertElement(text, contents, contents.items.length, `${json ? `"${section}"` : section}: [${flow}]`);
  }
  const indent = indentOf(text, startOf(contents));
  const end = lineBelow(text, endOf(text, contents), indent.length);
  const open = end > 0 && !/[\r\n]/.test(text[end - 1] as string);
  return [
    {
      span: { start: end, end },
      text: `${open ? lineBreak : ''}${indent}${section}:${lineBreak}${indented(source, `${indent}  `, lineBreak)}`,
    },
  ];
}

/** Converts an entry's text to flow style; null if it is unreadable or contains aliases. */
function flowOf(source: string, json: boolean): string | null {
  const yaml = yamlIn(asYamlReads(source));
  if (yaml === null || yaml.errors.length > 0) return null;
  const { contents } = yaml;
  const entry = isSeq(contents) ? contents.items[0] : undefined;
  if (!isMap(entry)) return null;
  let anchored = false;
  visit(entry, {
    Alias: () => {
      anchored = true;
    },
  });
  return anchored ? null : flowSource(entry, json);
}

function ended(text: string, lineBreak: string): string {
  return /[\r\n]$/.test(text) ? text : `${text}${lineBreak}`;
}

function dedented(text: string, by: number): string {
  return text.replace(
    /(^|[\r\n])([ \t]+)/g,
    (_, before: string, blanks: string) => before + blanks.slice(Math.min(by, blanks.length)),
  );
}

function indented(text: string, by: string, lineBreak: string): string {
  const lines = text
    .replace(/\r\n|\r/g, '\n')
    .replace(/\n$/, '')
    .split('\n');
  return lines.map((line) => (line === '' ? lineBreak : `${by}${line}${lineBreak}`)).join('');
}
