/**
 * Reconstructs past quarters from the dates in today's text: the work in progress then, what was finished, which
 * milestones were met. Items without dates appear in no quarter; `undated` counts them.
 */
import { civil, type Day, dayOf } from '../text/days.ts';
import type { EntryIndex } from './entry-index.ts';
import type { EntryRef } from './entry-ref.ts';
import type { ItemView } from './item.ts';

export interface Quarter {
  /** `2027-Q1`. */
  readonly label: string;
  readonly first: Day;
  /** Last day of the quarter; for the current one, today. */
  readonly last: Day;
  /** Milli-FTE times days on each path alone; items times days if no item states an effort. */
  readonly operational: number;
  readonly strategic: number;
  /** The same for items that are mixed by their text of today, whatever track they declare. */
  readonly mixed: number;
  readonly weighed: number;
  /**
   * Operational share in percent of all three, not rounded; null if no work is known for the quarter, or of one path
   * none so early.
   */
  readonly share: number | null;
  readonly milestonesMet: number;
  readonly stepsFinished: number;
}

export interface Quarters {
  /** Oldest first; the last one is the current quarter. */
  readonly all: readonly Quarter[];
  readonly basis: 'effort' | 'items';
  /** First day with work in progress on a path; null if none is known. */
  readonly since: Readonly<Record<'operational' | 'strategic', Day | null>>;
  /** Items on a path that have begun or ended but lack the dates to say when. */
  readonly undated: number;
}

/** Maximum number of quarters: two years. */
const MAX_QUARTERS = 8;

interface Run {
  readonly track: 'operational' | 'strategic';
  readonly mixed: boolean;
  readonly first: Day;
  readonly last: Day;
  readonly effort: number | null;
}

/**
 * Computes up to eight quarters, from the first one with dated work to the current one.
 * @param mixed the mixed items, which count on neither path alone
 */
export function quartersFor(
  index: Pick<EntryIndex, 'items'>,
  today: Day,
  mixed: ReadonlySet<EntryRef>,
): Quarters {
  const runs: Run[] = [];
  const met: Day[] = [];
  const finished: Day[] = [];
  let undated = 0;
  for (const { ref, view: item } of index.items) {
    const { track } = item;
    if (track !== 'operational' && track !== 'strategic') continue;
    if (track === 'strategic') met.push(...milestonesMet(item));
    if (track === 'operational' && item.status === 'done' && item.end !== null) finished.push(item.end);
    const ran = item.live || item.status === 'done';
    if (!ran) continue;
    const last = item.status === 'done' ? item.end : today;
    if (item.start === null || last === null) undated++;
    else if (item.start <= today)
      runs.push({
        track,
        mixed: mixed.has(ref),
        first: item.start,
        last: Math.min(last, today),
        effort: item.effort,
      });
  }
  const basis = runs.some(({ effort }) => effort !== null) ? 'effort' : 'items';
  const weighable = basis === 'effort' ? runs.filter(({ effort }) => effort !== null) : runs;
  const earliest = Math.min(today, ...weighable.map(({ first }) => first));
  const all: Quarter[] = [];
  for (let start = startOf(today), i = 0; i < MAX_QUARTERS; i++, start = startOf(start - 1)) {
    all.unshift(quarter(start, today, weighable, { met, finished }));
    if (start <= earliest) break;
  }
  const since = (track: Run['track']): Day | null => {
    const starts = runs.filter((run) => run.track === track).map(({ first }) => first);
    return starts.length === 0 ? null : Math.min(...starts);
  };
  const sides = { operational: since('operational'), strategic: since('strategic') };
  // Before the first work of a path the text does not say whether it had any.
  const both = Math.max(sides.operational ?? 0, sides.strategic ?? 0);
  return {
    all: all.map((each) => (each.last < both ? { ...each, share: null } : each)),
    basis,
    since: sides,
    undated,
  };
}

function quarter(
  first: Day,
  today: Day,
  runs: readonly Run[],
  { met, finished }: { readonly met: readonly Day[]; readonly finished: readonly Day[] },
): Quarter {
  const { year, month } = civil(first);
  const last = Math.min(dayOf(year, month + 3, 1) - 1, today);
  const sums = { operational: 0, strategic: 0, mixed: 0 };
  let weighed = 0;
  for (const run of runs) {
    const days = Math.min(run.last, last) - Math.max(run.first, first) + 1;
    if (days <= 0) continue;
    sums[run.mixed ? 'mixed' : run.track] += days * (run.effort ?? 1000);
    weighed++;
  }
  const within = (days: readonly Day[]): number => days.filter((day) => day >= first && day <= last).length;
  const sum = sums.operational + sums.strategic + sums.mixed;
  return {
    label: `${year}-Q${(month + 2) / 3}`,
    first,
    last,
    ...sums,
    weighed,
    share: sum === 0 ? null : (100 * sums.operational) / sum,
    milestonesMet: within(met),
    stepsFinished: within(finished),
  };
}

/** Returns the first day of the quarter that contains a day. */
export function startOf(day: Day): Day {
  const { year, month } = civil(day);
  return dayOf(year, Math.floor((month - 1) / 3) * 3 + 1, 1);
}

/** Returns the days on which milestones were met: as stated, else their due days. */
function milestonesMet(item: ItemView): Day[] {
  return item.milestones.flatMap(({ fields: { date, done } }) => {
    const value = done?.value;
    if (value === undefined || value === false) return [];
    const day = value === true ? date?.value?.last : value.last;
    return day === undefined ? [] : [day];
  });
}
