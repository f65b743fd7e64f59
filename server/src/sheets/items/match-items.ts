/**
 * Matches rows to the items of a file: by id, by the sheet's key, by title, and among equal titles by their values.
 */

import { nameKey } from '../../base/words.ts';
import { slugOf } from '../../core/language/scalars.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { itemView } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { agreement, sheetKeyOf } from '../../edits/values/item-says.ts';
import type { Draft } from '../rows/draft.ts';

export interface Matches {
  /** Returns the item that a draft updates, or null if it is new. */
  readonly of: (draft: Draft) => ItemRef | null;
  /** Tells whether a draft was matched by title alone, so that its key must be stored with the item. */
  readonly byTitle: (draft: Draft) => boolean;
  /** Returns the URI of another file of the portfolio that holds the draft's item, or null. */
  readonly elsewhere: (draft: Draft) => string | null;
  /** Ids of items of this file that came from a sheet and match no row. */
  readonly unmatched: readonly string[];
}

interface Known {
  readonly ref: ItemRef;
  readonly at: number;
  readonly id: string;
  readonly key: string | null;
  readonly title: string;
}

/**
 * Matches drafts to the items of the file `uri`. Matches all rows in rounds, so that a certain match of one row is
 * not spent on a guess for another. `own` is true if the keys are ids, as in our own export.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: rows are matched in rounds, which share what is taken.
export function matchItems(
  drafts: readonly Draft[],
  portfolio: Portfolio,
  uri: string,
  own: boolean,
): Matches {
  const all = [...portfolio.index.refs.item].map((ref, at): Known => {
    const title = itemView(ref.block, ref.entry).title;
    const key = sheetKeyOf(ref.block, ref.entry);
    return { ref, at, id: idOf(ref) ?? '', key: key === null ? null : nameKey(key), title: nameKey(title) };
  });
  const here = all.filter(({ ref }) => ref.uri === uri);
  const found = new Map<Draft, Known>();
  const used = new Set<Known>();
  const titled = new Set<Draft>();
  const take = (draft: Draft, known: Known): void => {
    found.set(draft, known);
    used.add(known);
  };
  const pass = (
    test: (draft: Draft, known: Known) => boolean,
    index: (known: Known) => string | null,
    word: (draft: Draft) => string | null,
  ): void => {
    const by = grouped(
      here.filter((known) => !used.has(known)),
      index,
    );
    for (const draft of drafts) {
      const wanted = found.has(draft) ? null : word(draft);
      if (wanted === null) continue;
      const fitting = (by.get(wanted) ?? []).filter((known) => !used.has(known) && test(draft, known));
      // Among several with the same key, prefer the one with the same title.
      const best = fitting.find((known) => known.title === nameKey(draft.title)) ?? fitting[0];
      if (best !== undefined) take(draft, best);
    }
  };
  const yes = (): boolean => true;
  const sameTitle = (draft: Draft, known: Known): boolean => known.title === nameKey(draft.title);
  const keyOf = ({ key }: Draft): string | null => (key === null ? null : nameKey(key));
  pass(yes, ({ key }) => key, ownKey);
  pass(yes, ({ key }) => key, keyOf);
  pass(
    (draft, known) => known.key === null || own || sameTitle(draft, known),
    ({ id }) => id,
    ({ key }) => key,
  );
  pass(
    (draft, known) => known.key === null && sameTitle(draft, known),
    ({ id }) => id,
    ({ key }) => (key === null ? null : slugOf(key)),
  );
  for (const [title, rows] of grouped(
    drafts.filter((draft) => !found.has(draft)),
    (draft) => nameKey(draft.title),
  )) {
    const items = here.filter((known) => known.title === title && !used.has(known));
    const keyless = rows.filter(({ key }) => key === null);
    for (const [draft, known] of paired(keyless, items)) take(draft, known);
    // The key is new and one item with this title has none: its id was changed, or it was written by hand.
    const [draft, ...more] = rows.filter(({ key }) => key !== null);
    const free = items.filter((known) => known.key === null && !used.has(known));
    if (draft !== undefined && more.length === 0 && free.length === 1) {
      take(draft, free[0] as Known);
      titled.add(draft);
    }
  }
  return {
    of: (draft) => found.get(draft)?.ref ?? null,
    byTitle: (draft) => titled.has(draft),
    elsewhere: (draft) => {
      const key = keyOf(draft);
      if (key === null || found.has(draft)) return null;
      const other = all.find(
        (known) =>
          known.ref.uri !== uri &&
          sameTitle(draft, known) &&
          (known.id === draft.key || known.key === key || known.key === ownKey(draft)),
      );
      return other?.ref.uri ?? null;
    },
    unmatched: here.filter((known) => known.key !== null && !used.has(known)).map(({ id }) => id),
  };
}

/** Pairs rows and items of one title, the best agreement first; breaks ties by order. */
function paired(rows: readonly Draft[], items: readonly Known[]): readonly (readonly [Draft, Known])[] {
  if (rows.length === 0 || items.length === 0) return [];
  if (rows.length === 1 && items.length === 1) return [[rows[0] as Draft, items[0] as Known]];
  const pairs = rows.flatMap((row, line) =>
    items.map((item, at) => ({
      row,
      item,
      score: agreement(item.ref.block, item.ref.entry, row.values),
      apart: Math.abs(line - at),
    })),
  );
  const taken = new Set<Draft | Known>();
  const found: (readonly [Draft, Known])[] = [];
  for (const { row, item } of pairs.sort((a, b) => b.score - a.score || a.apart - b.apart)) {
    if (taken.has(row) || taken.has(item)) continue;
    taken.add(row).add(item);
    found.push([row, item]);
  }
  return found;
}

/** Returns the key that our own export keeps in a column of its own. */
function ownKey({ values }: Draft): string | null {
  const value = values.get('x-key');
  return value?.kind === 'text' ? nameKey(value.text) : null;
}

function grouped<T>(all: readonly T[], by: (each: T) => string | null): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const each of all) {
    const key = by(each);
    if (key === null) continue;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  }
  return groups;
}
