/**
 * Computes the earliest start and end of planned work, assuming that its prerequisites end as stated and that every
 * item takes as long as its own dates say. Pure.
 */
import type { Day } from '../../core/text/days.ts';
import type { ReviewItem } from '../facts/source.ts';
import { titleOf } from '../facts/words.ts';

/** A planned item with prerequisites. */
export interface Earliest {
  readonly key: string;
  readonly id: string | null;
  readonly title: string;
  /** As stated; null if not. */
  readonly stated: { readonly first: Day | null; readonly last: Day | null };
  /**
   * `later`: it can only start after its stated day, or its end is pushed back; `fits`: the stated dates can be kept;
   * `stopped`: it waits for work that was stopped; `unknown`: the end of a prerequisite is not stated.
   */
  readonly state: 'fits' | 'later' | 'stopped' | 'unknown';
  /** Earliest start and end; null if unknown. */
  readonly first: Day | null;
  readonly last: Day | null;
  /** Title of the prerequisite that decides; null if nothing delays it. */
  readonly waitsFor: string | null;
}

interface Reach {
  readonly state: Earliest['state'];
  readonly first: Day | null;
  readonly last: Day | null;
  readonly waitsFor: ReviewItem | null;
}

/** Returns the planned items with prerequisites, in file order. */
export function earliestOf(items: readonly ReviewItem[]): readonly Earliest[] {
  const byKey = new Map(items.map((item) => [item.key, item]));
  const reached = new Map<string, Reach>();
  const open = new Set<string>();

  const reach = (item: ReviewItem): Reach => {
    const known = reached.get(item.key);
    if (known !== undefined) return known;
    const { first, last } = item.runs;
    // Ongoing work keeps its dates; a cycle has no first day.
    if (item.status !== 'planned' || item.dependsOn.length === 0 || open.has(item.key))
      return open.has(item.key)
        ? { state: 'unknown', first: null, last: null, waitsFor: item }
        : { state: 'fits', first, last, waitsFor: null };
    open.add(item.key);
    const found = after(item, reach, byKey);
    open.delete(item.key);
    reached.set(item.key, found);
    return found;
  };

  return items.flatMap((item): Earliest[] => {
    if (item.status !== 'planned' || item.dependsOn.length === 0) return [];
    const { waitsFor, ...rest } = reach(item);
    return [
      {
        key: item.key,
        id: item.id,
        title: titleOf(item),
        stated: item.runs,
        ...rest,
        waitsFor: waitsFor === null ? null : titleOf(waitsFor),
      },
    ];
  });
}

/** Schedules an item after all its prerequisites. */
function after(
  item: ReviewItem,
  reach: (item: ReviewItem) => Reach,
  byKey: ReadonlyMap<string, ReviewItem>,
): Reach {
  const { first, last } = item.runs;
  let least: { readonly day: Day; readonly of: ReviewItem } | null = null;
  let unknown: ReviewItem | null = null;
  for (const key of item.dependsOn) {
    const before = byKey.get(key);
    if (before === undefined || before === item || before.status === 'done') continue;
    if (before.status === 'stopped') return { state: 'stopped', first: null, last: null, waitsFor: before };
    const reached = reach(before);
    if (reached.state === 'stopped') return { ...reached, waitsFor: before };
    if (reached.last === null) unknown ??= before;
    else if (least === null || reached.last >= least.day) least = { day: reached.last + 1, of: before };
  }
  // If something is known to be late, it is late, whatever else is unknown.
  if (least === null || (first !== null && least.day <= first))
    return unknown === null
      ? { state: 'fits', first, last, waitsFor: null }
      : { state: 'unknown', first: null, last: null, waitsFor: unknown };
  const { day, of } = least;
  if (first === null)
    return last !== null && day > last
      ? { state: 'later', first: day, last: null, waitsFor: of }
      : { state: 'fits', first: day, last, waitsFor: of };
  return { state: 'later', first: day, last: last === null ? null : day + (last - first), waitsFor: of };
}
