/** Compares two states of a portfolio: what was added, removed, moved, split or rewritten. Pure. */
import { memo } from '../../core/text/memo.ts';
import type { BalanceFacts } from '../facts/balance.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import type { ReviewItem, ReviewSource, TeamLoad } from '../facts/source.ts';
import type { StatusView, TrackView, VerdictView } from '../facts/view-data.ts';
import { titleOf } from '../facts/words.ts';
import { pairItems } from './pair-items.ts';
import { findSplits } from './splits.ts';

/** An item as a comparison refers to it. */
export interface ItemMark {
  readonly id: string | null;
  readonly title: string;
  readonly track: TrackView;
  readonly status: StatusView;
  readonly verdict: VerdictView;
}
/** An item in both states, and what differs. */
export interface Changed<T> {
  readonly item: ItemMark;
  readonly from: T;
  readonly to: T;
}
export interface SplitMark {
  readonly item: ItemMark;
  /** The two items it continues in, operational first. */
  readonly into: readonly ItemMark[];
}
/** A goal or team. */
export interface EntryMark {
  readonly id: string;
  readonly title: string;
}
export interface EntryChanges {
  readonly added: readonly EntryMark[];
  readonly removed: readonly EntryMark[];
  /** Entries whose title, parent, owner or measures changed; for teams, name or capacity. */
  readonly changed: readonly EntryMark[];
}
/** Items of a path that are in progress or planned, and how many of them serve a goal. */
export interface PathAlignment {
  readonly open: number;
  readonly aligned: number;
}
export interface Both<T> {
  readonly before: T;
  readonly after: T;
}
export interface LoadChange {
  readonly team: EntryMark;
  /** FTE; null if the team does not exist. */
  readonly load: Both<number | null>;
  readonly capacity: Both<number | null>;
}
export interface Comparison {
  readonly name: string;
  readonly added: readonly ItemMark[];
  readonly removed: readonly ItemMark[];
  /** Items that declare another track. */
  readonly moved: readonly Changed<TrackView>[];
  /** Items with another verdict. */
  readonly rejudged: readonly Changed<VerdictView>[];
  readonly split: readonly SplitMark[];
  readonly status: readonly Changed<StatusView>[];
  readonly renamed: readonly Changed<string | null>[];
  /** Items that kept their place, but changed title, date, owner, effort, goals or text. */
  readonly edited: readonly ItemMark[];
  readonly goals: EntryChanges;
  readonly teams: EntryChanges;
  readonly balance: Both<BalanceFacts>;
  readonly alignment: Readonly<Record<'operational' | 'strategic', Both<PathAlignment>>>;
  /** All teams of both states, in the later one's order. */
  readonly load: readonly LoadChange[];
}

/** Compares two states; null stands for a portfolio that does not exist. At least one must be given. */
export function compare(before: ReviewSource | null, after: ReviewSource | null): Comparison {
  const [old, now] = [before?.items ?? [], after?.items ?? []];
  const { pairs, gone, fresh } = pairItems(old, now);
  // An item cached for both states is identical.
  const differing = pairs.filter(([a, b]) => a !== b);
  const splits = findSplits(pairs, gone, fresh);
  const taken = new Set(splits.flatMap(({ item, into }) => [item, ...into]));
  const facts = [before, after].map((side) => (side === null ? null : factsIn(side.view)));
  const [was, is] = [facts[0] ?? nothing(facts[1]), facts[1] ?? nothing(facts[0])];
  const changed = <T>(of: (item: ReviewItem) => T): Changed<T>[] =>
    differing
      .filter(([a, b]) => of(a) !== of(b))
      .map(([a, b]) => ({ item: mark(b), from: of(a), to: of(b) }));
  return {
    name: after?.view.name ?? before?.view.name ?? '',
    added: fresh.filter((item) => !taken.has(item)).map(mark),
    removed: gone.filter((item) => !taken.has(item)).map(mark),
    moved: changed((item) => item.track),
    rejudged: changed((item) => item.verdict),
    split: splits.map(({ item, into }) => ({ item: mark(item), into: into.map(mark) })),
    status: changed((item) => item.status),
    renamed: changed((item) => item.id),
    edited: differing.filter(([a, b]) => contents(a) !== contents(b)).map(([, b]) => mark(b)),
    goals: entryChanges(before?.view.goals ?? [], after?.view.goals ?? []),
    teams: entryChanges(
      (before?.view.teams ?? []).map((team) => ({ ...team, title: team.name })),
      (after?.view.teams ?? []).map((team) => ({ ...team, title: team.name })),
    ),
    balance: { before: was.balance, after: is.balance },
    alignment: {
      operational: { before: alignmentOf(was, 'operational'), after: alignmentOf(is, 'operational') },
      strategic: { before: alignmentOf(was, 'strategic'), after: alignmentOf(is, 'strategic') },
    },
    load: loadChanges(before?.loads ?? [], after?.loads ?? []),
  };
}

