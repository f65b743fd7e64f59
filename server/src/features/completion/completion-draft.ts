/**
 * Types and helpers shared by the parts of completion: the question, and drafts of answers before conversion to LSP.
 */

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
  /** The entry being written, as far as it can be read. */
  readonly ref: EntryRef | null;
}

/** Data from which `completionItem/resolve` produces documentation. */
export type DocData =
  | { readonly doc: 'key'; readonly root: Root; readonly path: Path }
  | { readonly doc: 'value'; readonly root: Root; readonly path: Path; readonly value: string }
  | { readonly doc: 'entry'; readonly uri: string; readonly kind: EntryKind; readonly id: string }
  | { readonly doc: 'rule'; readonly rule: string }
  | { readonly doc: 'option'; readonly rule: string; readonly option: string };

export interface Draft {
  readonly label: string;
  readonly kind: CompletionItemKind;
  /** Text beside the label: a title, a type. */
  readonly detail?: string;
  /** LSP snippet. For clients without snippets, placeholders are replaced by their default text. */
  readonly snippet: string;
  /** One-line variant, for clients that do not state how they indent inserted lines. */
  readonly oneLine?: string;
  /** Further words that the item can be found by. */
  readonly also?: string;
  readonly data?: DocData;
  /** Triggers completion again after insertion, if the client can. */
  readonly more?: boolean;
  readonly preselect?: boolean;
}

/**
 * Maximum number of items per answer, for the reader's sake and the cost. The list is incomplete: the client asks again
 * as the user types.
 */
export const MAX_COMPLETIONS = 120;

/**
 * Selects the drafts that match the word at the caret, in order, up to `MAX_COMPLETIONS`; tells whether there were
 * more.
 */
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

/** Ranks a match: 0 for a prefix, then inside the label, in the further words, as a subsequence; -1 for no match. */
function fit({ label, also }: Draft, typed: string): number {
  const name = label.toLowerCase();
  if (name.startsWith(typed)) return 0;
  if (name.includes(typed)) return 1;
  if (also?.toLowerCase().includes(typed) === true) return 2;
  return inOrder(name, typed) ? 3 : -1;
}

/** Tells whether `part` is a subsequence of `whole`. */
export function inOrder(whole: string, part: string): boolean {
  let at = 0;
  for (const c of part) {
    at = whole.indexOf(c, at);
    if (at < 0) return false;
    at += c.length;
  }
  return true;
}

/**
 * Quotes a text as a YAML scalar where necessary, and escapes it for a snippet.
 * @param flow whether it goes inside brackets or braces
 */
export function written(text: string, flow: boolean): string {
  return escapeSnippet(scalarOf(text, flow));
}

/** Returns a snippet placeholder with default text. */
export const hole = (n: number, words: string): string => `\${${n}:${escapeSnippet(words)}}`;
/** Returns a snippet placeholder with choices. */
export const oneOf = (n: number, ...words: readonly string[]): string => `\${${n}|${words.join(',')}|}`;

export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** Converts drafts to LSP items that all replace the span at the caret. */
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
  // Clients that expand snippets indent their lines. Others may insert the text verbatim: use the one-line variant.
  const oneLine = !client.snippets && modes === undefined;
  const quote = /^["']/.exec(source)?.[0] ?? '';
  return drafts.flatMap((draft, at): CompletionItem[] => {
    const source = oneLine && draft.snippet.includes('\n') ? draft.oneLine : draft.snippet;
    if (source === undefined) return [];
    const snippet = place.tight ? ` ${source}` : source;
    const plain = !client.snippets || !/(?<!\\)\$/.test(snippet);
    const lines = (plain ? plainSnippet(snippet) : snippet).split('\n');
    // Indent relative to the column of the first line, minus what the client adds itself.
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

/** Replaces the placeholders of a snippet by their default text. */
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

/** Quotes a text if the caret is inside quotes, or if YAML requires it. */
export function replacing(place: CaretPlace, text: string): string {
  return place.quoted ? escapeSnippet(quoted(text)) : written(text, place.flow);
}
