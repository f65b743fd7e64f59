/** Defines edit verbs: changes to items that a person requests in a tree, a picture or a menu. */

import type { EntryRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import type { Range } from '../../core/text/lines.ts';
import type { Judgement } from '../../traits/judgement.ts';
import { refusal } from '../text/entry-edits.ts';

export interface VerbContext {
  readonly portfolio: Portfolio;
  /** Judges an item, taking the portfolio's own vocabulary into account. */
  readonly judge: (item: ItemView) => Judgement;
}
/** The arguments of a verb, besides its items. */
export interface VerbInput {
  /** A track, status, goal id, team id, title or file, depending on the verb. */
  readonly value?: string;
  /** The goal or team that `value` replaces. */
  readonly from?: string;
  /** Where a new entry belongs. */
  readonly near?: Near;
  /** The file in the active editor, for a new entry that `near` does not place. */
  readonly uri?: string;
}
/** The neighbourhood of a new entry: an entry, and what the items of its group have in common. */
export interface Near {
  readonly ref?: EntryRef;
  readonly track?: string;
  readonly status?: string;
  readonly goal?: string;
  readonly team?: string;
}
/** An entry's location after the edits: its whole range, and what to select. */
export interface Reveal {
  readonly uri: string;
  readonly range: Range;
  readonly selection: Range;
}
/**
 * Edits at absolute UTF-16 offsets of the unchanged files, without overlap; or the reason for people why there are
 * none.
 */
export type VerbResult =
  | { readonly edits: readonly FileEdit[]; readonly reveal?: Reveal }
  | { readonly refused: string };
export type Verb = (context: VerbContext, refs: readonly EntryRef[], input: VerbInput) => VerbResult;

/** Collects the block edits for each item. All or nothing: if one item refuses, so does the whole. */
export function editItems(
  context: VerbContext,
  refs: readonly EntryRef[],
  make: (item: ItemView, ref: EntryRef) => readonly Edit[] | null,
): VerbResult {
  const edits: FileEdit[] = [];
  for (const ref of new Set(refs)) {
    if (ref.kind !== 'item') continue;
    const item = viewOf(ref);
    const own = make(item, ref);
    if (own === null) return { refused: whyNot(item) };
    edits.push(...placed(context.portfolio, ref, own));
  }
  return { edits };
}

/** Converts edits of an entry's block to offsets of its file. Returns none if the block is outdated. */
export function placed(
  portfolio: Portfolio,
  ref: Pick<EntryRef, 'uri' | 'block'>,
  edits: readonly Edit[],
): FileEdit[] {
  const document = portfolio.files.get(ref.uri);
  const index = document?.indexOf(ref.block) ?? -1;
  if (document === undefined || index < 0) return [];
  return edits.map(({ span, text }) => ({ uri: ref.uri, span: document.absolute(index, span), text }));
}

/** Tells whether any edits overlap, so that they cannot be applied together. */
export function overlap(edits: readonly FileEdit[]): boolean {
  const sorted = [...edits].sort((a, b) =>
    a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : a.span.start - b.span.start || a.span.end - b.span.end,
  );
  return sorted.some(
    (edit, i) => edit.uri === sorted[i + 1]?.uri && edit.span.end > (sorted[i + 1] as FileEdit).span.start,
  );
}

/** Explains in plain words why an item cannot be edited. */
export function whyNot(item: ItemView): string {
  const name = `“${item.title}”`;
  switch (refusal(item.block, item.entry.values)) {
    case 'broken':
      return t`${name} has an error in its YAML, so an edit could go wrong. Correct the error first.`;
    case 'shared':
      return t`${name} is repeated by an alias, so an edit would change other places too. Write the values out first.`;
    default:
      return t`This value of ${name} is written in a way that only you can change, an alias for instance. Edit it in the file.`;
  }
}
