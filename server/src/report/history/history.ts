/** Summarizes a portfolio over time: the state and events of each bucket, and totals. Pure. */

import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { BalanceFacts } from '../facts/balance.ts';
import { type Ages, agesOf } from './ages.ts';
import { type LandedLeap, landedLeaps } from './landed-leaps.ts';
import { type HistoryEvent, type ItemName, type Life, nameOf } from './life.ts';
import { type Bucket, bucketsOf, type Every, type Tag } from './moments.ts';
import { type MovedPromises, movedPromises } from './moved-promises.ts';
import { isLive, isOpen } from './record.ts';
import { type Commit, Replay, type Step } from './replay.ts';
import { shareAt } from './share.ts';

/** Items by track. */
export interface ByTrack<T> {
  readonly operational: T;
  readonly strategic: T;
}

/** A bucket: the portfolio's state at its end, and the events in it. */
export interface Moment extends Bucket {
  readonly commits: number;
  /** Share of effort at its end, against the target at that time. */
  readonly balance: BalanceFacts;
  readonly items: number;
  /** Number of items in progress or planned. */
  readonly open: ByTrack<number> & { readonly without: number };
  /** Ages of the items in progress. */
  readonly ages: ByTrack<Ages>;
  readonly events: readonly HistoryEvent[];
  /** Items added, removed or replanned, and the number of items there were; null for the first bucket. */
  readonly churn: { readonly touched: readonly ItemName[]; readonly of: number } | null;
}

/** How much of the work begun was fixes, by its own words. */
export interface Reaction {
  readonly begun: number;
  readonly fixes: readonly { readonly item: ItemName; readonly word: string; readonly day: Day }[];
}

export interface History {
  readonly name: string;
  /** The folder, relative to the repository's root; `.` for the root itself. */
  readonly folder: string;
  readonly every: Every;
  /** First and last day of the history. */
  readonly from: Day;
  readonly asOf: Day;
  readonly commits: number;
  readonly merges: number;
  /** Caveats for the reader, in plain sentences. */
  readonly notes: readonly string[];
  readonly moments: readonly Moment[];
  readonly events: readonly HistoryEvent[];
  readonly lives: readonly Life[];
  readonly ages: ByTrack<Ages>;
  readonly promises: MovedPromises;
  readonly leaps: readonly LandedLeap[];
  readonly reaction: Reaction;
}

export interface HistoryOptions {
  readonly folder: string;
  readonly fallbackName: string;
  readonly every: Every;
  readonly tags: readonly Tag[];
  /** Index of the first commit of the history. */
  readonly from: number;
  readonly asOf: Day;
}

/** Processes commits one by one, then builds the history. */
export class Historian {
  readonly #replay = new Replay();
  readonly #options: HistoryOptions;
  readonly #buckets: readonly Bucket[];
  readonly #moments: Moment[] = [];
  #next = 0;
  #eventsSeen = 0;
  #startItems = 0;

  /** @param commits all commits that will be processed, at least one */
  constructor(commits: readonly Commit[], options: HistoryOptions) {
    this.#options = options;
    this.#buckets = bucketsOf(commits, options.from, options);
  }

  step(step: Step): void {
    const replay = this.#replay;
    const index = replay.commits.length;
    const { from } = this.#options;
    if (index === from + 1) {
      this.#eventsSeen = replay.events.length;
      this.#startItems = [...replay.present].length;
    }
    replay.step(step);
    for (
      let bucket = this.#buckets[this.#next];
      bucket?.through === index;
      bucket = this.#buckets[++this.#next]
    )
      this.#moments.push(this.#moment(bucket));
  }

  #moment(bucket: Bucket): Moment {
    const { lives, events, root, touched, present } = this.#replay;
    const there = [...present];
    const first = this.#moments.length === 0;
    const before = this.#moments.at(-1)?.through ?? this.#options.from;
    // The first commit's own changes happened before the history begins.
    const own = events.slice(
      first && bucket.through === this.#options.from ? events.length : this.#eventsSeen,
    );
    this.#eventsSeen = events.length;
    const numbers = new Set<number>();
    for (let i = before + 1; i <= bucket.through; i++)
      for (const number of touched[i] ?? []) numbers.add(number);
    const came = lives.filter(({ number }) => numbers.has(number));
    const moment: Moment = {
      ...bucket,
      commits: bucket.through - before + (first ? 1 : 0),
      balance: shareAt(there, root, bucket.last),
      items: there.length,
      open: {
        operational: countOpen(there, 'operational'),
        strategic: countOpen(there, 'strategic'),
        without: there.filter(
          ({ record }) => isOpen(record) && (record.track === null || record.track === 'neither'),
        ).length,
      },
      ages: agesByTrack(there, bucket.last),
      events: own,
      churn:
        first && bucket.through === this.#options.from
          ? null
          : {
              touched: came.map(nameOf),
              of: this.#startItems + own.filter(({ kind }) => kind === 'added').length,
            },
    };
    this.#startItems = there.length;
    return moment;
  }

  /** Builds the history. @param notes caveats from reading the repository */
  end(notes: readonly string[]): History {
    const { lives, events, commits, root, present } = this.#replay;
    const { folder, fallbackName, every, from, asOf } = this.#options;
    const own = events.filter(({ index }) => index > from);
    const there = [...present];
    return {
      name: root.name ?? fallbackName,
      folder,
      every,
      from: (commits[from] as Commit).day,
      asOf,
      commits: commits.length - from,
      merges: commits.slice(from).filter(({ merge }) => merge).length,
      notes: [...notes, ...basisNote(this.#moments)],
      moments: this.#moments,
      events: own,
      lives,
      ages: agesByTrack(there, asOf),
      promises: movedPromises(own, lives),
      leaps: landedLeaps(own, lives, asOf),
      reaction: reactionOf(own),
    };
  }
}

/** Returns a note if the shares have different units, so that nobody compares them unaware. */
function basisNote(moments: readonly Moment[]): readonly string[] {
  const known = moments.filter(({ balance }) => balance.operational !== null);
  const byItems = known.filter(({ balance }) => balance.basis === 'items');
  const [first, last] = [byItems[0], byItems.at(-1)];
  if (first === undefined || last === undefined || byItems.length === known.length) return [];
  return [
    first === last
      ? t`In ${first.label} no effort is stated: the share is that of items, and not of effort.`
      : t`In ${byItems.length} stretches, from ${first.label} to ${last.label}, no effort is stated: the share is that of items, and not of effort.`,
  ];
}

const countOpen = (lives: readonly Life[], track: string): number =>
  lives.filter(({ record }) => record.track === track && isOpen(record)).length;

function agesByTrack(lives: readonly Life[], day: Day): ByTrack<Ages> {
  const of = (track: string): Ages =>
    agesOf(
      lives.filter(({ record }) => record.track === track && isLive(record)),
      day,
    );
  return { operational: of('operational'), strategic: of('strategic') };
}

/** Computes how much of the work begun was fixes. */
export function reactionOf(events: readonly HistoryEvent[]): Reaction {
  const begun = events.filter(({ kind }) => kind === 'begun');
  return {
    begun: begun.length,
    fixes: begun.flatMap(({ item, fix, day }) =>
      fix === null || fix === undefined ? [] : [{ item, word: fix, day }],
    ),
  };
}
