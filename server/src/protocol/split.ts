/** Splitting an item as a decision: a plan that a person changes, judged as it is changed. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: how a split would look. Nothing is written: that is the client's. */
export const splitDecision = 'twotrack/splitDecision';
export interface SplitDecisionParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
  /** What was decided so far; absent at first. */
  readonly choice?: SplitChoice;
}
export type SplitSide = 'operational' | 'strategic';
export interface SplitChoice {
  /** Where each piece goes, in the order of the answer before. */
  readonly to: readonly (SplitSide | 'both')[];
  readonly titles: Readonly<Record<SplitSide, string>>;
  /** Id of the half that is made. */
  readonly id: string;
  /** Percent of the effort that goes with the half that is made. */
  readonly share: number;
  /** The operational half names the strategic one under `sustains`. */
  readonly link: boolean;
}
export interface SplitPiece {
  /** What it is: `title`, a sentence, or the key it stands under. */
  readonly key: string;
  readonly text: string;
  readonly to: SplitSide | 'both';
  /** A sentence or the title goes to one side. */
  readonly both: boolean;
}
export type SplitDecisionResult = { readonly refused: string } | SplitProposal;
export interface SplitProposal {
  readonly item: string;
  /** The half that stays where the item is, with its id. */
  readonly own: SplitSide;
  readonly pieces: readonly SplitPiece[];
  readonly choice: SplitChoice;
  /** How each half reads: `clearly operational`, and whether that is its track. */
  readonly reads: Readonly<Record<SplitSide, { readonly words: string; readonly fits: boolean }>>;
  /** Percent suggested for `share`, by the words of both halves; null where no effort is stated. */
  readonly suggestedShare: number | null;
  /** What is in the way of applying it, for people; empty where nothing is. */
  readonly problem: string;
  /** Lines that go and come, with a few around them. */
  readonly diff: readonly { readonly sign: ' ' | '+' | '-' | '…'; readonly text: string }[];
  readonly edit: WorkspaceEdit | null;
}
