/** Messages for accepting a finding with a reason. */
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/**
 * Client to server, request: lists the findings at a position that can be accepted, or returns the comment that accepts
 * one.
 */
export const accept = 'twotrack/accept';
export interface AcceptParams {
  readonly uri: string;
  readonly range: Range;
  /** The choice: indexes into the previous response, and a reason of one line. */
  readonly choice?: { readonly finding: number; readonly place: number; readonly reason: string };
}
export type AcceptResult =
  | { readonly findings: readonly AcceptableFinding[] }
  /** Null if the text has changed in the meantime. */
  | { readonly edit: WorkspaceEdit | null };
export interface AcceptableFinding {
  readonly rule: string;
  readonly message: string;
  /** What the comment can cover, narrowest first. */
  readonly places: readonly string[];
}
