import type { SelectionRange, SelectionRangeParams } from 'vscode-languageserver-protocol';
import { isMap, isPair, isScalar, isSeq, type Node, type Pair, visit } from 'yaml';
import { z } from 'zod';
import type { Document } from '../core/document/document.ts';
import { yamlOf } from '../core/document/read-block.ts';
import { indentAt, lineEnd, type Span } from '../core/text/lines.ts';
import type { FileSnapshot } from '../session/session.ts';
import { defineFeature } from './kit/feature.ts';
import { onDocument, position } from './kit/shapes.ts';

/** Expands the selection step by step: word, text, key with value, mapping or list, entry, section, file. */
export const selectionRange = defineFeature<SelectionRangeParams, SelectionRange[]>({
  method: 'textDocument/selectionRange',
  params: onDocument.extend({ positions: z.array(position) }),
  beforeRead: true,
  capabilities: () => ({ selectionRangeProvider: true }),
  none: [],
  handle: (file, { positions }, { session }) =>
    positions.map((position) => {
      const spans = spansAt(file, session.offsetOf(file.document, position));
      let range: SelectionRange | undefined;
      for (const span of spans)
        range = {
          range: session.rangeOf(file.document, span),
          ...(range === undefined ? {} : { parent: range }),
        };
      return range ?? { range: { start: position, end: position } };
    }),
});

/** Returns the nested spans around an offset, widest first. */
function spansAt({ document }: FileSnapshot, offset: number): Span[] {
  const index = document.blockAt(offset);
  const block = document.blocks[index];
  if (block === undefined) return [];
  const start = document.startOf(index);
  const { text } = block;
  const at = offset - start;
  const spans: Span[] = [];
  const add = (span: Span): void => {
    const end = span.start + text.slice(span.start, span.end).trimEnd().length;
    if (span.start <= at && at <= end) spans.push({ start: span.start, end });
  };
  let line = at;
  while (line > 0 && text[line - 1] !== '\n' && text[line - 1] !== '\r') line--;
  add({ start: 0, end: text.length });
  const yaml = yamlOf(block);
  if (yaml !== null && yaml.errors.length === 0) {
    visit(yaml, {
      Pair: (_, pair) => add(pairSpan(pair)),
      Node: (_, node) => {
        if (node.range && (isMap(node) || isSeq(node) || isScalar(node)))
          add({ start: node.range[0], end: node.range[1] });
      },
    });
  } else add({ start: line + indentAt(text, line), end: lineEnd(text, line) });
  const word = wordAt(text, at);
  if (word.end > word.start) add(word);
  const wide: Span[] = [
    { start: 0, end: document.length },
    ...sectionOf(document, index),
    ...spans.map((span) => ({ start: span.start + start, end: span.end + start })),
  ];
  const sorted = wide.sort((a, b) => b.end - b.start - (a.end - a.start));
  const nested: Span[] = [];
  for (const span of sorted) {
    const outer = nested.at(-1);
    if (
      outer === undefined ||
      (span.start >= outer.start && span.end <= outer.end && span.end - span.start < outer.end - outer.start)
    )
      nested.push(span);
  }
  return nested;
}

function pairSpan({ key, value }: Pair): Span {
  const from = (key as Node | null)?.range?.[0] ?? 0;
  const own = (key as Node | null)?.range?.[1] ?? from;
  return { start: from, end: isPair(value) ? own : Math.max(own, (value as Node | null)?.range?.[1] ?? own) };
}

/** Returns the spans of the entries in the same list as the block. */
function sectionOf(document: Document, index: number): Span[] {
  const { blocks } = document;
  const kind = blocks[index]?.kind;
  if (kind === undefined || kind === 'head' || kind === 'whole') return [];
  let first = index;
  while (first > 0 && blocks[first - 1]?.kind === kind) first--;
  let after = index + 1;
  while (after < blocks.length && blocks[after]?.kind === kind) after++;
  return [{ start: document.startOf(first), end: document.startOf(after) }];
}

function wordAt(text: string, at: number): Span {
  const isWord = (c: string | undefined): boolean => c !== undefined && /[\p{L}\p{N}\p{M}_'’-]/u.test(c);
  let start = at;
  while (start > 0 && isWord(text[start - 1])) start--;
  let end = at;
  while (end < text.length && isWord(text[end])) end++;
  return { start, end };
}
