import type { FoldingRange, FoldingRangeParams } from 'vscode-languageserver-protocol';
import { FoldingRangeKind } from 'vscode-languageserver-types';
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import { sectionKeys } from '../core/language/schema.ts';
import { indentAt, lineEnd, nextLine } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import { defineFeature } from './kit/feature.ts';
import { onDocument } from './kit/shapes.ts';

/** Lines that belong below another line, counted from the block's first. */
interface Fold {
  readonly from: number;
  readonly to: number;
  /** 0 for an entry or a top-level key, 1 for its contents. */
  readonly depth: number;
  readonly comment: boolean;
}
interface Folds {
  readonly folds: readonly Fold[];
  /** Last non-blank line; -1 if there is none. */
  readonly last: number;
}

/** Folds sections, entries, everything nested under a key, and runs of comments. */
export const foldingRange = defineFeature<FoldingRangeParams, FoldingRange[]>({
  method: 'textDocument/foldingRange',
  params: onDocument,
  beforeRead: true,
  capabilities: () => ({ foldingRangeProvider: true }),
  none: [],
  handle: (file, _, { client }) => {
    const { document } = file;
    const most = client.capabilities.textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
    const outer: FoldingRange[] = [];
    const inner: FoldingRange[] = [];
    let section = -1;
    let last = -1;
    const close = (): void => {
      if (section >= 0 && last > section) outer.push({ startLine: section, endLine: last });
      section = -1;
    };
    document.blocks.forEach((block, at) => {
      const line = document.lineOf(at);
      const { folds, last: end } = foldsOf(block);
      if (block.kind === 'head') {
        close();
        section = sectionLine(block, line);
      }
      if (end >= 0) last = line + end;
      for (const { from, to, depth, comment } of folds) {
        const range = {
          startLine: line + from,
          endLine: line + to,
          ...(comment ? { kind: FoldingRangeKind.Comment } : {}),
        };
        if (depth === 0) outer.push(range);
        else inner.push(range);
      }
    });
    close();
    // If the client limits the number, drop folds inside entries first.
    return [...outer, ...inner]
      .slice(0, most)
      .sort((a, b) => a.startLine - b.startLine || b.endLine - a.endLine);
  },
});

/** Returns the line of the section key at the end of a head; -1 if there is none. */
function sectionLine(block: Block, line: number): number {
  const key = readingOf(block).topKeys.at(-1);
  return key !== undefined && Object.values(sectionKeys).some((name) => name === key.name)
    ? line + block.positionAt(key.span.start).line
    : -1;
}

const foldsOf = memo((block: Block): Folds => readFolds(block.text));

function readFolds(text: string): Folds {
  const folds: Fold[] = [];
  const open: { readonly line: number; readonly column: number }[] = [];
  let last = -1;
  let comments = -1;
  let line = 0;
  const closeComments = (end: number): void => {
    if (comments >= 0 && end - 1 > comments)
      folds.push({ from: comments, to: end - 1, depth: 1, comment: true });
    comments = -1;
  };
  const closeTo = (column: number): void => {
    for (let top = open.at(-1); top !== undefined && top.column >= column; top = open.at(-1)) {
      open.pop();
      if (last > top.line)
        folds.push({ from: top.line, to: last, depth: open.length === 0 ? 0 : 1, comment: false });
    }
  };
  for (let at = 0; at < text.length; at = nextLine(text, at), line++) {
    const indent = indentAt(text, at);
    const first = text[at + indent];
    if (at + indent >= lineEnd(text, at)) {
      closeComments(line);
      continue;
    }
    if (first === '#') {
      if (comments < 0) comments = line;
      continue;
    }
    closeComments(line);
    // YAML allows a list in the same column as its key: it folds under the key all the same.
    const dash = first === '-' && /[\s]|^$/.test(text[at + indent + 1] ?? '');
    const column = dash ? indent + 0.5 : indent;
    closeTo(column);
    open.push({ line, column });
    last = line;
  }
  closeComments(line);
  closeTo(-1);
  return { folds, last };
}
