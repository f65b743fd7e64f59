/** Arranges several states of a portfolio as rows, for terminal and page alike. Pure. */
import { isoDay } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { Earliest } from './earliest.ts';
import { type InTime, isOver } from './in-time.ts';

export interface Cell {
  readonly value: number;
  /** True if the load exceeds the team's capacity. */
  readonly over: boolean;
  /** True if the value differs from the first state. */
  readonly changed: boolean;
}
/** A team or sponsor, with a line of cells per state. */
export interface Row {
  readonly title: string;
  /** FTE of a team in each state; null if not stated, and for sponsors. */
  readonly capacity: readonly (number | null)[];
  readonly states: readonly (readonly Cell[])[];
}
export interface RowsInTime {
  readonly quarters: readonly string[];
  /** Teams whose load changes, or exceeds their capacity, in some state. */
  readonly teams: readonly Row[];
  /** Sponsors with changes. */
  readonly sponsors: readonly Row[];
  /** Number of teams and sponsors omitted, because nothing changes and none is overloaded. */
  readonly same: { readonly teams: number; readonly sponsors: number };
  /** Number of undated items in each state. */
  readonly undated: readonly number[];
}

/**
 * Arranges the loads of several states, the first being the portfolio as it is. Omits trailing quarters in which
 * nothing runs.
 */
export function rowsInTime(states: readonly InTime[]): RowsInTime {
  const running = states.flatMap(({ teams, sponsors }) => [
    ...teams.map(({ load }) => load),
    ...sponsors.map(({ items }) => items),
  ]);
  const all = states[0]?.quarters ?? [];
  const last = Math.max(
    0,
    ...running.map((row) => row.reduce((end, value, at) => (value > 1e-9 ? at : end), 0)),
  );
  const quarters = all.slice(0, last + 1);
  const teams = teamRows(states, quarters.length);
  const sponsors = sponsorRows(states, quarters.length);
  const shown = (row: Row): boolean => row.states.flat().some(({ changed, over }) => changed || over);
  return {
    quarters,
    teams: teams.filter(shown),
    sponsors: sponsors.filter(shown),
    same: {
      teams: teams.filter((row) => !shown(row)).length,
      sponsors: sponsors.filter((row) => !shown(row)).length,
    },
    undated: states.map(({ undated }) => undated),
  };
}

function teamRows(states: readonly InTime[], quarters: number): readonly Row[] {
  const names = new Map(states.flatMap(({ teams }) => teams.map(({ id, title }) => [id, title] as const)));
  return [...names].map(([id, title]) => {
    const own = states.map(({ teams }) => teams.find((team) => team.id === id));
    return {
      title,
      capacity: own.map((team) => team?.capacity ?? null),
      states: own.map((team) =>
        cells(
          Array.from({ length: quarters }, (_, at) => team?.load[at] ?? 0),
          own[0]?.load ?? [],
          (at) => team !== undefined && isOver(team, at),
        ),
      ),
    };
  });
}

function sponsorRows(states: readonly InTime[], quarters: number): readonly Row[] {
  const keyOf = (name: string): string => name.toLowerCase();
  const names = new Map(
    states.flatMap(({ sponsors }) => sponsors.map(({ name }) => [keyOf(name), name] as const)).toReversed(),
  );
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, title]) => {
      const own = states.map(({ sponsors }) => sponsors.find(({ name }) => keyOf(name) === key)?.items ?? []);
      return {
        title,
        capacity: own.map(() => null),
        states: own.map((items) =>
          cells(
            Array.from({ length: quarters }, (_, at) => items[at] ?? 0),
            own[0] ?? [],
            () => false,
          ),
        ),
      };
    });
}

const cells = (
  values: readonly number[],
  first: readonly number[],
  over: (at: number) => boolean,
): readonly Cell[] =>
  values.map((value, at) => ({
    value,
    over: over(at),
    changed: Math.abs(value - (first[at] ?? 0)) > 1e-9,
  }));

export interface EarliestChange {
  readonly title: string;
  /** Null if it waited for nothing, or did not exist. */
  readonly before: Earliest | null;
  readonly after: Earliest | null;
}

/** Returns the planned items whose earliest dates or prerequisites differ between two states. */
export function earliestChanges(
  before: readonly Earliest[],
  after: readonly Earliest[],
): readonly EarliestChange[] {
  const was = new Map(before.map((each) => [each.key, each]));
  const is = new Map(after.map((each) => [each.key, each]));
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((key): EarliestChange[] => {
    const [old, now] = [was.get(key) ?? null, is.get(key) ?? null];
    const same =
      old !== null &&
      now !== null &&
      old.state === now.state &&
      old.first === now.first &&
      old.last === now.last;
    const quiet =
      [old, now].every((each) => each === null || each.state === 'fits') && (old === null || now === null);
    const title = now?.title ?? old?.title ?? '';
    return same || quiet ? [] : [{ title, before: old, after: now }];
  });
}

/** Describes when planned work can start and end. */
export function earliestWords({ state, first, last, waitsFor }: Earliest): string {
  const of = waitsFor ?? '';
  if (state === 'stopped') return t`cannot begin, since ${of} is stopped`;
  if (state === 'unknown') return t`not known, since the text does not say when ${of} ends`;
  const days =
    first === null ? '' : last === null ? t`from ${isoDay(first)}` : t`${isoDay(first)} to ${isoDay(last)}`;
  if (state === 'fits') return days === '' ? t`no dates` : t`${days}, as stated`;
  return t`${days} at the earliest, after ${of}`;
}
