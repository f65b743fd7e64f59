/** Items from their titles. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { NodeLocation } from './tree.ts';
import type { Track, Verdict } from './words.ts';

/** Client to server, request: what titles would add to a portfolio, and the edit that adds it. Nothing is written: that is the client's. */
export const addItems = 'twotrack/addItems';
export interface AddItemsParams {
  readonly portfolio: string;
  readonly titles: readonly string[];
  /** The file to add to; the one where an item's like stands where it is not said. */
  readonly uri?: string;
}
export type AddItemsResult =
  | {
      readonly items: readonly AddedRow[];
      /** Titles that were not added, and why. */
      readonly skipped: readonly { readonly title: string; readonly why: string }[];
      /** Null where nothing is added. */
      readonly edit: WorkspaceEdit | null;
      /** Where the first of them then stands. */
      readonly reveal?: NodeLocation;
    }
  | { readonly refused: string };
/** `file` is a name for people; `read` says what was read of the title, `left` what was not and why. */
export interface AddedRow {
  readonly id: string;
  readonly title: string;
  readonly file: string;
  readonly track: Track | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly words: readonly string[];
  readonly read: readonly string[];
  readonly left: readonly string[];
}
