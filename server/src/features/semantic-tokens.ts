/** Colours what a grammar cannot know: ids by what they refer to, and words that verdicts rest on, by pole. */

import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import { commonEnds } from '../base/common-ends.ts';
import type { Block } from '../core/document/block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import { viewOf } from '../core/model/item.ts';
import { usesOf } from '../core/model/uses.ts';
import { lineEnd, nextLine, type Span } from '../core/text/lines.ts';
import { memo } from '../core/text/memo.ts';
import type { IndexContext } from '../rules/kit/define-rule.ts';
import { shownEvidence } from '../rules/kit/mixed-quotes.ts';
import { type PositionEncoding, unitsIn } from '../session/position-encoding.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import { type Client, defineFeature } from './kit/feature.ts';
import { inRange, onDocument, text } from './kit/shapes.ts';

/** `trait` is our own; the others are standard, so every theme has them. */
export const tokenTypes = ['trait', 'class', 'interface', 'type'] as const;
/** `operational`, `strategic`: the pole of a trait word. `discounted`: it has no weight. */
export const tokenModifiers = ['declaration', 'operational', 'strategic', 'discounted'] as const;

const TYPE_OF = { item: 1, goal: 2, team: 3 } as const;
const MODIFIER = { declaration: 1, operational: 2, strategic: 4, discounted: 8 } as const;

interface Mark extends Span {
  readonly type: number;
  readonly modifiers: number;
}

const legend = { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] };

export const semanticTokensFull = defineFeature<SemanticTokensParams, SemanticTokens>({
  method: 'textDocument/semanticTokens/full',
  params: onDocument,
  capabilities: () => ({ semanticTokensProvider: { legend, full: { delta: true }, range: true } }),
  none: { data: [] },
  handle: (file, _, { client }) => remember(file, tokensOf(file, client, 0, file.document.length)),
});

export const semanticTokensRange = defineFeature<SemanticTokensRangeParams, SemanticTokens>({
  method: 'textDocument/semanticTokens/range',
  params: inRange,
  capabilities: () => ({}),
  none: { data: [] },
  handle: (file, { range }, { session, client }) => ({
    data: tokensOf(
      file,
      client,
      session.offsetOf(file.document, range.start),
      session.offsetOf(file.document, range.end),
    ),
  }),
});

export const semanticTokensDelta = defineFeature<
  SemanticTokensDeltaParams,
  SemanticTokens | SemanticTokensDelta
>({
  method: 'textDocument/semanticTokens/full/delta',
  params: onDocument.extend({ previousResultId: text }),
  capabilities: () => ({}),
  none: { data: [] },
  handle: (file, { previousResultId }, { client }) => {
    const before = lastAnswers(file.session).get(file.uri);
    const now = remember(file, tokensOf(file, client, 0, file.document.length));
    if (before?.resultId !== previousResultId || now.resultId === undefined) return now;
    return { resultId: now.resultId, edits: difference(before.data, now.data) };
  },
});

/** Maximum number of files whose last answer is kept. Only open files are requested, a few at a time. */
const MAX_ANSWERS = 16;
/** Last answer by file, least recently used first, as the base of deltas. */
const lastAnswers = memo((_session: Session) => new Map<string, SemanticTokens>());
let answers = 0;

function remember({ session, uri }: FileSnapshot, data: number[]): SemanticTokens {
  const answer = { resultId: String(++answers), data };
  const files = lastAnswers(session);
  files.delete(uri);
  files.set(uri, answer);
  for (const oldest of files.keys()) if (files.size > MAX_ANSWERS) files.delete(oldest);
  return answer;
}

function difference(
  before: readonly number[],
  now: readonly number[],
): { start: number; deleteCount: number; data: number[] }[] {
  const { head: start, tail } = commonEnds(before, now);
  if (start === before.length && start === now.length) return [];
  return [{ start, deleteCount: before.length - tail - start, data: now.slice(start, now.length - tail) }];
}

/** Encodes the tokens of the blocks between two offsets, in LSP's relative form. */
function tokensOf(
  { document, analysis, session }: FileSnapshot,
  client: Client,
  from: number,
  to: number,
): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (let at = document.blockAt(from); at < document.blocks.length && document.startOf(at) <= to; at++) {
    const own = document.lineOf(at);
    for (const mark of marksOf(
      document.blocks[at] as Block,
      analysis.context,
      session.encoding,
      !client.own,
    )) {
      const down = own + mark.line - line;
      const column = mark.character + (own + mark.line === 0 ? unitsIn(session.encoding, document.mark) : 0);
      data.push(down, down === 0 ? column - character : column, mark.length, mark.type, mark.modifiers);
      line += down;
      character = column;
    }
  }
  return data;
}

/** A mark at its position: the line relative to the block, columns in the client's encoding. */
interface Placed {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}

/**
 * Returns the marks of a block: in order, not overlapping, none longer than a line.
 * @param traits whether to include evidence, which our own client colours itself
 */
const marksOf = memo(
  (block: Block, context: IndexContext, encoding: PositionEncoding, traits: boolean): readonly Placed[] => {
    const marks = context.index
      .ofBlock(block)
      .flatMap((ref) => [...idMarks(ref), ...(traits ? traitMarks(context, ref) : [])]);
    const lines = marks
      .flatMap((mark) => perLine(block.text, mark))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let last = -1;
    return lines.flatMap((mark): Placed[] => {
      if (mark.start < last) return [];
      last = mark.end;
      const { line, character } = block.positionAt(mark.start);
      const before = block.text.slice(mark.start - character, mark.start);
      return [
        {
          line,
          character: unitsIn(encoding, before),
          length: unitsIn(encoding, block.text.slice(mark.start, mark.end)),
          type: mark.type,
          modifiers: mark.modifiers,
        },
      ];
    });
  },
);

function idMarks(ref: EntryRef): Mark[] {
  const { kind, entry } = ref;
  const marks: Mark[] = [];
  const { id } = entry.values.fields as {
    readonly id?: Span & { readonly value?: string; readonly shared: boolean };
  };
  if (id?.value !== undefined && !id.shared)
    marks.push({ start: id.start, end: id.end, type: TYPE_OF[kind], modifiers: MODIFIER.declaration });
  for (const { span, kind: used, loose } of usesOf(ref))
    if (!loose) marks.push({ ...span, type: TYPE_OF[used], modifiers: 0 });
  return marks;
}

function traitMarks({ judge }: IndexContext, ref: EntryRef): Mark[] {
  if (ref.kind !== 'item') return [];
  const view = viewOf(ref);
  if (view.track === 'neither') return [];
  return shownEvidence(view, judge).flatMap((piece): Mark[] => {
    const span = evidenceSpan(view, piece);
    const modifiers = MODIFIER[piece.pole] | (piece.discounted === true ? MODIFIER.discounted : 0);
    return span === null || span.end <= span.start
      ? []
      : [{ start: span.start, end: span.end, type: 0, modifiers }];
  });
}

/** Splits a mark over several lines into one per line. */
function perLine(text: string, mark: Mark): Mark[] {
  const marks: Mark[] = [];
  for (let at = mark.start; at < mark.end; ) {
    const stop = lineEnd(text, at, mark.end);
    let start = at;
    while (start < stop && /[ \t]/.test(text[start] as string)) start++;
    if (stop > start) marks.push({ ...mark, start, end: stop });
    if (stop === mark.end) break;
    at = nextLine(text, stop);
  }
  return marks;
}
