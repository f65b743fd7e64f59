/** A portfolio through time: what each stretch held, what happened in it, and what that adds up to. Pure. */

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

/** Items of each kind of track. */
export interface ByTrack<T> {
  readonly operational: T;
  readonly strategic: T;
}

/** A stretch of time: how the portfolio stood at its end, and what happened in it. */
export interface Moment extends Bucket {
  readonly commits: number;
  /** The share of effort at its end, against the target as it was then. */
  readonly balance: BalanceFacts;
  readonly items: number;
  /** Under way or planned. */
  readonly open: ByTrack<number> & { readonly without: number };
  /** How long the items under way have been so. */
  readonly ages: ByTrack<Ages>;
  readonly events: readonly HistoryEvent[];
  /** Items whose plan was written anew, that came or that went, of all that were there; null of the first stretch. */
  readonly churn: { readonly touched: readonly ItemName[]; readonly of: number } | null;
}

/** How much of what was begun mends a fault, by its own words. */
export interface Reaction {
  readonly begun: number;
  readonly fixes: readonly { readonly item: ItemName; readonly word: string; readonly day: Day }[];
}

export interface History {
  readonly name: string;
  /** The folder, relative to the top of the repository; `.` for the top itself. */
  readonly folder: string;
  readonly every: Every;
  /** The day from which on it is told, and the day on which it ends. */
  readonly from: Day;
  readonly asOf: Day;
  readonly commits: number;
  readonly merges: number;
  /** What a reader must know of it, in plain sentences. */
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
  /** Index of the commit from which on it is told. */
  readonly from: number;
  readonly asOf: Day;
}

/** Takes the commits one by one, and tells the whole at the end. */
export class Historian {
  readonly #replay = new Replay();
  readonly #options: HistoryOptions;
  readonly #buckets: readonly Bucket[];
  readonly #moments: Moment[] = [];
  #next = 0;
  #eventsSeen = 0;
  #startItems = 0;

  /** @param commits all commits that will be stepped through, at least one */
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
    // What the commit that it is told from did lies before it.
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

  /** The history. @param notes what the reading of it came upon */
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

/** Where shares do not all rest on the same: no figure may pass for another kind. */
function basisNote(moments: readonly Moment[]): readonly string[] {
  const known = moments.filter(({ balance }) => balance.declared !== null);
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

/** How much of what was begun mends a fault. */
export function reactionOf(events: readonly HistoryEvent[]): Reaction {
  const begun = events.filter(({ kind }) => kind === 'begun');
  return {
    begun: begun.length,
    fixes: begun.flatMap(({ item, fix, day }) =>
      fix === null || fix === undefined ? [] : [{ item, word: fix, day }],
    ),
  };
}
