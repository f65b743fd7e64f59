/** Which dates that an item promised were moved or taken back between two versions of it. */
import type { Day } from '../../core/text/days.ts';
import type { ItemRecord, PromisedMilestone } from './record.ts';

export interface PromiseMove {
  /** Title of the milestone; null for the end of the item. */
  readonly title: string | null;
  readonly from: Day;
  /** Null where the promise was taken back and nothing was put in its place. */
  readonly to: Day | null;
}

/** Decided and not over: before that a date is no promise, and afterwards it is a fact. */
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
    // Of several of one name it is not known which is which once their number changes.
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
    const title = milestone.title.replace(/\s+/g, ' ').trim().toLowerCase();
    const same = found.get(title);
    if (same === undefined) found.set(title, [milestone]);
    else same.push(milestone);
  }
  return found;
}
