/** Messages for moving dates by hand in the timeline, and for creating items by drawing there. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { NodeLocation } from './tree.ts';

/** A scenario that is open in an editor: changes are written to it, and the portfolio stays as it is. */
export interface OpenScenario {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * Client to server, request: previews a move of dates, with its edit; or returns the reason why not. Sent while
 * something is dragged, and once more to write it.
 */
export const moveDates = 'twotrack/moveDates';
export interface MoveDatesParams {
  readonly portfolio: string;
  /** `data-id` of the view. */
  readonly key: string;
  readonly grip: DateGrip;
  /** Distance in days, rounded to the precision of the written date. */
  readonly days?: number;
  /** Instead of `days`: distance in steps of the written precision, such as quarters. */
  readonly steps?: number;
  /** True to move dependents that would otherwise start too early. */
  readonly push: boolean;
  readonly scenario?: OpenScenario;
}
/** `bar`: start, end and open milestones together. Milestones are counted from 0 among those with a date. */
export type DateGrip = 'bar' | 'start' | 'end' | `milestone-${number}`;
export type MoveDatesResult =
  | {
      /** Empty if the dates stay as they are. */
      readonly edit: WorkspaceEdit;
      readonly changes: boolean;
      /** The new dates as they would be written: `2027-04 to 2027-Q3`; for a milestone `Go-live: 2027-05`. */
      readonly label: string;
      /** The move as a sentence for people. */
      readonly said: string;
      /** Where it is written if not to the portfolio, in words; else empty. */
      readonly into: string;
      readonly moved: MovedDates;
      /** Dependents that would start before it ends. Part of the edit only with `push`. */
      readonly pushed: readonly MovedDates[];
      /** The question whether to push, with its possible answers; empty if nothing is in the way. */
      readonly question: string;
      readonly answers: { readonly alone: string; readonly push: string; readonly leave: string };
    }
  | { readonly refused: string };
/** Days since 1970-01-01, inclusive. */
export interface MovedDates {
  readonly key: string;
  /** Null if no start is stated. */
  readonly first: number | null;
  /** The day on which it lands; null if unknown. */
  readonly last: number | null;
  readonly milestones: readonly number[];
}

/** Client to server, request: creates an item from a drawn span. Without a title, returns only its dates. */
export const drawItem = 'twotrack/drawItem';
export interface DrawItemParams {
  readonly portfolio: string;
  readonly track: 'operational' | 'strategic';
  /** Days since 1970-01-01, in either order. */
  readonly from: number;
  readonly to: number;
  /** CSS pixels per day in the picture: dates are written as precisely as one can draw. */
  readonly dayWidth: number;
  readonly title?: string;
  readonly scenario?: OpenScenario;
}
export type DrawItemResult =
  | {
      readonly first: number;
      readonly last: number;
      readonly label: string;
      /** Only if a title is given. */
      readonly edit?: WorkspaceEdit;
      readonly reveal?: NodeLocation;
    }
  | { readonly refused: string };
