/** Collects values used under a key elsewhere in the portfolio. Completion offers them, to keep names consistent. */

import { commonEnds } from '../../base/common-ends.ts';
import type { Block } from '../../core/document/block.ts';
import type { Document } from '../../core/document/document.ts';
import { type Entry, readingOf } from '../../core/document/read-block.ts';
import type { EntryRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { memo } from '../../core/text/memo.ts';

interface Text {
  readonly text: string;
}
interface Fields {
  readonly [key: string]: Text | { readonly items?: readonly unknown[] } | undefined;
}
/** Number of uses per value of one key. Updated incrementally by file. */
interface Counts {
  readonly words: Map<string, number>;
  readonly seen: Map<string, Document>;
}

/** Counters by key, updated by `follow`. */
const countsByKey = memo((_portfolio: Portfolio) => new Map<string, Counts>());

/**
 * Counts the values under `key` in all entries but one.
 * @param inside a list of mappings to search instead
 */
export function wordsUsed(
  portfolio: Portfolio,
  key: string,
  except: EntryRef | null,
  inside?: 'measures',
): ReadonlyMap<string, number> {
  const kept = countsByKey(portfolio);
  const path = inside === undefined ? key : `${inside}.${key}`;
  const counts = kept.get(path) ?? { words: new Map<string, number>(), seen: new Map<string, Document>() };
  kept.set(path, counts);
  follow(counts, portfolio, (entry) => textsOf(entry, key, inside));
  if (except === null) return counts.words;
  const own = textsOf(except.entry, key, inside);
  if (own.length === 0) return counts.words;
  const others = new Map(counts.words);
  for (const text of own) change(others, text, -1);
  return others;
}

/** Updates the counts for the blocks that were added or removed. */
function follow(
  { words, seen }: Counts,
  portfolio: Portfolio,
  texts: (entry: Entry) => readonly string[],
): void {
  const count = (blocks: readonly Block[], from: number, to: number, by: 1 | -1): void => {
    for (let i = from; i < to; i++)
      for (const entry of readingOf(blocks[i] as Block).entries)
        for (const text of texts(entry)) change(words, text, by);
  };
  for (const [uri, document] of seen) {
    if (portfolio.files.has(uri)) continue;
    count(document.blocks, 0, document.blocks.length, -1);
    seen.delete(uri);
  }
  for (const [uri, document] of portfolio.files) {
    const before = seen.get(uri);
    if (before === document) continue;
    const old = before?.blocks ?? [];
    const { blocks } = document;
    const { head, tail } = commonEnds(old, blocks);
    count(old, head, old.length - tail, -1);
    count(blocks, head, blocks.length - tail, 1);
    seen.set(uri, document);
  }
}

function change(words: Map<string, number>, text: string, by: number): void {
  const count = (words.get(text) ?? 0) + by;
  if (count > 0) words.set(text, count);
  else words.delete(text);
}

function textsOf(entry: Entry, key: string, inside: 'measures' | undefined): readonly string[] {
  const fields = entry.values.fields as unknown as Fields;
  if (inside === undefined) return texts(fields[key]);
  return itemsOf(fields[inside]).flatMap((element) =>
    texts((element as { readonly fields?: Fields }).fields?.[key]),
  );
}

function texts(value: Fields[string]): string[] {
  if (value === undefined) return [];
  const all = 'text' in value ? [value] : itemsOf(value);
  return all
    .map((each) => (each as Text).text)
    .filter((text) => typeof text === 'string' && text !== '' && text.length <= 80 && !/[\r\n]/.test(text));
}

const itemsOf = (value: Fields[string]): readonly unknown[] =>
  value !== undefined && 'items' in value ? (value.items ?? []) : [];
