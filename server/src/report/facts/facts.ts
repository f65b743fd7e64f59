/** Computes what all views say about a portfolio, once, so that pictures, words and tables agree. */
import type { Day } from '../../core/text/days.ts';
import { type BalanceFacts, balanceFacts } from './balance.ts';
import type { MilestoneView, PictureItem, PortfolioView } from './view-data.ts';

/** Grace period in days: how long a landed leap may wait for its first kaizen. */
export const GRACE = 90;

/** The lane in which an item is drawn. Ideas and stopped items are not drawn. */
export type PathPlace = 'operational' | 'strategic' | 'mixed' | 'unplaced' | 'neither';

/**
 * State of a leap. If it has landed: `rising`, work sustaining it has finished since; `flat`, such work is named;
 * `waiting`, none is named, within the grace period; `unheld`, none is named. Work may exist that nobody wrote down.
 */
export type LeapState = 'rising' | 'flat' | 'waiting' | 'unheld' | 'live' | 'planned';

export interface Leap {
  readonly item: PictureItem;
  readonly state: LeapState;
  readonly landed: boolean;
  /** The day it landed, today at the latest, or is due to land; null if unknown. */
  readonly day: Day | null;
  /** Finished items that name it under `sustains` and ended after it landed, ordered by end. */
  readonly followers: readonly { readonly item: PictureItem; readonly day: Day }[];
  /** Days past its due day; 0 if not late. */
  readonly late: number;
  /** Milestones that should have been met by now. */
  readonly lateMilestones: readonly MilestoneView[];
}

export interface Step {
  readonly item: PictureItem;
  readonly done: boolean;
  /** In progress: active or paused. */
  readonly live: boolean;
  readonly day: Day | null;
  readonly late: number;
  /** Finished without naming a standard, so that nobody can tell whether it holds. */
  readonly bare: boolean;
}

/** `unknown`: not stated; `none`: the question does not apply. */
export type Answer = 'yes' | 'no' | 'unknown' | 'none';

export interface PathFacts {
  readonly items: readonly PictureItem[];
  readonly done: number;
  readonly underWay: number;
  /** Begun, and at rest: not counted as under way. */
  readonly paused: number;
  readonly planned: number;
  /** Number of items under way, paused or planned. */
  readonly open: number;
  /** Number of open items past their due day: of all, and by what is said of them. */
  readonly late: number;
  readonly lateOf: Readonly<Record<'underWay' | 'paused' | 'planned', number>>;
  /** Number of open milestones of open items, and how many of them are late. */
  readonly milestones: number;
  readonly lateMilestones: number;
  /** The next open milestone or due day, from today on. */
  readonly next: Day | null;
  /** Total stated FTE of open items, each counted whole whenever it runs: neither an average nor a sum on one day. */
  readonly effort: number;
  /** Number of open items that state an effort. */
  readonly stated: number;
  /** Number of open items that serve a goal. */
  readonly aligned: number;
  /** `unknown` if no future date is stated, or if nothing open is on the path while open items lack a track. */
  readonly visible: Answer;
  readonly resourced: Answer;
  readonly alignment: Answer;
}

export interface Facts {
  readonly view: PortfolioView;
  readonly balance: BalanceFacts;
  readonly operational: PathFacts;
  readonly strategic: PathFacts;
  /** Sorted by day, undated ones last; among steps, finished ones first. */
  readonly leaps: readonly Leap[];
  readonly steps: readonly Step[];
  readonly mixed: readonly PictureItem[];
  /** Items that declare no track. */
  readonly unplaced: readonly PictureItem[];
  /** Items that declare `neither`. */
  readonly neither: readonly PictureItem[];
  readonly ideas: number;
  readonly stopped: number;
  /** Items of the two paths, and mixed ones, that have no day to be drawn at. */
  readonly undated: readonly PictureItem[];
  /** Number of finished steps that name no standard. */
  readonly bare: number;
  /** Standards set by finished items on either path. */
  readonly standards: readonly {
    readonly item: PictureItem;
    readonly standard: string;
    readonly day: Day | null;
  }[];
}

export function placeOf(item: PictureItem): PathPlace {
  if (item.track === 'neither') return 'neither';
  if (item.verdict === 'mixed' && !item.mixedAccepted) return 'mixed';
  return item.track ?? 'unplaced';
}

/** Tells whether an item is open: under way, paused or planned. Those that have begun are live. */
export function isOpen(item: PictureItem): boolean {
  return item.status === 'active' || item.status === 'paused' || item.status === 'planned';
}

/** Tells whether work goes on: what is paused has begun, but is not under way. */
export function isUnderWay(item: PictureItem): boolean {
  return item.status === 'active';
}

/** Tells whether work has begun and not ended: under way or paused. */
export function hasBegun(item: PictureItem): boolean {
  return item.status === 'active' || item.status === 'paused';
}

/** Returns how many days an open item is past its due day; 0 where it is not. */
export function lateBy(item: PictureItem, today: Day): number {
  return isOpen(item) && item.due !== null && item.due < today ? today - item.due : 0;
}

/** Returns the day at which an item is drawn; a finished item never lies after today. */
export function drawnDay(item: PictureItem, today: Day): Day | null {
  return item.due === null ? null : item.status === 'done' ? Math.min(item.due, today) : item.due;
}

function byDay<T extends { readonly day: Day | null }>(a: T, b: T): number {
  return (a.day ?? Number.MAX_SAFE_INTEGER) - (b.day ?? Number.MAX_SAFE_INTEGER);
}

