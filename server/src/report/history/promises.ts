/** Finds the promised dates of an item that were moved or withdrawn between two versions. */
import { nameKey } from '../../base/words.ts';
import type { Day } from '../../core/text/days.ts';
import type { ItemRecord, PromisedMilestone } from './record.ts';

export interface PromiseMove {
  /** Title of the milestone; null for the end of the item. */
  readonly title: string | null;
  readonly from: Day;
  /** Null if the promise was withdrawn without a replacement. */
  readonly to: Day | null;
}

/**
 * Tells whether dates count as promises: the item is decided and not over. Earlier they are ideas, later they are
 * facts.
 */
const isPromised = ({ status }: ItemRecord): boolean =>
  status === 'planned' || status === 'active' || status === 'paused';

export function promiseMoves(before: ItemRecord, after: ItemRecord): readonly PromiseMove[] {
  if (!isPromised(before) || !isPromised(after)) return [];
  const moves: PromiseMove[] = [];
  if (before.end !== null && before.end !== after.end)
    moves.push({ title: null, from: before.end, to: after.end });
  const now = byTitle(after.milestones);
  for (const [title, was] of byTitle(before.milestones)) {
    const is = now.get(title) ?? [];
    // If several milestones share a name and their number changes, they cannot be matched.
    if (is.length !== was.length && was.length > 1) continue;
    for (const [i, milestone] of was.entries()) {
      if (milestone.done) continue;
      const next = is[i];
      if (next === undefined) moves.push({ title: milestone.title, from: milestone.date, to: null });
      else if (!next.done && next.date !== milestone.date)
        moves.push({ title: milestone.title, from: milestone.date, to: next.date });
    }
  }
  return moves;
}

function byTitle(milestones: readonly PromisedMilestone[]): Map<string, PromisedMilestone[]> {
  const found = new Map<string, PromisedMilestone[]>();
  for (const milestone of milestones) {
    const title = nameKey(milestone.title);
    const same = found.get(title);
    if (same === undefined) found.set(title, [milestone]);
    else same.push(milestone);
  }
  return found;
}
