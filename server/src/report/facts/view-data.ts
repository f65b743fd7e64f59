/**
 * Types of the data that renderers draw: a portfolio flattened to plain data, with references resolved to keys and
 * dates to day numbers. What is unknown is null or an empty list, never a guess.
 */
import type { Day } from '../../core/text/days.ts';

/** The declared track; null if there is none. `neither`: deliberately on no path. */
export type TrackView = 'operational' | 'strategic' | 'neither' | null;

/** The verdict, whatever the declared track. */
export type VerdictView = 'operational' | 'strategic' | 'mixed' | 'unclear';

export type StatusView = 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped';

export type HealthView = 'on-track' | 'at-risk' | 'off-track';

export type RhythmView = 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'annually';

/** A whole portfolio, or the part that a filter selects. */
export interface PortfolioView {
  /** The value of `portfolio:`, else the folder's name. */
  readonly name: string;
  /** The period drawn, both days inclusive: as stated, else the span of all dates, else the current year. */
  readonly period: PeriodView;
  readonly today: Day;
  readonly balance: BalanceView;
  /** False if the rule `missing-standard` is disabled: a finished step then needs no standard. */
  readonly standardsExpected: boolean;
  /** In file order. */
  readonly teams: readonly TeamView[];
  /** In file order; a tree through `parent`. */
  readonly goals: readonly GoalView[];
  /** All items in file order, including ideas, stopped and undated ones. */
  readonly items: readonly PictureItem[];
  /** The two poles; absent if the view was made without them. */
  readonly poles?: PolesView;
  /** Present if a filter selects a part of the portfolio. */
  readonly part?: PartView;
}

/** A selected part and what is outside it, since a leap may be sustained by any team's kaizen. */
export interface PartView {
  /** Display name of the part: a goal's title or a team's name. */
  readonly name: string;
  /** The items filtered out. */
  readonly others: readonly PictureItem[];
}

/** An early sign, and whether it shows. */
export interface SignView {
  readonly pole: 'operational' | 'strategic';
  readonly title: string;
  readonly action: string;
  readonly state: 'shows' | 'quiet' | 'unknown';
  /** The first day on which it showed, as far as the text says. */
  readonly since: Day | null;
  /** The reading, figure or number of findings; or why it is unknown. */
  readonly said: string;
}

/** The two poles of the whole portfolio, regardless of the filter. */
export interface PolesView {
  /** False for the default words. */
  readonly stated: boolean;
  readonly poles: Readonly<
    Record<
      'operational' | 'strategic',
      { readonly gives: readonly string[]; readonly costs: readonly string[] }
    >
  >;
  readonly signs: readonly SignView[];
  /** Oldest first. `share`: operational, in percent; null if no work is known for the quarter. */
  readonly quarters: readonly {
    readonly label: string;
    readonly share: number | null;
    readonly weighed: number;
  }[];
  readonly basis: 'effort' | 'items';
  /** Items on a path without dates, which are in no quarter. */
  readonly undated: number;
}

export interface PeriodView {
  readonly first: Day;
  /** Not before `first`. */
  readonly last: Day;
}

/** The share of each path, as the balance rule computes it too: live items, and planned ones that overlap the period. */
export interface BalanceView {
  /** Unit of the amounts: FTE-days within the period, or number of items if no effort is stated. */
  readonly basis: 'effort' | 'items';
  /** Amount of declared operational items that are not mixed, 0 or more. */
  readonly operational: number;
  /** Amount of declared strategic items that are not mixed, 0 or more. */
  readonly strategic: number;
  /** Amount of mixed items, whatever track they declare: on neither path alone. */
  readonly mixed: number;
  /** Number of items in the amounts. */
  readonly weighed: number;
  /** Target operational share in percent, 0 to 100; null if not stated. */
  readonly target: number | null;
  /** Tolerated deviation from the target in percentage points, to either side. */
  readonly tolerance: number;
  /** Items not in the amounts, because they lack a track or an effort. */
  readonly leftOut: number;
  /** The part of `leftOut` that lacks a track. */
  readonly untracked: number;
  /** True for a part of the portfolio. `target` is then null, because the split applies to the whole. */
  readonly partial?: boolean;
}

export interface TeamView {
  /** The id as written; unique in the list (duplicates get an ordinal). */
  readonly key: string;
  readonly name: string;
  /** FTE available for work of the portfolio; null if not stated. */
  readonly capacity: number | null;
}

export interface GoalView {
  /** The id as written; unique in the list. */
  readonly key: string;
  readonly title: string;
  /** Key of the parent goal; null at the top. Cycles are cut when this is filled in. */
  readonly parent: string | null;
  /** Display name: the team's name if the owner is a team. */
  readonly owner: string | null;
  readonly measures: readonly MeasureView[];
}

export interface PictureItem {
  /** Unique in the list, and stable while other text is edited. Returned by the page as `data-id`. */
  readonly key: string;
  /** The id as written; null if the item has none. */
  readonly id: string | null;
  /** As written; may be empty, and may contain any character. */
  readonly title: string;
  readonly track: TrackView;
  readonly verdict: VerdictView;
  /** Confidence of the verdict, 0 to 1; null if there is none. */
  readonly confidence: number | null;
  /** True if an ignore comment accepts that the item is mixed. It is then drawn on its declared track. */
  readonly mixedAccepted: boolean;
  /** `planned` if not stated. */
  readonly status: StatusView;
  readonly health: HealthView | null;
  /** Display name of the owner: the team's name if the owner is a team. */
  readonly owner: string | null;
  readonly sponsor: string | null;
  /** Teams that do the work; `effort` in FTE, null if not stated. */
  readonly teams: readonly { readonly team: string; readonly effort: number | null }[];
  /** FTE of the whole item: its `effort`, else the sum over its teams; null if not stated. */
  readonly effort: number | null;
  /** Keys of existing goals. */
  readonly goals: readonly string[];
  /** First day, as stated. */
  readonly start: Day | null;
  /** Last day, as stated. */
  readonly end: Day | null;
  /** The day it lands or landed: `end`, else its last milestone, else `start` plus its horizon; null if unknown. */
  readonly due: Day | null;
  readonly milestones: readonly MilestoneView[];
  readonly measures: readonly MeasureView[];
  /** The standard that this work holds or raises. */
  readonly standard: string | null;
  /** Keys of existing items. */
  readonly sustains: readonly string[];
  readonly dependsOn: readonly string[];
  readonly replaces: readonly string[];
  /** As written, with its currency: `12k EUR`. */
  readonly budget: string | null;
  readonly findings: FindingCounts;
  /** Its document, and the zero-based line of its entry. Read only for links. */
  readonly uri: string;
  readonly line: number;
}

export interface FindingCounts {
  readonly errors: number;
  readonly warnings: number;
  /** Infos and hints together. */
  readonly notes: number;
}

export interface MilestoneView {
  readonly title: string;
  readonly date: Day;
  readonly done: boolean;
}

export interface MeasureView {
  readonly name: string;
  readonly unit: string | null;
  readonly baseline: number | null;
  readonly target: number | null;
  readonly every: RhythmView | null;
  /** Better direction: as stated, else from baseline to target; null if neither is known. */
  readonly better: 'lower' | 'higher' | null;
  /** Ascending by `last`; empty for a straight line from baseline to target. */
  readonly plan: readonly ReadingView[];
  /** Ascending by `last`. */
  readonly actuals: readonly ReadingView[];
  readonly countermeasure: string | null;
}

/** A number for a day, month or quarter. */
export interface ReadingView {
  readonly first: Day;
  readonly last: Day;
  readonly value: number;
}
