/**
 * What rules on the portfolio gather over all items. A rule says what it takes from some items that follow each other,
 * and how what was taken from neighbours is put together; the answer is kept with each stretch of items until
 * something in it changes, so that a keystroke costs a stretch and not the portfolio.
 */
import type { EntryIndex } from '../../core/model/entry-index.ts';
import type { Fold, Member } from '../../core/model/stretches.ts';
import type { Gather, GatherContext, Gathering } from './define-rule.ts';

export type { Member } from '../../core/model/stretches.ts';
export type { Gathering } from './define-rule.ts';

const NO_OPTIONS = {};

/** The `gather` of a context: what it answers is kept as long as the context object lives. */
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

/** Some items, of which a message names the first few. */
export interface Some {
  readonly count: number;
  /** The first ones in order, at most `MOST_NAMED`. */
  readonly first: readonly Member[];
}
/** As many as a finding ever names or points to. */
export const MOST_NAMED = 10;

export const none: Some = { count: 0, first: [] };
export const someOf = (members: readonly Member[]): Some => ({
  count: members.length,
  first: members.slice(0, MOST_NAMED),
});

/** Some items of several places, in order. */
export function joinSome(parts: readonly Some[]): Some {
  const first: Member[] = [];
  let count = 0;
  for (const part of parts) {
    count += part.count;
    for (const member of part.first) if (first.length < MOST_NAMED) first.push(member);
  }
  return { count, first };
}

export const sum = <T>(parts: readonly T[], of: (part: T) => number): number =>
  parts.reduce((total, part) => total + of(part), 0);

/** The first few of some items by an order of their own; those that it holds equal stay in the order they have. */
export function leading<T>(
  lists: readonly (readonly T[])[],
  order: (a: T, b: T) => number,
  most = MOST_NAMED,
): T[] {
  return lists.flat().sort(order).slice(0, most);
}