/** Cached, because one state is compared with several others. */
const factsIn = memo((view: ReviewSource['view']): Facts => factsOf(view));

/** Tells whether a team's load or capacity changed. */
export function loadChanged({ load, capacity }: LoadChange): boolean {
  return load.before !== load.after || capacity.before !== capacity.after;
}

/** Tells whether nothing differs. */
export function isSame(comparison: Comparison): boolean {
  const { added, removed, moved, rejudged, split, status, renamed, edited, goals, teams, load, balance } =
    comparison;
  const lists = [added, removed, moved, rejudged, split, status, renamed, edited, load.filter(loadChanged)];
  const entries = [goals, teams].flatMap((each) => [each.added, each.removed, each.changed]);
  return (
    [...lists, ...entries].every((list) => list.length === 0) &&
    JSON.stringify(balance.before) === JSON.stringify(balance.after)
  );
}

const mark = ({ id, title, track, status, verdict }: ReviewItem): ItemMark => ({
  id,
  title: titleOf({ title, id }),
  track,
  status,
  verdict,
});

/** Returns the facts of an empty portfolio, in the units of the other state. */
function nothing(other: Facts | null | undefined): Facts {
  if (other === null || other === undefined) throw new Error('Nothing to compare');
  const { view } = other;
  const balance = { ...view.balance, operational: 0, strategic: 0, leftOut: 0, target: null };
  return factsOf({ ...view, items: [], goals: [], teams: [], balance });
}

function alignmentOf(facts: Facts, path: 'operational' | 'strategic'): PathAlignment {
  return { open: facts[path].open, aligned: facts[path].aligned };
}

/** Serializes what an item states beyond id, track and status, for comparison. */
function contents(item: ReviewItem): string {
  const { text, owner, sponsor, teams, effort, goals, start, end, due, milestones, measures, standard } =
    item;
  const { sustains, dependsOn, replaces, budget, health, review, decision, funding } = item;
  return JSON.stringify([
    [text, owner, sponsor, teams, effort, goals, start, end, due, milestones, measures, standard],
    [sustains, dependsOn, replaces, budget, health, review, decision, funding],
  ]);
}

function entryChanges<T extends { readonly key: string; readonly title: string }>(
  before: readonly T[],
  after: readonly T[],
): EntryChanges {
  const old = new Map(before.map((entry) => [entry.key, entry]));
  const now = new Set(after.map(({ key }) => key));
  const entry = ({ key, title }: T): EntryMark => ({ id: key, title: titleOf({ title, id: key }) });
  return {
    added: after.filter(({ key }) => !old.has(key)).map(entry),
    removed: before.filter(({ key }) => !now.has(key)).map(entry),
    changed: after
      .filter((each) => old.has(each.key) && JSON.stringify(old.get(each.key)) !== JSON.stringify(each))
      .map(entry),
  };
}

function loadChanges(before: readonly TeamLoad[], after: readonly TeamLoad[]): readonly LoadChange[] {
  const old = new Map(before.map((team) => [team.key, team]));
  const now = new Map(after.map((team) => [team.key, team]));
  const all = [...after, ...before.filter(({ key }) => !now.has(key))];
  return all.map(({ key, name }): LoadChange => {
    const [a, b] = [old.get(key), now.get(key)];
    return {
      team: { id: key, title: titleOf({ title: name, id: key }) },
      load: { before: a?.load ?? null, after: b?.load ?? null },
      capacity: { before: a?.capacity ?? null, after: b?.capacity ?? null },
    };
  });
}
