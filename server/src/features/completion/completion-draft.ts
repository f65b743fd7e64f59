/** What the parts of completion share: the question, and an answer before it takes the client's shape. */

import {
  type CompletionItem,
  type CompletionItemKind,
  InsertTextFormat,
  InsertTextMode,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { EntryKind } from '../../core/language/schema-kit.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { quoted, scalarOf } from '../../core/yaml/quote.ts';
import type { FileSnapshot } from '../../session/session.ts';
import type { Client } from '../kit/feature.ts';
import { completionKindFor } from '../kit/kinds.ts';
import type { CaretPlace, Root } from '../place/place.ts';
import type { Path } from '../place/place-frame.ts';

export interface Ask {
  readonly file: FileSnapshot;
  readonly client: Client;
  readonly place: CaretPlace;
  /** The entry that is being written, as far as it could be read. */
  readonly ref: EntryRef | null;
}

/** What `completionItem/resolve` needs to say more. */
export type DocData =
  | { readonly doc: 'key'; readonly root: Root; readonly path: Path }
  | { readonly doc: 'value'; readonly root: Root; readonly path: Path; readonly value: string }
  | { readonly doc: 'entry'; readonly uri: string; readonly kind: EntryKind; readonly id: string }
  | { readonly doc: 'rule'; readonly rule: string }
  | { readonly doc: 'option'; readonly rule: string; readonly option: string };

export interface Draft {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Beside the label: a title, a type. */
  readonly detail?: string;
  /** LSP snippet source; its placeholders' own words where the client takes no snippets. */
  readonly snippet: string;
  /** The same in one line, for a client that does not say how it indents the lines of a text that it puts in. */
  readonly oneLine?: string;
  /** Further words to find it by. */
  readonly also?: string;
  readonly data?: DocData;
  /** Opens the list of values at once where the client can. */
  readonly more?: boolean;
  readonly preselect?: boolean;
}

/** Most items in one answer: more are of no use to a reader, and each costs. The client asks again as the word grows. */
export const MAX_COMPLETIONS = 120;

/** The drafts that fit the word at the caret, in their order, at most `MAX_COMPLETIONS`; and whether there were more. */
export function chosen(
  drafts: readonly Draft[],
  word: string,
): { readonly drafts: readonly Draft[]; readonly more: boolean } {
  if (drafts.length <= MAX_COMPLETIONS) return { drafts, more: false };
  const typed = word.toLowerCase();
  const ranked: { draft: Draft; rank: number }[] = [];
  for (const draft of drafts) {
    const rank = fit(draft, typed);
    if (rank >= 0) ranked.push({ draft, rank });
  }
  const best = typed === '' ? ranked : ranked.sort((a, b) => a.rank - b.rank);
  return {
    drafts: best.slice(0, MAX_COMPLETIONS).map(({ draft }) => draft),
    more: ranked.length > MAX_COMPLETIONS,
  };
}

/** 0 for the word's beginning, then within it, in the words beside it, its letters in order; -1 where nothing fits. */
function fit({ label, also }: Draft, typed: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 0;
  if (name.includes(typed)) return 1;
  if (also?.toLowerCase().includes(typed) === true) return 2;
  return inOrder(name, typed) ? 3 : -1;
}

/** Whether the letters of `part` occur in `whole` in their order. */
export function inOrder(whole: string, part: string): boolean {
  let at = 0;
  for (const c of part) {
    at = whole.indexOf(c, at);
    if (at < 0) return false;
    at += c.length;
  }
  return true;
}

/** A text as a scalar where it lands, safe within a snippet. `flow`: between brackets or braces. */
export function written(text: string, flow: boolean): string {
  return escapeSnippet(scalarOf(text, flow));
}

/** A place to fill in, with the words that stand there first. */
export const hole = (n: number, words: string): string => `\${${n}:${escapeSnippet(words)}}`;
/** A place to fill in with one of some words. */
export const oneOf = (n: number, ...words: readonly string[]): string => `\${${n}|${words.join(',')}|}`;

export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Drafts as the client takes them, all replacing the span at the caret. */
export function toItems(ask: Ask, drafts: readonly Draft[], span: Span = ask.place.span): CompletionItem[] {
  const { file, client, place } = ask;
  const source = place.block.text.slice(span.start, span.end);
  if (/[\r\n]/.test(source)) return [];
  const range = file.session.rangeOf(file.document, {
    start: place.start + span.start,
    end: place.start + span.end,
  });
  const { completionItem, completionItemKind } = client.capabilities.textDocument?.completion ?? {};
  const modes = completionItem?.insertTextModeSupport?.valueSet;
  const asIs = modes?.includes(InsertTextMode.asIs) === true;
  // Whoever expands snippets indents their lines. One that takes neither snippets nor modes may put a text in as it is.
  const oneLine = !client.snippets && modes === undefined;
  const quote = /^["']/.exec(source)?.[0] ?? '';
  return drafts.flatMap((draft, at): CompletionItem[] => {
    const source = oneLine && draft.snippet.includes('\n') ? draft.oneLine : draft.snippet;
    if (source === undefined) return [];
    const snippet = place.tight ? ` ${source}` : source;
    const plain = !client.snippets || !/(?<!\\)\$/.test(snippet);
    const lines = (plain ? plainSnippet(snippet) : snippet).split('\n');
    // Lines of a snippet are indented from the column of their first; the client may do a part of that itself.
    const column = place.column + (place.tight ? 1 : 0);
    const pad = ' '.repeat(asIs ? column : Math.max(0, column - place.indent));
    const newText = lines.map((line, i) => (i === 0 || line === '' ? line : pad + line)).join('\n');
    const textEdit: TextEdit = { range, newText };
    const item: CompletionItem = {
      label: draft.label,
      kind: completionKindFor(completionItemKind?.valueSet, draft.kind),
      ...(draft.detail === undefined || draft.detail === '' ? {} : { detail: draft.detail }),
      sortText: String(at).padStart(4, '0'),
      filterText: `${quote}${draft.also === undefined ? draft.label : `${draft.label} ${draft.also}`}`,
      insertTextFormat: plain ? InsertTextFormat.PlainText : InsertTextFormat.Snippet,
      ...(asIs ? { insertTextMode: InsertTextMode.asIs } : {}),
      textEdit,
      ...(draft.preselect === true ? { preselect: true } : {}),
      ...(draft.more === true && client.own
        ? { command: { title: t`Suggest`, command: 'editor.action.triggerSuggest' } }
        : {}),
      ...(draft.data === undefined ? {} : { data: draft.data }),
    };
    return [item];
  });
}

/** A snippet's text with its placeholders' own words, and without the empty ones. */
export function plainSnippet(snippet: string): string {
  return snippet
    .replace(/(?<!\\)\$\{\d+\|((?:[^,|\\]|\\.)*)[^}]*\}/g, '$1')
    .replace(/(?<!\\)\$\{\d+:((?:[^}\\]|\\.)*)\}/g, '$1')
    .replace(/(?<!\\)\$(?:\d+|\{\d+\})/g, '')
    .replace(/\\([\\$},|])/g, '$1')
    .replace(/[ \t]+(?=\n|$)/g, (blanks, at: number, all: string) =>
      at + blanks.length === all.length ? blanks : '',
    );
}

/** The text in quotes as long as the caret stands in quotes; else in quotes where it must be. */
export function replacing(place: CaretPlace, text: string): string {
  return place.quoted ? escapeSnippet(quoted(text)) : written(text, place.flow);
}
