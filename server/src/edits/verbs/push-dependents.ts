/** What a later end does to the items that depend on it: which would start too early, and where they would go. */
import { coarsest, movedBy, precisionOf } from '../../core/language/date-precision.ts';
import type { EntryRef, ItemRef } from '../../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Day } from '../../core/text/days.ts';
import type { FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { placed } from '../kit/verb.ts';
import { type Distance, type Moving, type Refused, type Shift, shiftDates, shiftEdits } from './move-date.ts';

/** An item of the portfolio with its dates as they would be. */
export interface Moved {
  readonly ref: ItemRef;
  readonly shift: Shift;
}
export interface MovePlan {
  readonly moved: Moved;
  /** What depends on it, directly or through others, would start before that ends, and can start later. */
  readonly pushed: readonly Moved[];
  /** What would start too early and has begun already: that is a fact, and stays. */
  readonly begun: readonly ItemRef[];
  /** Why what depends on it cannot be pushed; null where it can. */
  readonly held: string | null;
}

/** Works out a move and what it would push; or why it cannot be made. Nothing but the item moves unless it is asked for. */
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
  // Who ends no later than before is in nobody's way that was free of it.
  if (shift.last === null || (before !== null && shift.last <= before))
    return { moved, pushed: [], begun: [], held: null };
  return { moved, ...pushFrom(portfolio, moved) };
}

/** The edits of a move; with `push` also those of what it pushes. */
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
      // Pushed more often than there are others: look whether it goes round.
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

/** The items that depend on one, in the order of the text. */
function dependentsOf({ index }: Portfolio, ref: ItemRef): readonly ItemRef[] {
  const id = viewOf(ref).id;
  // What stands twice is meant once: the first, as everywhere.
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

/** The item moved as a whole, as little as it takes to start after a day. */
function startAfter(item: ItemView, day: Day): Shift | Refused {
  const [start, end] = [item.fields.start, item.fields.end];
  const written = [start, end].flatMap((date) => precisionOf(date?.text.trim() ?? '') ?? []);
  const unit = coarsest(written);
  const from = item.start ?? day;
  let steps = 1;
  while (movedBy(from, unit, steps) <= day) steps++;
  return shiftDates(item, 'bar', { steps });
}

/** Whether an item depends on itself through others. */
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
