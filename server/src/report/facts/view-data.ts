/**
 * What the renderers draw: a portfolio flattened to plain data, with every reference resolved to a key and every
 * date to a day number. Absent knowledge is `null` or an empty list, never a guess: the pictures say what is missing.
 */
import type { Day } from '../../core/text/days.ts';

/** The track as declared in the text; `null` where none is. `neither`: on purpose on no path. */
export type TrackView = 'operational' | 'strategic' | 'neither' | null;

/** What the text reads as, whatever the declared track. */
export type VerdictView = 'operational' | 'strategic' | 'mixed' | 'unclear';

export type StatusView = 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped';

export type HealthView = 'on-track' | 'at-risk' | 'off-track';

export type RhythmView = 'daily' | 'weekly' | 'biweekly' | 'monthly' | 'quarterly' | 'annually';

/** A whole portfolio, or the part of it that a filter leaves. */
export interface PortfolioView {
  /** As written after `portfolio:`; the folder's name where there is none. */
  readonly name: string;
  /** The time drawn, both days inclusive: the stated period, else the span of all dates, else the year of today. */
  readonly period: PeriodView;
  readonly today: Day;
  readonly balance: BalanceView;
  /** False where the rule `missing-standard` is off: a finished step then owes no standard. */
  readonly standardsExpected: boolean;
  /** In the order of the text. */
  readonly teams: readonly TeamView[];
  /** In the order of the text; a tree through `parent`. */
  readonly goals: readonly GoalView[];
  /** In the order of the text, all of them: ideas, stopped and undated ones too. */
  readonly items: readonly PictureItem[];
  /** The two poles; absent where the view was made without them. */
  readonly poles?: PolesView;
  /** Where a filter leaves a part of the portfolio; absent for the whole. */
  readonly part?: PartView;
}

/** A part of a portfolio, and what lies outside it: a leap is kept by kaizen of any team. */
export interface PartView {
  /** What the part is, as shown: the title of a goal, the name of a team. */
  readonly name: string;
  /** The items that are left out. */
  readonly others: readonly PictureItem[];
}

/** An early sign, and whether it shows. */
export interface SignView {
  readonly pole: 'operational' | 'strategic';
  readonly title: string;
  readonly action: string;
  readonly state: 'shows' | 'quiet' | 'unknown';
  /** The first day on which it showed, as far as the text tells. */
  readonly since: Day | null;
  /** What is so: the reading, the figure, the number of findings; or why that is not known. */
  readonly said: string;
}

/** The two poles of the whole portfolio, whatever the filter. */
export interface PolesView {
  /** False where the words are the defaults. */
  readonly stated: boolean;
  readonly poles: Readonly<
    Record<
      'operational' | 'strategic',
      { readonly gives: readonly string[]; readonly costs: readonly string[] }
    >
  >;
  readonly signs: readonly SignView[];
  /** Oldest first; `share`: operational, in percent, null where nothing is known to have been under way. */
  readonly quarters: readonly {
    readonly label: string;
    readonly share: number | null;
    readonly weighed: number;
  }[];
  readonly basis: 'effort' | 'items';
  /** Items on a path that state no dates and are in no quarter. */
  readonly undated: number;
}

export interface PeriodView {
  readonly first: Day;
  /** Not before `first`. */
  readonly last: Day;
}

/** The share of each path as the balance rule reckons it: live items, and planned ones that meet the period. */
export interface BalanceView {
  /** What the two amounts are: FTE x days within the period, or a number of items where no effort is stated. */
  readonly basis: 'effort' | 'items';
  /** Amount on declared operational items that are not mixed, 0 or more. */
  readonly operational: number;
  /** Amount on declared strategic items that are not mixed, 0 or more. */
  readonly strategic: number;
  /** Amount on mixed items, by the track they declare: part of the split that was meant, and on neither path alone. */
  readonly mixed: { readonly operational: number; readonly strategic: number };
  /** Items that the amounts hold. */
  readonly weighed: number;
  /** Intended operational share in percent, 0 to 100; `null` where no split is stated. */
  readonly target: number | null;
  /** Percentage points either side of the target that are still in balance. */
  readonly tolerance: number;
  /** Items without a track or an effort, which the amounts do not hold. */
  readonly leftOut: number;
  /** Those of them that have no track. */
  readonly untracked: number;
  /** True of a part of the portfolio: the split is meant for the whole, and `target` is `null`. */
  readonly partial?: boolean;
}

export interface TeamView {
  /** The id as written; unique in the list (an ordinal is added to a duplicate). */
  readonly key: string;
  readonly name: string;
  /** FTE free for work of the portfolio; `null` where not stated. */
  readonly capacity: number | null;
}

export interface GoalView {
  /** The id as written; unique in the list. */
  readonly key: string;
  readonly title: string;
  /** Key of the goal above; `null` at the top. A cycle is cut by the one who fills this in. */
  readonly parent: string | null;
  /** As shown: the team's name where the owner is a team. */
  readonly owner: string | null;
  readonly measures: readonly MeasureView[];
}

export interface PictureItem {
  /** Unique in the list and stable while the text is edited elsewhere: comes back as `data-id`. */
  readonly key: string;
  /** The id as written, `null` where the item has none. */
  readonly id: string | null;
  /** As written; may be empty, and may hold any character. */
  readonly title: string;
  readonly track: TrackView;
  readonly verdict: VerdictView;
  /** How sure the verdict is, 0 to 1; `null` where nothing was said. */
  readonly confidence: number | null;
  /** True where an ignore comment accepts that the item is mixed: it is then drawn on its declared track. */
  readonly mixedAccepted: boolean;
  /** `planned` where not stated. */
  readonly status: StatusView;
  readonly health: HealthView | null;
  /** Who answers for it, as shown: the team's name where the owner is a team. */
  readonly owner: string | null;
  readonly sponsor: string | null;
  /** Who does the work; `effort` in FTE, `null` where not stated. */
  readonly teams: readonly { readonly team: string; readonly effort: number | null }[];
  /** FTE of the whole item: its `effort`, else the sum over its teams; `null` where none is stated. */
  readonly effort: number | null;
  /** Keys of goals, known ones only. */
  readonly goals: readonly string[];
  /** First day, as stated. */
  readonly start: Day | null;
  /** Last day, as stated. */
  readonly end: Day | null;
  /** The day it lands or landed: `end`, else its last milestone, else `start` plus its horizon; `null` if unknown. */
  readonly due: Day | null;
  readonly milestones: readonly MilestoneView[];
  readonly measures: readonly MeasureView[];
  /** The standard this work holds or raises. */
  readonly standard: string | null;
  /** Keys of items, known ones only. */
  readonly sustains: readonly string[];
  readonly dependsOn: readonly string[];
  readonly replaces: readonly string[];
  /** As written, with its currency: `12k EUR`. */
  readonly budget: string | null;
  readonly findings: FindingCounts;
  /** The document that holds it, and the 0-based line of its entry: only used where links are asked for. */
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
  /** Which way is better: as stated, else from baseline to target; `null` where neither is known. */
  readonly better: 'lower' | 'higher' | null;
  /** Ascending by `last`; empty where a straight line from baseline to target is meant. */
  readonly plan: readonly ReadingView[];
  /** Ascending by `last`. */
  readonly actuals: readonly ReadingView[];
  readonly countermeasure: string | null;
}

/** A number for a day, a month or a quarter. */
export interface ReadingView {
  readonly first: Day;
  readonly last: Day;
  readonly value: number;
}
