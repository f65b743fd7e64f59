/** The tree of both tracks. */
import type { Range } from 'vscode-languageserver-types';
import type { FindingCounts } from './portfolios.ts';
import type { Health, Status, Track, Verdict } from './words.ts';

/** Client to server, request: the children of a tree node, or the first level where `parent` is absent. */
export const tree = 'twotrack/tree';
export type GroupBy = 'track' | 'goal' | 'team' | 'status' | 'findings' | 'missing';
export type SortBy = 'file' | 'title' | 'due' | 'effort';
export interface TreeParams {
  readonly portfolio: string;
  readonly groupBy: GroupBy;
  readonly sortBy?: SortBy;
  /** Words that must all occur in title, id, owner, goals, teams or tags; empty or absent for all. */
  readonly filter?: string;
  /** `TreeNode.id` of the node whose children are asked for. */
  readonly parent?: string;
  /** URI of the scenario that is being written: what it would make otherwise is said at the items that it changes. */
  readonly scenario?: string;
  /** Version of the answer that the client has of this very level: then only what differs may be answered. */
  readonly since?: number;
}
export interface TreeResult {
  readonly version: number;
  readonly nodes: readonly TreeNode[];
  /** `nodes` are those that differ from the answer `since`; all others are as they were, and in the same order. */
  readonly partial?: true;
}
/** Which branch of the tree by track a node stands in. `open`: mixed or not classified. */
export type Branch = 'operational' | 'strategic' | 'open' | 'neither';
export interface TreeNode {
  /** Stable over edits: root + kind + id, with an ordinal for duplicate or missing ids. */
  readonly id: string;
  readonly kind: 'group' | 'item' | 'message';
  readonly label: string;
  /** Beside the label, quieter. */
  readonly description?: string;
  /** Groups: Markdown source. What an item says when it is looked at comes by `treeItem`. */
  readonly tooltip?: string;
  readonly branch?: Branch;
  /** Value behind a group: a track, goal id, team id, status. */
  readonly value?: string;
  readonly itemId?: string;
  readonly track?: Track | null;
  readonly verdict?: Verdict;
  readonly status?: Status;
  readonly health?: Health | null;
  /** Items: what the scenario that was asked for would make otherwise, in words. */
  readonly whatIf?: string;
  /** A measure is behind its plan. */
  readonly red?: true;
  readonly findings?: FindingCounts;
  readonly hasChildren: boolean;
}
export interface NodeLocation {
  readonly uri: string;
  /** The whole entry. */
  readonly range: Range;
  /** Title, else id, else the first line: what to select. */
  readonly selection: Range;
}
/** Client to server, request: what is shown of an item only when it is looked at; null where it is gone. */
export const treeItem = 'twotrack/treeItem';
export interface TreeItemParams {
  readonly portfolio: string;
  /** `TreeNode.id` of the item. */
  readonly target: string;
}
export interface TreeItemResult {
  /** Markdown source; text from the portfolio in it is escaped. */
  readonly tooltip: string;
  readonly location: NodeLocation;
  /** Where a hover tells the verdict and what it rests on. */
  readonly verdict: Range;
}
/** Client to server, request: the path of nodes, outermost first, to the item at a position; empty where there is none. */
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
