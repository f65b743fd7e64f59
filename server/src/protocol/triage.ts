/** Messages for triage: the items without a track one by one, and decisions on them. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { ImportedRow } from './import-sheet.ts';

/**
 * Client to server, request: returns the open items without a track, and the edit that writes the decisions. The server
 * writes nothing: the client applies the edit.
 */
export const triage = 'twotrack/triage';
/** Possible decisions on an item; one that stays undecided is not sent. `none`: it is not an item, and is removed. */
export const triageDecisions = ['operational', 'strategic', 'split', 'neither', 'none'] as const;
export type TriageDecision = (typeof triageDecisions)[number];
export interface TriageParams {
  readonly portfolio: string;
  /**
   * `target` and `title` are those of a row. An item without an id is identified only by its position: if its title
   * differs, it is another item, and nothing is written.
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
      /** Null if nothing is decided. */
      readonly edit: WorkspaceEdit | null;
    }
  | { readonly refused: string };
/** A row of the board; `track` is set only if the verdict is certain. */
export type TriageRow = Omit<ImportedRow, 'state' | 'split' | 'confidence'> & {
  /** The beginning of what the item says besides its title. */
  readonly description?: string;
};
export interface TriageItem extends TriageRow {
  /** `TreeNode.id` of the item. */
  readonly target: string;
}
