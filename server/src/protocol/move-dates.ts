/** Dates moved by hand in the timeline, and items begun by drawing there. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { NodeLocation } from './tree.ts';

/** A scenario that is open in an editor: what is moved is written there, and the portfolio stays as it is. */
export interface OpenScenario {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/**
 * Client to server, request: what a move of dates would do, with the edit that does it; or the reason why not. Asked
 * for while something is dragged, and once more to write it.
 */
export const moveDates = 'twotrack/moveDates';
export interface MoveDatesParams {
  readonly portfolio: string;
  /** `data-id` of the view. */
  readonly key: string;
  readonly grip: DateGrip;
  /** In days, to the nearest that the text can say. */
  readonly days?: number;
  /** Instead of `days`: in steps of what the text says, a quarter where it says a quarter. */
  readonly steps?: number;
  /** Move what depends on it too, as far as it would start too early. */
  readonly push: boolean;
  readonly scenario?: OpenScenario;
}
/** `bar`: start, end and open milestones together. Milestones are counted from 0 among those that have a date. */
export type DateGrip = 'bar' | 'start' | 'end' | `milestone-${number}`;
export type MoveDatesResult =
  | {
      /** Holds no change where the dates stay as they are. */
      readonly edit: WorkspaceEdit;
      readonly changes: boolean;
      /** The dates as they would be written: `2027-04 to 2027-Q3`; of a milestone `Go-live: 2027-05`. */
      readonly label: string;
      /** A sentence for a reader. */
      readonly said: string;
      /** Where it is written instead of in the portfolio, in words; empty where it is written there. */
      readonly into: string;
      readonly moved: MovedDates;
      /** What depends on it and would start before it ends. In the edit only with `push`. */
      readonly pushed: readonly MovedDates[];
      /** What pushing means, as a question with its answers; empty where nothing is in the way. */
      readonly question: string;
      readonly answers: { readonly alone: string; readonly push: string; readonly leave: string };
    }
  | { readonly refused: string };
/** Days since 1970-01-01, inclusive. */
export interface MovedDates {
  readonly key: string;
  /** Null where no start is stated. */
  readonly first: number | null;
  /** The day it lands; null where that is not known. */
  readonly last: number | null;
  readonly milestones: readonly number[];
}

/** Client to server, request: the item that a drawn span begins. Without a title its dates alone. */
export const drawItem = 'twotrack/drawItem';
export interface DrawItemParams {
  readonly portfolio: string;
  readonly track: 'operational' | 'strategic';
  /** Days since 1970-01-01, in any order. */
  readonly from: number;
  readonly to: number;
  /** CSS pixels of a day in the picture: as exact as one can draw, the dates are written. */
  readonly dayWidth: number;
  readonly title?: string;
  readonly scenario?: OpenScenario;
}
export type DrawItemResult =
  | {
      readonly first: number;
      readonly last: number;
      readonly label: string;
      /** Where a title is given. */
      readonly edit?: WorkspaceEdit;
      readonly reveal?: NodeLocation;
    }
  | { readonly refused: string };
