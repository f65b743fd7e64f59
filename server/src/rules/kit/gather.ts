/**
 * Computes values over all items for portfolio rules. A rule defines how to compute a part from consecutive items, and
 * how to join neighbouring parts; parts are cached per stretch of items until something in it changes, so that a
 * keystroke costs one stretch, not the whole portfolio.
 */
import { nameKey } from '../../base/words.ts';
import type { EntryIndex } from '../../core/model/entry-index.ts';
import type { Fold, Member } from '../../core/model/stretches.ts';
import type { Gather, GatherContext, Gathering } from './define-rule.ts';

const NO_OPTIONS = {};

/** Creates the `gather` of a context; results are cached as long as the context object lives. */
export function gatherIn(index: EntryIndex, context: GatherContext): Gather {
  const folds = new Map<unknown, WeakMap<object, Fold<unknown>>>();
  return <S, O>(gathering: Gathering<S, O>, options?: O): S => {
    let byOptions = folds.get(gathering);
    if (byOptions === undefined) folds.set(gathering, (byOptions = new WeakMap()));
    const given = (options ?? NO_OPTIONS) as object;
    let fold = byOptions.get(given) as Fold<S> | undefined;
    if (fold === undefined) {
      fold = {
        of: (members) => gathering.of(members, context, given as O),
        join: (parts) => gathering.join(parts, context, given as O),
      };
      byOptions.set(given, fold as Fold<unknown>);
    }
    return index.items.gather(fold);
  };
}

/** Several items, of which only the first few are kept for messages. */
export interface Some {
  readonly count: number;
  /** The first items in order, at most `MAX_NAMED`. */
  readonly first: readonly Member[];
}
/** Maximum number of items that a finding names or points to. */
export const MAX_NAMED = 10;

export const none: Some = { count: 0, first: [] };
export const someOf = (members: readonly Member[]): Some => ({
  count: members.length,
  first: members.slice(0, MAX_NAMED),
});

/** Joins consecutive parts, in order. */
export function joinSome(parts: readonly Some[]): Some {
  const first: Member[] = [];
  let count = 0;
  for (const part of parts) {
    count += part.count;
    for (const member of part.first) if (first.length < MAX_NAMED) first.push(member);
  }
  return { count, first };
}

/** Normalizes a name to a key that ignores case and extra blanks; none if there is no name. */
export function nameKeys(name: { readonly text: string } | undefined): readonly string[] {
  const key = nameKey(name?.text);
  return key === '' ? [] : [key];
}

/** Groups items by key; an item may have several. */
export const underKeys = (
  keysOf: (member: Member) => readonly string[],
): Gathering<ReadonlyMap<string, Some>> => ({
  of: (members) => {
    const groups = new Map<string, Member[]>();
    for (const member of members) for (const key of new Set(keysOf(member))) pushTo(groups, key, member);
    return new Map([...groups].map(([key, own]) => [key, someOf(own)]));
  },
  join: (parts) => {
    const groups = new Map<string, Some[]>();
    for (const part of parts) for (const [key, some] of part) pushTo(groups, key, some);
    return new Map([...groups].map(([key, same]) => [key, joinSome(same)]));
  },
});

function pushTo<T>(groups: Map<string, T[]>, key: string, value: T): void {
  const own = groups.get(key);
  if (own === undefined) groups.set(key, [value]);
  else own.push(value);
}

export const sum = <T>(parts: readonly T[], of: (part: T) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);

/** Returns the first few items by an order; ties keep their current order. */
export function leading<T>(
  lists: readonly (readonly T[])[],
  order: (a: T, b: T) => number,
  most = MAX_NAMED,
): T[] {
  return lists.flat().sort(order).slice(0, most);
}
