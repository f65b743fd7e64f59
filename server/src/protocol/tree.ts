/** Messages for the tree of both tracks. */
import type { Range } from 'vscode-languageserver-types';
import type { FindingCounts } from './portfolios.ts';
import type { Health, Status, Track, Verdict } from './words.ts';

/** Client to server, request: returns the children of a tree node, or the first level if `parent` is absent. */
export const tree = 'twotrack/tree';
export type GroupBy = 'track' | 'goal' | 'team' | 'status' | 'findings' | 'missing';
export type SortBy = 'file' | 'title' | 'due' | 'effort';
export interface TreeParams {
  readonly portfolio: string;
  readonly groupBy: GroupBy;
  readonly sortBy?: SortBy;
  /** Words that must all occur in title, id, owner, goals, teams or tags; all items if empty or absent. */
  readonly filter?: string;
  /** `TreeNode.id` of the node whose children are requested. */
  readonly parent?: string;
  /** URI of the scenario being edited: items that it changes then describe the change. */
  readonly scenario?: string;
  /** Version of this level that the client already has: the response may then contain only what differs. */
  readonly since?: number;
}
export interface TreeResult {
  readonly version: number;
  readonly nodes: readonly TreeNode[];
  /** `nodes` contains only those that differ from version `since`; all others are unchanged and in the same order. */
  readonly partial?: true;
}
/** The branch of a node in the tree by track. `open`: mixed or not classified. */
export type Branch = 'operational' | 'strategic' | 'open' | 'neither';
export interface TreeNode {
  /** Stable over edits: root + kind + id, with an ordinal for duplicate or missing ids. */
  readonly id: string;
  readonly kind: 'group' | 'item' | 'message';
  readonly label: string;
  /** Shown beside the label, less prominently. */
  readonly description?: string;
  /** For groups: Markdown source. The tooltip of an item is requested by `treeItem`. */
  readonly tooltip?: string;
  /** For groups: label and description in words, where the description has signs. */
  readonly spoken?: string;
  readonly branch?: Branch;
  /** Value behind a group: a track, goal id, team id, status. */
  readonly value?: string;
  readonly itemId?: string;
  readonly track?: Track | null;
  readonly verdict?: Verdict;
  /** Present if the item counts as mixed wherever mixed items are counted. Not if the finding is ignored with a reason. */
  readonly mixed?: true;
  readonly status?: Status;
  readonly health?: Health | null;
  /** For items: what the requested scenario would change, in words. */
  readonly whatIf?: string;
  /** Present if a measure is behind its plan. */
  readonly red?: true;
  readonly findings?: FindingCounts;
  readonly hasChildren: boolean;
}
export interface NodeLocation {
  readonly uri: string;
  /** Range of the whole entry. */
  readonly range: Range;
  /** What to select: the title, else the id, else the first line. */
  readonly selection: Range;
}
/** Client to server, request: returns the details of an item that are shown only on hover; null if the item is gone. */
export const treeItem = 'twotrack/treeItem';
export interface TreeItemParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
}
export interface TreeItemResult {
  /** Markdown source, with texts from the portfolio escaped. */
  readonly tooltip: string;
  readonly location: NodeLocation;
  /** A position at which a hover explains the verdict and its evidence. */
  readonly verdict: Range;
}
/**
 * Client to server, request: returns the path of nodes, outermost first, to the item at a position; empty if there is
 * none.
 */
export const nodeAt = 'twotrack/nodeAt';
export interface NodeAtParams {
  readonly uri: string;
  readonly position: { readonly line: number; readonly character: number };
  readonly groupBy: GroupBy;
}
export interface NodeAtResult {
  readonly portfolio: string | null;
  readonly path: readonly TreeNode[];
}
