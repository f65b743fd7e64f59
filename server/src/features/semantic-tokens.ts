/** Colours that a grammar cannot know: ids by what they name, and the words that the verdict rests on, by pole. */
import type {
  SemanticTokens,
  SemanticTokensDelta,
  SemanticTokensDeltaParams,
  SemanticTokensParams,
  SemanticTokensRangeParams,
} from 'vscode-languageserver-protocol';
import type { Block } from '../core/document/block.ts';
import type { ItemEntry } from '../core/document/read-block.ts';
import { type EntryRef, usesOf } from '../core/model/entry-index.ts';
import { itemView } from '../core/model/item.ts';
import { lineEnd, nextLine, type Span } from '../core/text/lines.ts';
import type { FileSnapshot, Session } from '../session/session.ts';
import { evidenceSpan } from '../traits/item-subject.ts';
import { defineFeature } from './kit/feature.ts';

/** `trait` is Twotrack's own; the others are those that every theme knows. */
export const tokenTypes = ['trait', 'class', 'interface', 'type'] as const;
/** `operational`, `strategic`: the pole of a trait word. `discounted`: it counts for nothing. */
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
  capabilities: () => ({ semanticTokensProvider: { legend, full: { delta: true }, range: true } }),
  none: { data: [] },
  handle: (file) => remember(file, tokensOf(file, 0, file.document.length)),
});

export const semanticTokensRange = defineFeature<SemanticTokensRangeParams, SemanticTokens>({
  method: 'textDocument/semanticTokens/range',
  capabilities: () => ({}),
  none: { data: [] },
  handle: (file, { range }, { session }) => ({
    data: tokensOf(
      file,
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
  capabilities: () => ({}),
  none: { data: [] },
  handle: (file, { previousResultId }) => {
    const before = ANSWERS.get(file.session)?.get(file.uri);
    const now = remember(file, tokensOf(file, 0, file.document.length));
    if (before?.resultId !== previousResultId || now.resultId === undefined) return now;
    return { resultId: now.resultId, edits: difference(before.data, now.data) };
  },
});

/** The last answer for each file, as clients ask for what changed since. */
const ANSWERS = new WeakMap<Session, Map<string, SemanticTokens>>();
let answers = 0;

function remember({ session, uri }: FileSnapshot, data: number[]): SemanticTokens {
  const answer = { resultId: String(++answers), data };
  const files = ANSWERS.get(session) ?? new Map<string, SemanticTokens>();
  ANSWERS.set(session, files);
  files.delete(uri);
  files.set(uri, answer);
  // A few open files at most are asked about: what was closed long ago is let go.
  for (const old of files.keys()) if (files.size > 16) files.delete(old);
  return answer;
}

function difference(
  before: readonly number[],
  now: readonly number[],
): { start: number; deleteCount: number; data: number[] }[] {
  let start = 0;
  const least = Math.min(before.length, now.length);
  while (start < least && before[start] === now[start]) start++;
  let tail = 0;
  while (tail < least - start && before[before.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  if (start === before.length && start === now.length) return [];
  return [{ start, deleteCount: before.length - tail - start, data: now.slice(start, now.length - tail) }];
}

/** Tokens of the blocks between two offsets, in LSP's relative numbers. */
function tokensOf(file: FileSnapshot, from: number, to: number): number[] {
  const { document } = file;
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (let at = document.blockAt(from); at < document.blocks.length && document.startOf(at) <= to; at++) {
    const own = document.lineOf(at);
    for (const mark of marksOf(file, at)) {
      const down = own + mark.line - line;
      data.push(
        down,
        down === 0 ? mark.character - character : mark.character,
        mark.length,
        mark.type,
        mark.modifiers,
      );
      line += down;
      character = mark.character;
    }
  }
  return data;
}

/** A mark at its place: the line counted from the block's first, columns in the client's encoding. */
interface Placed {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  readonly modifiers: number;
}
const MARKS = { 'utf-16': Symbol('semantic marks'), 'utf-8': Symbol('semantic marks in UTF-8') } as const;

/** The marks of a block, each on one line, in order, none over another. Kept as long as the judge stands. */
function marksOf(file: FileSnapshot, at: number): readonly Placed[] {
  const { document, session } = file;
  const block = document.blocks[at] as Block;
  return block.derivedFor(MARKS[session.encoding], file.analysis.judge, () => {
    const marks = file.portfolio.index
      .ofBlock(block)
      .flatMap((ref) => [...idMarks(ref), ...traitMarks(file, ref)]);
    const lines = marks
      .flatMap((mark) => perLine(block.text, mark))
      .sort((a, b) => a.start - b.start || b.end - a.end);
    let last = -1;
    return lines.flatMap((mark): Placed[] => {
      if (mark.start < last) return [];
      last = mark.end;
      const { start, end } = session.rangeIn(document, block, mark);
      return [
        {
          line: start.line - document.lineOf(at),
          character: start.character,
          length: end.character - start.character,
          type: mark.type,
          modifiers: mark.modifiers,
        },
      ];
    });
  });
}

function idMarks({ kind, block, entry }: EntryRef): Mark[] {
  const marks: Mark[] = [];
  const { id } = entry.values.fields as {
    readonly id?: Span & { readonly value?: string; readonly shared: boolean };
  };
  if (id?.value !== undefined && !id.shared)
    marks.push({ start: id.start, end: id.end, type: TYPE_OF[kind], modifiers: MODIFIER.declaration });
  for (const { span, kind: used, loose } of usesOf(block, entry))
    if (!loose) marks.push({ ...span, type: TYPE_OF[used], modifiers: 0 });
  return marks;
}

function traitMarks({ analysis }: FileSnapshot, ref: EntryRef): Mark[] {
  if (ref.kind !== 'item') return [];
  const view = itemView(ref.block, ref.entry as ItemEntry);
  if (view.track === 'neither') return [];
  return analysis.judgementOf(view).evidence.flatMap((piece): Mark[] => {
    const span = evidenceSpan(view, piece);
    const modifiers = MODIFIER[piece.pole] | (piece.discounted === true ? MODIFIER.discounted : 0);
    return span === null || span.end <= span.start
      ? []
      : [{ start: span.start, end: span.end, type: 0, modifiers }];
  });
}

/** A mark over several lines as one on each. */
function perLine(text: string, mark: Mark): Mark[] {
  const marks: Mark[] = [];
  for (let at = mark.start; at < mark.end; ) {
    const stop = Math.min(mark.end, lineEnd(text, at));
    let start = at;
    while (start < stop && /[ \t]/.test(text[start] as string)) start++;
    if (stop > start) marks.push({ ...mark, start, end: stop });
    const next = nextLine(text, at);
    if (next <= at) break;
    at = next;
  }
  return marks;
}
