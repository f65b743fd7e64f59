/** Messages for splitting an item interactively: a plan that a person changes, judged after every change. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

/** Client to server, request: previews a split. The server writes nothing: the client applies the edit. */
export const splitDecision = 'twotrack/splitDecision';
export interface SplitDecisionParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
  /** The choices so far; absent at first. */
  readonly choice?: SplitChoice;
}
export type SplitSide = 'operational' | 'strategic';
export interface SplitChoice {
  /** The side of each piece, in the order of the previous response. */
  readonly to: readonly (SplitSide | 'both')[];
  /** Titles written by the user; a half without one is named after its pieces. */
  readonly titles: Readonly<Partial<Record<SplitSide, string>>>;
  /** Id of the new half; empty to derive it from the half's title. */
  readonly id: string;
  /** Percent of the effort that goes to the new half. */
  readonly share: number;
  /** True if the operational half is to name the strategic one under `sustains`. */
  readonly link: boolean;
}
export interface SplitPiece {
  /** `title`, a sentence, or the key that it belongs to. */
  readonly key: string;
  readonly text: string;
  readonly to: SplitSide | 'both';
  /** False for sentences and the title, which go to one side only. */
  readonly both: boolean;
}
export type SplitDecisionResult = { readonly refused: string } | SplitProposal;
export interface SplitProposal {
  readonly item: string;
  /** The half that stays in the item's place, and keeps its id. */
  readonly own: SplitSide;
  readonly pieces: readonly SplitPiece[];
  /** The choice as it stands, with the title of each half and the id of the new one. */
  readonly choice: SplitChoice & { readonly titles: Readonly<Record<SplitSide, string>> };
  /** The verdict on each half, such as `clearly operational`, and whether it matches the half's track. */
  readonly reads: Readonly<Record<SplitSide, { readonly words: string; readonly fits: boolean }>>;
  /** The stated effort of the item, such as `1.1 fte`; null if none is stated. */
  readonly effort: string | null;
  /** Percent of the description's words that the new half takes; null unless both halves take some. */
  readonly wordShare: number | null;
  /** What prevents applying it, for people; empty if nothing does. */
  readonly problem: string;
  /** Removed and added lines, with some context. */
  readonly diff: readonly { readonly sign: ' ' | '+' | '-' | '…'; readonly text: string }[];
  readonly edit: WorkspaceEdit | null;
}
