/** Computes the load of the coming quarters: FTE by team, number of items by sponsor. Pure. */

import { oneLine } from '../../base/words.ts';
import { startOf } from '../../core/model/quarters.ts';
import { civil, type Day, type DayRange, dayOf } from '../../core/text/days.ts';
import { isUnderWay } from '../facts/facts.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { titleOf } from '../facts/words.ts';

/** Number of quarters, including the current one. */
const QUARTERS_AHEAD = 8;

export interface TeamInTime {
  readonly id: string;
  readonly title: string;
  /** FTE; null if not stated. */
  readonly capacity: number | null;
  /** FTE, averaged over each quarter. */
  readonly load: readonly number[];
}
export interface SponsorInTime {
  readonly name: string;
  /** Number of items running in each quarter. */
  readonly items: readonly number[];
}
export interface InTime {
  /** Labels such as `2027-Q3`, oldest first. */
  readonly quarters: readonly string[];
  /** Teams with load in at least one of the quarters, in file order. */
  readonly teams: readonly TeamInTime[];
  /** Sorted by name. */
  readonly sponsors: readonly SponsorInTime[];
  /** Items counted that state neither a first nor a last day; they count in every quarter. */
  readonly undated: number;
}

/**
 * Computes the coming quarters. Load is defined as everywhere: work in progress, and planned work whose dates overlap
 * the quarter.
 */
export function inTime({ view, items }: Pick<ReviewSource, 'view' | 'items'>): InTime {
  const quarters = quartersFrom(view.today);
  const inPlay = items
    .filter((item) => isUnderWay(item) || item.status === 'planned')
    .map((item) => ({ item, ...sponsorOf(item) }));
  const teams = new Map<string, number[]>();
  const sponsors = new Map<string, { readonly name: string; readonly items: number[] }>();
  quarters.forEach((quarter, at) => {
    for (const { item, name, sponsor } of inPlay) {
      const days = daysWithin(item, quarter);
      if (days === 0) continue;
      for (const { team, effort } of item.teams)
        if (effort !== null) {
          const row = rowOf(teams, team);
          row[at] = (row[at] ?? 0) + (effort * days) / lengthOf(quarter);
        }
      if (sponsor === '') continue;
      let own = sponsors.get(sponsor);
      if (own === undefined) sponsors.set(sponsor, (own = { name, items: quarters.map(() => 0) }));
      own.items[at] = (own.items[at] ?? 0) + 1;
    }
  });
  return {
    quarters: quarters.map(({ first }) => labelOf(first)),
    teams: view.teams.flatMap(({ key, name, capacity }): TeamInTime[] => {
      const load = teams.get(key);
      return load === undefined
        ? []
        : [{ id: key, title: titleOf({ title: name, id: key }), capacity, load }];
    }),
    sponsors: [...sponsors.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    undated: inPlay.filter(({ item: { runs } }) => runs.first === null && runs.last === null).length,
  };
}

/** Tells whether a team's load exceeds its capacity in a quarter. */
export const isOver = ({ load, capacity }: TeamInTime, at: number): boolean =>
  capacity !== null && (load[at] ?? 0) > capacity + 1e-9;

/** Returns the sponsor's name as written and normalized; both empty if there is none. */
function sponsorOf({ sponsor }: ReviewItem): { readonly name: string; readonly sponsor: string } {
  const name = oneLine(sponsor) ?? '';
  return { name, sponsor: name.toLowerCase() };
}

function rowOf(rows: Map<string, number[]>, key: string): number[] {
  let row = rows.get(key);
  if (row === undefined) rows.set(key, (row = new Array<number>(QUARTERS_AHEAD).fill(0)));
  return row;
}

function quartersFrom(today: Day): readonly DayRange[] {
  const quarters: DayRange[] = [];
  for (let first = startOf(today); quarters.length < QUARTERS_AHEAD; ) {
    const { year, month } = civil(first);
    const next = dayOf(year, month + 3, 1);
    quarters.push({ first, last: next - 1 });
    first = next;
  }
  return quarters;
}

const lengthOf = ({ first, last }: DayRange): number => last - first + 1;

/** Counts the days of a quarter on which an item runs. An undated item runs throughout. */
function daysWithin({ runs }: ReviewItem, { first, last }: DayRange): number {
  return Math.max(0, Math.min(runs.last ?? last, last) - Math.max(runs.first ?? first, first) + 1);
}

function labelOf(day: Day): string {
  const { year, month } = civil(day);
  return `${year}-Q${(month + 2) / 3}`;
}
