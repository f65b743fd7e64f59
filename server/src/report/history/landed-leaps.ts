/** Describes landed leaps: time from idea to landing, the original promise, and whether kaizen followed. */
import type { Day } from '../../core/text/days.ts';
import { GRACE } from '../facts/facts.ts';
import { type HistoryEvent, type ItemName, type Life, nameOf } from './life.ts';

export interface LandedLeap {
  readonly item: ItemName;
  readonly landed: Day;
  /** The day it first appeared in the text, or its start if that is earlier; null if it was added as done. */
  readonly idea: Day | null;
  /** True if it existed when the history begins: the idea is older. */
  readonly older: boolean;
  /** The first end promised during the history; null if there was none. */
  readonly promised: Day | null;
  readonly kaizen: Kaizen;
}

/** `unknown`: the history is too short to tell. */
export type Kaizen =
  | { readonly state: 'within' | 'later'; readonly item: ItemName; readonly day: Day }
  | { readonly state: 'none' | 'unknown' };

export function landedLeaps(
  events: readonly HistoryEvent[],
  lives: readonly Life[],
  asOf: Day,
): readonly LandedLeap[] {
  const numbers = new Set(events.filter(({ kind }) => kind === 'finished').map(({ item }) => item.number));
  return lives
    .filter(
      ({ number, record, landed }) => numbers.has(number) && record.track === 'strategic' && landed !== null,
    )
    .map((life): LandedLeap => {
      const landed = life.landed as Day;
      const { start } = life.record;
      return {
        item: nameOf(life),
        landed,
        idea: life.cameDone
          ? null
          : start !== null && start < life.seen
            ? start
            : Math.min(life.seen, landed),
        older: life.inherited,
        promised: life.firstEnd,
        kaizen: kaizenAfter(life, landed, lives, asOf),
      };
    })
    .sort((a, b) => a.landed - b.landed || a.item.number - b.item.number);
}

function kaizenAfter({ record: { id } }: Life, landed: Day, lives: readonly Life[], asOf: Day): Kaizen {
  if (id === null) return { state: 'unknown' };
  let best: { readonly item: ItemName; readonly day: Day } | null = null;
  for (const life of lives) {
    const since = life.held.get(id);
    const day = since === undefined ? null : followed(life, Math.max(since, landed), landed);
    if (day !== null && (best === null || day < best.day)) best = { item: nameOf(life), day };
  }
  if (best !== null) return { state: best.day <= landed + GRACE ? 'within' : 'later', ...best };
  return { state: asOf > landed + GRACE ? 'none' : 'unknown' };
}

/** Returns the first day from `from` on with operational work in progress, or finished after the leap landed. */
function followed({ line, landed: done }: Life, from: Day, landed: Day): Day | null {
  for (const [i, { day, status, track }] of line.entries()) {
    const end = line[i + 1]?.day ?? Number.POSITIVE_INFINITY;
    if (track !== 'operational' || end <= from) continue;
    if (status === 'active' || status === 'paused') return Math.max(day, from);
    if (status === 'done' && done !== null && done >= landed) return Math.max(done, from);
  }
  return null;
}
