/** Assigns the entries of a portfolio the keys that pictures know them by. */
import type { EntryKind } from '../../core/language/schema-kit.ts';
import { idOf } from '../../core/model/entry-index.ts';
import type { EntryRef, GoalRef, ItemRef, RefOf, TeamRef } from '../../core/model/entry-ref.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';

/** Returns goals with their keys, ordered by file and position. */
export const goalKeys = (portfolio: Portfolio): readonly (readonly [GoalRef, string])[] =>
  unique(refsOf(portfolio, 'goal'));

/** Returns teams with their keys, ordered by file and position. */
export const teamKeys = (portfolio: Portfolio): readonly (readonly [TeamRef, string])[] =>
  unique(refsOf(portfolio, 'team'));

/** Returns items with their keys, `id~0`. Items without an id are numbered by file. */
export function itemKeys(portfolio: Portfolio): readonly (readonly [ItemRef, string])[] {
  const seen = new Map<string, number>();
  return refsOf(portfolio, 'item').map((ref) => {
    const id = idOf(ref) ?? `?${ref.uri}`;
    const ordinal = seen.get(id) ?? 0;
    seen.set(id, ordinal + 1);
    return [ref, `${id}~${ordinal}`] as const;
  });
}

/** Returns the entries of a kind, ordered by file and position. */
function refsOf<K extends EntryKind>(portfolio: Portfolio, kind: K): RefOf<K>[] {
  const isWanted = (ref: EntryRef): ref is RefOf<K> => ref.kind === kind;
  return portfolio.sorted.flatMap((document) =>
    document.blocks.flatMap((block) => portfolio.index.ofBlock(block).filter(isWanted)),
  );
}

/** Assigns keys to goals and teams: the id as written, with an ordinal if it is a duplicate. */
function unique<R extends EntryRef>(refs: readonly R[]): readonly (readonly [R, string])[] {
  const seen = new Map<string, number>();
  return refs.map((ref) => {
    const id = idOf(ref) ?? '';
    const ordinal = seen.get(id) ?? 0;
    seen.set(id, ordinal + 1);
    return [ref, ordinal === 0 && id !== '' ? id : `${id}~${ordinal}`] as const;
  });
}
