/** Messages for adding items by their titles. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { NodeLocation } from './tree.ts';
import type { Track, Verdict } from './words.ts';

/**
 * Client to server, request: previews what titles would add to a portfolio, with the edit. The server writes nothing:
 * the client applies the edit.
 */
export const addItems = 'twotrack/addItems';
export interface AddItemsParams {
  readonly portfolio: string;
  readonly titles: readonly string[];
  /** The file to add to; if absent, the file with similar items. */
  readonly uri?: string;
}
export type AddItemsResult =
  | {
      readonly items: readonly AddedRow[];
      /** Titles that were not added, with the reason. */
      readonly skipped: readonly { readonly title: string; readonly why: string }[];
      /** Null if nothing is to be added. */
      readonly edit: WorkspaceEdit | null;
      /** Location of the first added item after the edit. */
      readonly reveal?: NodeLocation;
    }
  | { readonly refused: string };
/** `file` is a display name; `read` says what was recognized in the title, `left` what was not and why. */
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
