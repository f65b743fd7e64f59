/** Changes to items. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { NodeLocation } from './tree.ts';

/** Client to server, request: a change to items, as a workspace edit with minimal text edits, or the reason why not. */
export const edit = 'twotrack/edit';
export interface EditParams {
  readonly portfolio: string;
  /** Name of an edit verb, one of `EditVerb`. */
  readonly verb: EditVerb;
  /** `TreeNode.id`s of items. */
  readonly targets: readonly string[];
  /** A track, status, goal id, team id, title, share in percent … as the verb needs. */
  readonly value?: string;
  /** `set-goal`, `set-team`: the goal or team that `value` takes the place of; where absent, `value` is added. `set-field`: the `FormField.field`. */
  readonly from?: string;
  /** `new-item`, `new-goal`: `TreeNode.id` of the group or item beside which the entry belongs: its file, and a group's track, goal, team or status. */
  readonly near?: string;
  /** `new-item`, `new-goal`: the file in the active editor, for the entry where `near` names none. */
  readonly uri?: string;
}
/** Written by `npm run generate` from edits/verbs/verbs.ts. */
export type EditVerb =
  | 'set-track'
  | 'set-status'
  | 'set-title'
  | 'set-field'
  | 'set-goal'
  | 'set-team'
  | 'set-balance'
  | 'new-item'
  | 'new-goal'
  | 'split'
  | 'move-to-file';
export type EditResult =
  | { readonly edit: WorkspaceEdit; readonly reveal?: NodeLocation }
  | { readonly refused: string };
