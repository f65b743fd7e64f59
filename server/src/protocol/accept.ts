/** Accepting a finding with a reason. */
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: the findings at a place that can be accepted, or the comment that accepts one of them. */
export const accept = 'twotrack/accept';
export interface AcceptParams {
  readonly uri: string;
  readonly range: Range;
  /** What was chosen: numbers in the answer before, and the reason, one line. */
  readonly choice?: { readonly finding: number; readonly place: number; readonly reason: string };
}
export type AcceptResult =
  | { readonly findings: readonly AcceptableFinding[] }
  /** Null where the text has changed meanwhile. */
  | { readonly edit: WorkspaceEdit | null };
export interface AcceptableFinding {
  readonly rule: string;
  readonly message: string;
  /** What the comment can cover, the narrowest first. */
  readonly places: readonly string[];
}
