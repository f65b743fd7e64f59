/**
 * Splits an item by hand: the sentences of its description, or the entries of one of its lists, from the caret on
 * become a new item. Unlike the split by traits this judges nothing: a person points at what to move.
 */

import { oneLine } from '../../base/words.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import type { List, Scalar, Value } from '../../core/language/values.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import { t } from '../../core/text/l10n.ts';
import type { Span } from '../../core/text/lines.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { textMap } from '../../core/yaml/text-map.ts';
import { revealOf } from '../kit/reveal.ts';
import { placed, type VerbContext, type VerbResult, whyNot } from '../kit/verb.ts';
import { keepPieces } from '../split/split-text-edits.ts';
import { capitalUnlessName, sentencesOf } from '../split/split-texts.ts';
import { titleFrom, withoutLead } from '../split/split-titles.ts';
import { keyLines, listEntryLines, removeListEntry } from '../text/list-edits.ts';
import { newId } from '../text/new-id.ts';
import { Rewrite } from '../text/rewrite.ts';
import { insertEntry } from '../text/section-edits.ts';
import { treeOf } from '../text/yaml-place.ts';

/** Lists whose entries can be moved. */
const LISTS = [
  'methods',
  'measures',
  'milestones',
  'risks',
  'experiments',
  'catchball',
  'decisions',
  'links',
] as const;
/** Keys that are copied to the new item. Dates, effort and money belong to the work as a whole, and stay. */
const SHARED = ['track', 'status', 'owner', 'sponsor', 'goals', 'tags'] as const;

/** What to move: sentences or list entries, from an index on. */
export type Cut =
  | { readonly key: 'description'; readonly from: number; readonly pieces: readonly Span[] }
  | { readonly key: (typeof LISTS)[number]; readonly from: number };

/** Returns what the caret, an offset in the item's block, cuts off; null if nothing. */
export function cutAt(item: ItemView, caret: number): Cut | null {
  const { description } = item.fields;
  if (description !== undefined && !description.shared && within(description, caret)) {
    const map = textMap(item.block.text, description, description.text);
    const pieces = sentencesOf(description.text);
    const from = pieces.findIndex(({ end }) => map(end - 1) >= caret);
    return from > 0 ? { key: 'description', from, pieces } : null;
  }
  for (const key of LISTS) {
    const list = item.fields[key] as List<Value> | undefined;
    if (list === undefined || !within(list, caret)) continue;
    const from = list.items.findIndex(({ end }) => end >= caret);
    return from > 0 ? { key, from } : null;
  }
  return null;
}

const within = ({ start, end }: Span, caret: number): boolean => start < caret && caret <= end;

/** Moves what the cut selects to a new item right after this one. */
export function splitHere({ portfolio }: VerbContext, ref: ItemRef, caret: number): VerbResult {
  const item = viewOf(ref);
  const cut = cutAt(item, caret);
  if (cut === null)
    return {
      refused: t`Put the cursor where the second item should begin: in a sentence of the description after the first, or in an entry of a list after its first.`,
    };
  const tree = treeOf(ref.block);
  const document = portfolio.files.get(ref.uri);
  if (tree === null || item.entry.broken || document === undefined || tree.used.size > 0 || item.id === null)
    return { refused: whyNot(item) };
  const gone = goneOf(item, cut);
  const kept = keptEdits(item, cut);
  if (gone === null || kept === null) return { refused: whyNot(item) };
  const id = newId(gone.title, `${item.id}-2`, (other) => portfolio.index.byId('item', other).length > 0);
  const lines = [
    `id: ${id}`,
    `title: ${scalarOf(gone.title)}`,
    ...SHARED.flatMap((key) => keyLines(item.block, item.entry.values, key) ?? []),
    ...teamLines(item),
    ...gone.lines,
  ];
  const text = lines.map((line, i) => (line === '' ? '\n' : `${i === 0 ? '- ' : '  '}${line}\n`)).join('');
  const made = insertEntry(document, 'item', text, ref);
  if (made === null) return { refused: whyNot(item) };
  const edits = [...placed(portfolio, ref, kept), ...made];
  const reveal = revealOf(portfolio, ref.uri, edits, { kind: 'item', id });
  return reveal === undefined ? { edits } : { edits, reveal };
}

/** Returns the teams without their effort. */
function teamLines({ teams }: ItemView): string[] {
  return teams.length === 0 ? [] : [`teams: [${teams.map(({ id }) => scalarOf(id, true)).join(', ')}]`];
}

/** Returns what moves: its lines, and a title from its first words. */
function goneOf(item: ItemView, cut: Cut): { readonly title: string; readonly lines: string[] } | null {
  if (cut.key === 'description') {
    const text = item.fields.description?.text ?? '';
    const first = cut.pieces[cut.from] as Span;
    const all = withoutLead(text.slice(first.start).trim());
    const body = all.includes('\n')
      ? ['description: |-', ...all.split('\n').map((line) => (line.trim() === '' ? '' : `  ${line}`))]
      : [`description: ${scalarOf(all)}`];
    return { title: titleFrom(text.slice(first.start, first.end)), lines: body };
  }
  const entries = ((item.fields[cut.key] as List<Value> | undefined)?.items ?? []).slice(cut.from);
  const lines = entries.flatMap((_, i) => {
    const own = listEntryLines(item.block, item.entry.values, cut.key, cut.from + i);
    return own === null ? [] : [own];
  });
  if (lines.length < entries.length) return null;
  return {
    title: titled(nameOf(entries[0]) ?? item.title),
    lines: [`${cut.key}:`, ...lines.flat().map((line) => (line === '' ? '' : `  ${line}`))],
  };
}

/** Maximum length of a name that is used as a title unchanged, in UTF-16 units. */
const MAX_LENGTH = 64;

const titled = (name: string): string =>
  name.length <= MAX_LENGTH ? capitalUnlessName(oneLine(name)) : titleFrom(name);

/** Returns the words of a list entry: its text, or its name or title. */
function nameOf(value: Value | undefined): string | undefined {
  if (value?.kind === 'scalar') return value.text;
  if (value?.kind !== 'mapping') return undefined;
  const fields = value.fields as Readonly<Record<string, Scalar<unknown> | undefined>>;
  return ['name', 'title', 'what', 'expected', 'tried'].map((key) => fields[key]?.text).find((text) => text);
}

function keptEdits(item: ItemView, cut: Cut) {
  if (cut.key === 'description') {
    const { description } = item.fields;
    if (description === undefined) return null;
    return keepPieces(item.block, description, cut.pieces, new Set(cut.pieces.slice(0, cut.from)));
  }
  const rewrite = new Rewrite<ItemEntry>(item.block, item.entry);
  const count = (item.fields[cut.key] as List<Value> | undefined)?.items.length ?? 0;
  for (let index = count - 1; index >= cut.from; index--)
    if (!rewrite.step((block, entry) => removeListEntry(block, entry.values, cut.key, index))) return null;
  return rewrite.edits;
}
