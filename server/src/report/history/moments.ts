/** Divides a history into buckets: by month, week, tag or commit. */
import { civil, type Day, dayOf, isoDay } from '../../core/text/days.ts';
import type { Commit } from './replay.ts';

export type Every = 'month' | 'week' | 'tag' | 'commit';

/** A period with its commits. */
export interface Bucket {
  /** A label such as `2027-03`, `2027-W09`, a tag, or an abbreviated commit id. */
  readonly label: string;
  readonly first: Day;
  readonly last: Day;
  /** Index of the last commit before its end. */
  readonly through: number;
  /** True if the last bucket ends with the history, before its calendar end. */
  readonly partial: boolean;
}

/** A tag on the line of commits. */
export interface Tag {
  readonly name: string;
  readonly day: Day;
  /** Index of the last commit that it contains. */
  readonly through: number;
}

/** Returns the buckets from the commit at `from` to `asOf`, which must not precede the last commit. */
export function bucketsOf(
  commits: readonly Commit[],
  from: number,
  { every, tags, asOf }: { readonly every: Every; readonly tags: readonly Tag[]; readonly asOf: Day },
): readonly Bucket[] {
  if (every === 'commit')
    return commits.slice(from).map((commit, i) => commitBucket(commits, from, commit, from + i));
  if (every === 'tag') return taggedBuckets(commits, from, tags);
  const buckets: Bucket[] = [];
  let next = from;
  for (let first = startOf((commits[from] as Commit).day, every); first <= asOf; ) {
    const end = nextStart(first, every) - 1;
    while (next < commits.length && (commits[next] as Commit).day <= end) next++;
    const last = Math.min(end, asOf);
    buckets.push({ label: labelOf(first, every), first, last, through: next - 1, partial: last < end });
    first = end + 1;
  }
  return buckets;
}

function commitBucket(commits: readonly Commit[], from: number, { id, day }: Commit, index: number): Bucket {
  const before = commits[Math.max(from, index - 1)] as Commit;
  return { label: id.slice(0, 10), first: before.day, last: day, through: index, partial: false };
}

function taggedBuckets(commits: readonly Commit[], from: number, tags: readonly Tag[]): readonly Bucket[] {
  const buckets: Bucket[] = [];
  let first = (commits[from] as Commit).day;
  for (const { name, day, through } of tags.filter((tag) => tag.through >= from)) {
    const last = buckets.at(-1);
    if (last !== undefined && last.through === through && last.last === day)
      buckets[buckets.length - 1] = { ...last, label: `${last.label}, ${name}` };
    else buckets.push({ label: name, first, last: day, through, partial: false });
    first = day;
  }
  return buckets;
}

function startOf(day: Day, every: 'month' | 'week'): Day {
  if (every === 'week') return day - ((day + 3) % 7);
  const { year, month } = civil(day);
  return dayOf(year, month, 1);
}

function nextStart(first: Day, every: 'month' | 'week'): Day {
  if (every === 'week') return first + 7;
  const { year, month } = civil(first);
  return dayOf(year, month + 1, 1);
}

/** Labels a period. Weeks follow ISO 8601: a week belongs to the year of its Thursday. */
function labelOf(first: Day, every: 'month' | 'week'): string {
  if (every === 'month') return isoDay(first).slice(0, 7);
  const { year } = civil(first + 3);
  const week = Math.floor((first + 3 - dayOf(year, 1, 1)) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}
