/**
 * Orders the items of a team or person on both paths, by what the text states and nothing else: rank first, then the
 * next date; on the same date, red measures first.
 */
import { oneLine } from '../../base/words.ts';
import { isoDay } from '../../core/text/days.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { hasBegun, isOpen, type PathPlace, placeOf } from '../facts/facts.ts';
import { measureRows } from '../facts/measures.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { firstSaid, that } from '../facts/told.ts';
import { counted, daysLate, grouped, inWords, statusWords, titleOf } from '../facts/words.ts';
import { reasonsOf } from '../meeting/reasons.ts';
import { everyone, isOf, type Who } from './whose.ts';

/** An item in the order. */
export interface MineRow {
  readonly item: ReviewItem;
  readonly title: string;
  /** Its place, from 1; tied items share one. Null for paused items. */
  readonly place: number | null;
  readonly path: PathPlace;
  readonly status: string;
  readonly rank: number | null;
  /** The next open milestone or the end, whichever is earlier; null if no date is stated. */
  readonly next: { readonly day: number; readonly iso: string; readonly words: string } | null;
  readonly red: boolean;
  /** Explains its place: `Rank 1`, `Site bought, 4 October 2027`. */
  readonly why: string;
  /** Notes: a decision requested, a measure off plan, what is late. */
  readonly notes: readonly string[];
  /** FTE of this team, else of the whole item; null if not stated. */
  readonly effort: number | null;
}

export interface Mine {
  readonly portfolio: string;
  readonly today: number;
  readonly who: Who;
  /** Planned and active items, in order. */
  readonly rows: readonly MineRow[];
  /** Paused items. */
  readonly resting: readonly MineRow[];
  /** What comes first, or why that is unknown. Without a full stop. */
  readonly first: string;
  /** What the order is based on. Without a full stop. */
  readonly order: string;
  /** Number of live items, and their limit. Without a full stop. */
  readonly live: string;
}

/** One line per person or team: number of items, and what comes first. */
export interface MineLine {
  readonly who: Who;
  readonly open: number;
  readonly live: string;
  readonly first: string;
}

const pathNames: Readonly<Record<PathPlace, string>> = {
  strategic: later`strategic`,
  operational: later`operational`,
  mixed: later`reads as both kinds of work`,
  unplaced: later`no track`,
  neither: later`neither path, on purpose`,
};
export const pathWords = (path: PathPlace): string => translated(pathNames[path]);

/** Returns the items of one team, person or sponsor. Deterministic. */
export function mineOf(source: ReviewSource, who: Who): Mine {
  const red = new Set(measureRows(source.view).flatMap(({ behind, item }) => (behind ? [item.key] : [])));
  const own = source.items.filter((item) => isOpen(item) && isOf(item, who));
  const rows = own.map((item) => rowOf(item, source, who, red.has(item.key)));
  const ordered = rows.filter(({ item }) => item.status !== 'paused').sort(inOrder);
  let place = 0;
  const placed = ordered.map((row, i): MineRow => {
    const before = ordered[i - 1];
    if (before === undefined || inOrder(before, row) !== 0) place = i + 1;
    return { ...row, place };
  });
  return {
    portfolio: source.view.name.trim() === '' ? t`Portfolio` : oneLine(source.view.name),
    today: source.view.today,
    who,
    rows: placed,
    resting: rows.filter(({ item }) => item.status === 'paused'),
    first: firstWords(placed, own.length - placed.length),
    order: orderWords(placed),
    live: liveWords(own.filter(hasBegun).length, limitOf(source, who)),
  };
}

/** Returns everyone, one line each. */
export const everyoneOf = (source: ReviewSource): readonly MineLine[] =>
  everyone(source).map((who) => {
    const { rows, resting, live, first } = mineOf(source, who);
    return { who, open: rows.length + resting.length, live, first };
  });

/** Compares by rank, next date, then red measures; items with neither come last. Zero for a tie. */
function inOrder(a: MineRow, b: MineRow): number {
  const last = Number.MAX_SAFE_INTEGER;
  return (
    (a.rank ?? last) - (b.rank ?? last) ||
    // Ranked items are never compared by date.
    (a.rank !== null ? 0 : (a.next?.day ?? last) - (b.next?.day ?? last) || Number(b.red) - Number(a.red))
  );
}

