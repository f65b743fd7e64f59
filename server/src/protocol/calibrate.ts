/** How far to trust the verdict on the items of a portfolio. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: verdicts against the declared tracks, which are taken to be right. */
export const calibrate = 'twotrack/calibrate';
export interface CalibrateParams {
  readonly portfolio: string;
}
export type CalibrateResult =
  | {
      /** Markdown, to be read. */
      readonly text: string;
      /** How many words a `vocabulary` should take up. */
      readonly words: number;
      /** Writes them into the root file; null where there are none, or where only a person can. */
      readonly edit: WorkspaceEdit | null;
    }
  | { readonly refused: string };
