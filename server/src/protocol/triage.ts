/** The items without a track, one by one, and what was decided of them. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { ImportedRow } from './import-sheet.ts';

/** Client to server, request: the open items without a track, and the edit that writes what was decided. Nothing is written: that is the client's. */
export const triage = 'twotrack/triage';
/** What may be decided of an item; one that stays open is not named. `none`: it is no item, and goes. */
export const triageDecisions = ['operational', 'strategic', 'split', 'neither', 'none'] as const;
export type TriageDecision = (typeof triageDecisions)[number];
export interface TriageParams {
  readonly portfolio: string;
  /**
   * `target` and `title` are those of a row. An item without an id is named by its place alone: it is another one where
   * its title is another, and then nothing is written.
   */
  readonly decided?: readonly {
    readonly target: string;
    readonly title?: string;
    readonly decision: TriageDecision;
  }[];
}
export type TriageResult =
  | {
      readonly rows: readonly TriageItem[];
      /** Null where nothing is decided. */
      readonly edit: WorkspaceEdit | null;
    }
  | { readonly refused: string };
/** A line of the board; `track` is the one of a verdict that is sure. */
export type TriageRow = Omit<ImportedRow, 'state' | 'split' | 'confidence'>;
export interface TriageItem extends TriageRow {
  /** `TreeNode.id` of the item. */
  readonly target: string;
}