export function factsOf(view: PortfolioView): Facts {
  const { today } = view;
  const places: Record<PathPlace, PictureItem[]> = {
    operational: [],
    strategic: [],
    mixed: [],
    unplaced: [],
    neither: [],
  };
  let ideas = 0;
  let stopped = 0;
  for (const item of view.items) {
    if (item.status === 'idea') ideas += 1;
    else if (item.status === 'stopped') stopped += 1;
    else places[placeOf(item)].push(item);
  }
  const steps = places.operational
    .map((item) => stepOf(item, view))
    .sort((a, b) => Number(b.done) - Number(a.done) || byDay(a, b));
  // Kaizen hidden by a filter still sustains its leap, and so does any item that names the leap under `sustains`.
  const holders = [...view.items, ...(view.part?.others ?? [])].filter(({ status }) => status !== 'stopped');
  const leaps = leapsOf(places.strategic, holders, today);
  const mixed = places.mixed.toSorted((a, b) => byDay({ day: a.due }, { day: b.due }));
  const standards = [...places.operational, ...places.strategic].flatMap((item) =>
    item.status === 'done' && item.standard !== null
      ? [{ item, standard: item.standard, day: drawnDay(item, today) }]
      : [],
  );
  const goals = view.goals.length > 0;
  const unclear = places.unplaced.some(isOpen);
  return {
    view,
    balance: balanceFacts(view.balance),
    operational: pathFacts(places.operational, today, goals, unclear),
    strategic: pathFacts(places.strategic, today, goals, unclear),
    leaps,
    steps,
    mixed,
    unplaced: places.unplaced,
    neither: places.neither,
    ideas,
    stopped,
    undated: [...places.strategic, ...places.mixed, ...places.operational].filter(
      (item) => item.due === null,
    ),
    bare: steps.filter((step) => step.bare).length,
    standards,
  };
}

function stepOf(item: PictureItem, view: PortfolioView): Step {
  const done = item.status === 'done';
  return {
    item,
    done,
    live: hasBegun(item),
    day: drawnDay(item, view.today),
    late: lateBy(item, view.today),
    bare: done && item.standard === null && view.standardsExpected,
  };
}

function leapsOf(
  strategic: readonly PictureItem[],
  holders: readonly PictureItem[],
  today: Day,
): readonly Leap[] {
  const sustaining = new Map<string, PictureItem[]>();
  for (const item of holders)
    for (const key of item.sustains) {
      if (key === item.key) continue;
      const list = sustaining.get(key);
      if (list === undefined) sustaining.set(key, [item]);
      else list.push(item);
    }
  const leaps = strategic.map((item): Leap => {
    const landed = item.status === 'done';
    const day = drawnDay(item, today);
    const linked = sustaining.get(item.key) ?? [];
    const followers = linked
      .flatMap((other) => {
        const end = drawnDay(other, today);
        return other.status === 'done' && end !== null && day !== null && end >= day
          ? [{ item: other, day: end }]
          : [];
      })
      .sort(byDay);
    const state = landed
      ? landedState(followers.length, linked.length, day === null ? null : today - day)
      : hasBegun(item)
        ? 'live'
        : 'planned';
    const lateMilestones = landed ? [] : item.milestones.filter((each) => !each.done && each.date < today);
    return {
      item,
      state,
      landed,
      day,
      followers: landed ? followers : [],
      late: lateBy(item, today),
      lateMilestones,
    };
  });
  return leaps.sort((a, b) => Number(b.landed) - Number(a.landed) || byDay(a, b));
}

function landedState(followers: number, linked: number, days: number | null): LeapState {
  if (followers > 0) return 'rising';
  if (linked > 0) return 'flat';
  return days === null || days > GRACE ? 'unheld' : 'waiting';
}

/** Returns what is counted of an open item. */
function stateOf(item: PictureItem): keyof PathFacts['lateOf'] {
  return isUnderWay(item) ? 'underWay' : item.status === 'paused' ? 'paused' : 'planned';
}

function pathFacts(items: readonly PictureItem[], today: Day, goals: boolean, unclear: boolean): PathFacts {
  const openItems = items.filter(isOpen);
  const lateOf = { underWay: 0, paused: 0, planned: 0 };
  let milestones = 0;
  let lateMilestones = 0;
  let next: Day | null = null;
  let effort = 0;
  let stated = 0;
  let aligned = 0;
  for (const item of openItems) {
    const open = item.milestones.filter((each) => !each.done);
    milestones += open.length;
    lateMilestones += open.filter((each) => each.date < today).length;
    for (const day of [...open.map((each) => each.date), item.due])
      if (day !== null && day >= today && (next === null || day < next)) next = day;
    if (item.effort !== null) {
      effort += item.effort;
      stated += 1;
    }
    if (item.goals.length > 0) aligned += 1;
    if (lateBy(item, today) > 0) lateOf[stateOf(item)] += 1;
  }
  const n = openItems.length;
  return {
    items,
    done: items.filter((item) => item.status === 'done').length,
    underWay: openItems.filter(isUnderWay).length,
    paused: openItems.filter((item) => item.status === 'paused').length,
    planned: openItems.filter((item) => item.status === 'planned').length,
    open: n,
    late: lateOf.underWay + lateOf.paused + lateOf.planned,
    lateOf,
    milestones,
    lateMilestones,
    next,
    effort,
    stated,
    aligned,
    visible: n > 0 ? (next === null ? 'unknown' : 'yes') : unclear ? 'unknown' : 'no',
    resourced: n === 0 ? 'none' : stated < n ? 'unknown' : effort > 0 ? 'yes' : 'no',
    // Four in five suffices: some work outside the goals is no fault.
    alignment: n === 0 ? 'none' : !goals ? 'unknown' : aligned / n >= 0.8 ? 'yes' : 'no',
  };
}