function rowOf(item: ReviewItem, source: ReviewSource, who: Who, behind: boolean): MineRow {
  const { today } = source.view;
  const next = nextOf(item, today);
  const red = behind || item.health === 'off-track';
  const share = item.teams.find(({ team }) => who.kind === 'team' && team === who.key)?.effort ?? null;
  const notes = reasonsOf(item, source, [], today)
    .filter(
      ({ kind, words }) =>
        kind !== 'sign' && kind !== 'mixed' && !(kind === 'late' && next?.says(words) === true),
    )
    .map(({ words }) => words);
  const told = notes.some((words) => red && words.includes(t`off its plan`));
  return {
    item,
    title: titleOf(item),
    place: null,
    path: placeOf(item),
    status: statusWords(item.status),
    rank: item.rank,
    next,
    red,
    why: whyOf(item, next),
    notes: [
      ...(item.rank !== null && next !== null ? [next.words] : []),
      ...(behind && !told ? [t`A measure is behind its plan`] : []),
      ...(item.health === 'off-track' ? [t`Said to be off track`] : []),
      ...notes,
    ],
    effort: who.kind === 'team' ? share : item.effort,
  };
}

const whyOf = (item: ReviewItem, next: MineRow['next']): string =>
  item.rank !== null ? t`Rank ${item.rank}` : next === null ? t`No rank and no date` : next.words;

/** The next date of an item, and whether a reason says no more than that it is past. */
type Next = NonNullable<MineRow['next']> & { readonly says: (words: string) => boolean };

function nextOf(item: ReviewItem, today: number): Next | null {
  const open = item.milestones
    .filter(({ done }) => !done)
    .map(({ title, date }) => ({ day: date, what: oneLine(title) }));
  const ends = item.due === null ? [] : [{ day: item.due, what: '' }];
  // If the last milestone stands in for the end, show its title.
  const [next] = [...open, ...ends].sort((a, b) => a.day - b.day);
  if (next === undefined) return null;
  const { day, what } = next;
  const late = day < today ? `, ${daysLate(today - day)}` : '';
  const words = what === '' ? t`Ends on ${longDate(day)}` : `${what}, ${longDate(day)}`;
  // What is late is said once: with the date that gives the item its place.
  const says = (other: string): boolean =>
    day < today && other.includes(longDate(day)) && other.includes(what);
  return { day, iso: isoDay(day), words: `${words}${late}`, says };
}

function firstWords(rows: readonly MineRow[], paused: number): string {
  const [first] = rows;
  if (first === undefined)
    return paused === 0
      ? t`Nothing is planned or under way`
      : t`Nothing is first: ${that(paused, 'item', ['is paused', 'are paused'])} and nothing else is planned or under way`;
  const { rank, next, red, title } = first;
  const equal = rows.filter(({ place }) => place === first.place).length;
  const day = next?.day ?? null;
  return firstSaid([
    {
      when: rows.length === 1,
      says: () => t`First is “${title}”: nothing else is planned or under way`,
    },
    {
      when: rank !== null && equal > 1,
      says: () => t`${inWords(equal, true)} items are first at once: each has rank ${rank ?? 0}`,
    },
    { when: rank !== null, says: () => t`First is “${title}”: it has rank ${rank ?? 0}` },
    {
      when: day === null,
      says: () =>
        t`Not enough said: none of ${counted(rows.length, 'planned or active item')} has a rank or a date, so nothing says which is first`,
    },
    {
      when: equal > 1,
      says: () =>
        t`${inWords(equal, true)} items are first at once: the next date of each is ${longDate(day ?? 0)}, and nothing says which comes before`,
    },
    {
      when: red && rows.some((row) => row !== first && row.rank === null && row.next?.day === day),
      says: () => t`First is “${title}”: no other has an earlier date, and it is red`,
    },
    { when: true, says: () => t`First is “${title}”: it has the earliest date` },
  ]);
}

function orderWords(rows: readonly MineRow[]): string {
  if (rows.length < 2) return '';
  const ranked = rows.filter(({ rank }) => rank !== null).length;
  const dated = rows.filter(({ rank, next }) => rank === null && next !== null).length;
  const bare = rows.length - ranked - dated;
  return [
    ranked > 0 ? t`${counted(ranked, 'item')} by rank` : '',
    dated > 0
      ? t`${counted(dated, 'item')} without a rank by next date, red ones first where they share it`
      : '',
    bare > 0 ? t`${counted(bare, 'item')} without either at the end` : '',
  ]
    .filter((part) => part !== '')
    .join('; ');
}

/** Returns the limit of a team or sponsor; people have none. */
function limitOf(source: ReviewSource, { kind, key }: Who): number | null {
  if (kind === 'team') return source.loads.find((load) => load.key === key)?.limit ?? null;
  return kind === 'sponsor' ? (source.limits.sponsor ?? null) : null;
}

function liveWords(live: number, limit: number | null): string {
  if (limit === null) return t`${grouped(live)} live`;
  return live > limit
    ? t`${grouped(live)} live, over the limit of ${grouped(limit)}`
    : t`${grouped(live)} live, within the limit of ${grouped(limit)}`;
}
