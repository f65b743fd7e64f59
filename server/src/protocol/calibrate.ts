/** Messages for measuring how reliable the verdicts on a portfolio's items are. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: compares verdicts with the declared tracks, which are assumed to be correct. */
export const calibrate = 'twotrack/calibrate';
export interface CalibrateParams {
  readonly portfolio: string;
}
export type CalibrateResult =
  | {
      /** Report in Markdown. */
      readonly text: string;
      /** Number of words suggested for `vocabulary`. */
      readonly words: number;
      /** Adds the words to the root file; null if there are none, or only a person can add them. */
      readonly edit: WorkspaceEdit | null;
    }
  | { readonly refused: string };
