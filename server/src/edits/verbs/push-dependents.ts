/**
 * Computes how a later end affects the items that depend on it: which would start too early, and where they would move.
 */
import { coarsest, movedBy, precisionOf } from '../../core/language/date-precision.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { placed } from '../kit/verb.ts';
import { type Distance, type Moving, type Refused, type Shift, shiftDates, shiftEdits } from './move-date.ts';

/** An item with the dates that it would have. */
export interface Moved {
  readonly ref: ItemRef;
  readonly shift: Shift;
}
export interface MovePlan {
  readonly moved: Moved;
  /** Direct and indirect dependents that would start too early, and can be moved back. */
  readonly pushed: readonly Moved[];
  /** Dependents that would start too early, but have already begun, so that they cannot move. */
  readonly begun: readonly ItemRef[];
  /** Why dependents cannot be pushed; null if they can. */
  readonly held: string | null;
}

/**
 * Plans a move and what it would push; or explains why it cannot be made. Dependents move only if `planEdits` is told
 * to.
 */
export function planMove(
  portfolio: Portfolio,
  ref: ItemRef,
  moving: Moving,
  by: Distance,
): MovePlan | Refused {
  const item = viewOf(ref);
  const shift = shiftDates(item, moving, by);
  if ('refused' in shift) return shift;
  const before = item.span.last;
  const moved = { ref, shift };
  // An item that does not end later than before pushes nothing.
  if (shift.last === null || (before !== null && shift.last <= before))
    return { moved, pushed: [], begun: [], held: null };
  return { moved, ...pushFrom(portfolio, moved) };
}

/** Returns the edits of a move; with `push`, also those of the dependents it pushes. */
export function planEdits(
  portfolio: Portfolio,
  { moved, pushed, held }: MovePlan,
  push: boolean,
): readonly FileEdit[] | Refused {
  if (push && held !== null) return { refused: held };
  return [moved, ...(push ? pushed : [])].flatMap(({ ref, shift }) =>
    placed(portfolio, ref, shiftEdits(shift)),
  );
}

function pushFrom(portfolio: Portfolio, origin: Moved): Omit<MovePlan, 'moved'> {
  const pushed = new Map<ItemRef, Shift>();
  const times = new Map<ItemRef, number>();
  const begun = new Set<ItemRef>();
  const waiting: Moved[] = [origin];
  let held: string | null = null;
  for (let at = waiting.shift(); at !== undefined; at = waiting.shift()) {
    const { last } = at.shift;
    if (last === null) continue;
    for (const ref of dependentsOf(portfolio, at.ref)) {
      const item = viewOf(ref);
      const start = pushed.get(ref)?.first ?? item.start;
      if (start === null || start > last || !item.open) continue;
      const count = (times.get(ref) ?? 0) + 1;
      times.set(ref, count);
      // An item pushed more often than there are pushed items may be on a cycle: check that.
      if (ref === origin.ref || (count > pushed.size + 1 && leadsBack(portfolio, ref)))
        return {
          pushed: [],
          begun: [],
          held: t`“${item.title}” depends on itself through others. Cut the circle first.`,
        };
      if (item.live) {
        begun.add(ref);
        continue;
      }
      const shift = startAfter(item, last);
      if ('refused' in shift) {
        held ??= shift.refused;
        continue;
      }
      pushed.set(ref, shift);
      waiting.push({ ref, shift });
    }
  }
  return { pushed: [...pushed].map(([ref, shift]) => ({ ref, shift })), begun: [...begun], held };
}

/** Returns the items that depend on one, in file order. */
function dependentsOf({ index }: Portfolio, ref: ItemRef): readonly ItemRef[] {
  const id = viewOf(ref).id;
  // A duplicate id refers to its first item, as everywhere.
  if (id === null || index.byId('item', id)[0] !== ref) return [];
  const isItem = (other: EntryRef): other is ItemRef => other.kind === 'item';
  return [...index.usersOf('item', id)]
    .filter(isItem)
    .filter((user) =>
      viewOf(user)
        .refs('depends-on')
        .some(({ value }) => value === id),
    )
    .sort(index.compare);
}

/** Moves an item as a whole by the fewest steps after which it starts later than a day. */
function startAfter(item: ItemView, day: Day): Shift | Refused {
  const [start, end] = [item.fields.start, item.fields.end];
  const written = [start, end].flatMap((date) => precisionOf(date?.text.trim() ?? '') ?? []);
  const unit = coarsest(written);
  const from = item.start ?? day;
  let steps = 1;
  while (movedBy(from, unit, steps) <= day) steps++;
  return shiftDates(item, 'bar', { steps });
}

/** Tells whether an item depends on itself through others. */
function leadsBack(portfolio: Portfolio, ref: ItemRef): boolean {
  const seen = new Set<ItemRef>();
  const waiting = [...dependentsOf(portfolio, ref)];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === ref) return true;
    if (seen.has(at)) continue;
    seen.add(at);
    waiting.push(...dependentsOf(portfolio, at));
  }
  return false;
}
