/**
 * What Twotrack's client and server say to each other beyond LSP. The only server module that the client
 * imports: types and method names, nothing that runs. Ranges are LSP ranges (0-based lines, UTF-16 columns),
 * URIs are strings.
 */
import type { Range, WorkspaceEdit } from 'vscode-languageserver-types';

export type Track = 'operational' | 'strategic' | 'neither';
export type Verdict = 'operational' | 'strategic' | 'mixed' | 'unclear';
export type Status = 'idea' | 'planned' | 'active' | 'paused' | 'done' | 'stopped';
export type Health = 'on-track' | 'at-risk' | 'off-track';

/** Server to client, notification: a portfolio's model has a new version. Coalesced: at most one in flight every 50 ms. */
export const modelChanged = 'twotrack/modelChanged';
export interface ModelChangedParams {
  /** URI of the portfolio's folder (or of the untitled document that is one of its own). */
  readonly portfolio: string;
  readonly version: number;
}

/** Client to server, request: the portfolios that are open, sorted by name. */
export const portfolios = 'twotrack/portfolios';
export interface PortfolioSummary {
  readonly portfolio: string;
  /** Value of `portfolio:`, else the folder's name. */
  readonly name: string;
  readonly version: number;
  readonly files: number;
  readonly items: number;
  /** Items on both tracks at once, as the pictures count them: those with a finding `mixed-traits`, ideas and stopped ones left out. */
  readonly mixed: number;
  /** Share of effort by declared track, in whole percent; null where nothing can be reckoned. */
  readonly balance: Balance | null;
  readonly findings: FindingCounts;
}
export interface Balance {
  readonly operational: number;
  readonly strategic: number;
  /** What the shares count: milli-FTE-days where any effort is stated, else items. */
  readonly basis: 'effort' | 'items';
  /** Intended operational share in percent and its tolerance in points; null where none is stated. */
  readonly target: { readonly operational: number; readonly tolerance: number } | null;
  /** Items left out for want of a track or of effort. */
  readonly leftOut: number;
}
export interface FindingCounts {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
  readonly hint: number;
}

/** Client to server, request: the children of a tree node, or the first level where `parent` is absent. */
export const tree = 'twotrack/tree';
export type GroupBy = 'track' | 'goal' | 'team' | 'status' | 'findings';
export type SortBy = 'file' | 'title' | 'due' | 'effort';
export interface TreeParams {
  readonly portfolio: string;
  readonly groupBy: GroupBy;
  readonly sortBy?: SortBy;
  /** Words that must all occur in title, id, owner, goals, teams or tags; empty or absent for all. */
  readonly filter?: string;
  /** `TreeNode.id` of the node whose children are asked for. */
  readonly parent?: string;
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
  /** `set-goal`, `set-team`: the goal or team that `value` takes the place of; where absent, `value` is added. */
  readonly from?: string;
  /** `new-item`, `new-goal`: `TreeNode.id` of the group or item beside which the entry belongs: its file, and a group's track, goal, team or status. */
  readonly near?: string;
  /** `new-item`, `new-goal`: the file in the active editor, for the entry where `near` names none. */
  readonly uri?: string;
}
export type EditVerb =
  | 'set-track'
  | 'set-status'
  | 'set-title'
  | 'set-goal'
  | 'set-team'
  | 'set-balance'
  | 'split'
  | 'move-to-file'
  | 'new-item'
  | 'new-goal';
export type EditResult =
  | { readonly edit: WorkspaceEdit; readonly reveal?: NodeLocation }
  | { readonly refused: string };

/** Client to server, request: a finished view, drawn to a width. */
export const picture = 'twotrack/picture';
export type PictureView = 'two-paths' | 'timeline' | 'alignment' | 'x-matrix' | 'bowler';
export type PictureScale = 'whole' | 'year' | 'half' | 'quarter';
export interface PictureParams {
  readonly portfolio: string;
  readonly view: PictureView;
  /** CSS pixels of the page, its margins included. */
  readonly width: number;
  /** Key of a goal (with the goals below it) or of a team; the whole portfolio where absent or unknown. */
  readonly filter?: PictureFilter;
  /** The calendar year, half-year or quarter that holds a day; the whole period where absent. */
  readonly zoom?: PictureZoom;
}
export interface PictureFilter {
  readonly goal?: string;
  readonly team?: string;
}
export interface PictureZoom {
  readonly scale: Exclude<PictureScale, 'whole'>;
  /** Days since 1970-01-01. */
  readonly at: number;
}
export interface PictureResult {
  /** -1 where there is no such portfolio. */
  readonly version: number;
  readonly portfolio: string;
  readonly view: PictureView;
  readonly name: string;
  /** The sentence at the head and the line under it, plain text. */
  readonly headline: string;
  readonly line: string;
  /** The whole view with its table of the same facts, every value escaped; the same in every theme. */
  readonly html: string;
  readonly items: number;
  readonly time: PictureTime;
  /** What the view can be filtered by. */
  readonly goals: readonly PictureChoice[];
  readonly teams: readonly PictureChoice[];
  /** Files that cannot be read as they are: what they hold may be missing. */
  readonly broken: readonly BrokenFile[];
}
/** Days since 1970-01-01, all inclusive. */
export interface PictureTime {
  readonly first: number;
  readonly last: number;
  /** The shown period in words: `July to September 2027`. */
  readonly words: string;
  /** The whole period. */
  readonly whole: { readonly first: number; readonly last: number };
  readonly today: number;
  /** Scales that make a difference, widest first. */
  readonly scales: readonly PictureScale[];
}
export interface PictureChoice {
  readonly key: string;
  readonly label: string;
  /** Goals: how many goals are above it. */
  readonly depth: number;
}
export interface BrokenFile {
  readonly uri: string;
  /** Path within the portfolio. */
  readonly name: string;
  /** 0-based line of the first place that cannot be read; 0 where the file itself cannot. */
  readonly line: number;
}

/** Client to server, request: how the views look and what they refer to; once a page. */
export const pictureStyle = 'twotrack/pictureStyle';
export interface PictureStyleResult {
  /** A style sheet; colours by the variables of VS Code. */
  readonly css: string;
  /** Markup to stand once in the page: gradients. */
  readonly defs: string;
}

/** Client to server, request: the card of an item in a view and where it stands; null where it is gone. */
export const pictureItem = 'twotrack/pictureItem';
export interface PictureItemParams {
  readonly portfolio: string;
  /** `data-id` of the view; of a mark that stands for several items all of theirs. */
  readonly keys: readonly string[];
  /** Say why the text reads as it does. */
  readonly reasons?: boolean;
}
export interface PictureItemResult {
  readonly title: string;
  /** HTML with every value escaped. */
  readonly html: string;
  readonly location: NodeLocation | null;
}

/** Client to server, request: a view as a file of its own, or why it cannot be one. */
export const exportPicture = 'twotrack/exportPicture';
export interface ExportPictureParams extends PictureParams {
  /** Tables have no `svg`. */
  readonly format: 'svg' | 'html';
  /** Lay the page out to `width` alone and not to the reader's window. */
  readonly fixed?: boolean;
}
export type ExportPictureResult =
  | {
      readonly text: string;
      /** A file name with its ending: `harrowmere-hospital-two-paths.svg`. */
      readonly name: string;
    }
  | { readonly refused: string };

/** Client to server, request: the texts of a new portfolio, with dates around today. */
export const template = 'twotrack/template';
export type TemplateName = 'small-team' | 'strategy-office' | 'file-per-team' | 'mixed-example';
export interface TemplateParams {
  readonly template: TemplateName;
  /** Value of `portfolio:`; the example brings its own. */
  readonly name: string;
}
export interface TemplateResult {
  /** The root file first; empty where there is no such template. */
  readonly files: readonly {
    /** Path within the folder, with `/`. */
    readonly path: string;
    readonly text: string;
  }[];
  /** Text in the first file that is worth a look. */
  readonly look?: string;
}

/** Client to server, request: what a sheet or a pasted list would make of a file. Nothing is written: that is the client's. `keys` are all that a column can hold. */
export const importSheet = 'twotrack/importSheet';
/** `source`: the bytes of a file in base64, or a text that somebody pasted. */
export interface ImportSheetParams {
  readonly source: { readonly name: string; readonly base64: string } | { readonly pasted: string };
  /** Columns for keys of an item, an empty key for a column to leave out; the rest is guessed. */
  readonly map?: readonly { readonly key: string; readonly column: string }[];
  /** URI of the file to bring up to date; a document of its own where absent. */
  readonly target?: string;
  /** Tracks that a person chose, by line; null leaves an item without one. */
  readonly tracks?: readonly { readonly line: number; readonly track: Track | null }[];
}
export type ImportSheetResult =
  | {
      readonly columns: readonly ImportedColumn[];
      readonly keys: readonly string[];
      readonly items: readonly ImportedRow[];
      /** How many values and rows were not taken over; `report` names them, and all the rest, in plain text. */
      readonly left: number;
      readonly report: readonly string[];
      /** The whole file as it would be; `edit` brings the target there, null where that needs nothing. */
      readonly text: string;
      readonly edit: WorkspaceEdit | null;
    }
  | { readonly refused: string };
/** A column with a value or two of it; `key` is null where it is left out. */
export type ImportedColumn = Readonly<{ name: string; key: string | null; samples: readonly string[] }>;
/** `line` is that of the sheet, or the number of the record; `words` are those that the verdict rests on most. */
export interface ImportedRow {
  readonly line: number;
  readonly title: string;
  readonly state: 'new' | 'changed' | 'same';
  readonly track: Track | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly words: readonly string[];
}

/** Client to server, request: the review of a portfolio, or why there is none. */
export const review = 'twotrack/review';
export interface ReviewParams {
  readonly portfolio: string;
  readonly format: 'html' | 'markdown';
  /** What to hold the portfolio against. */
  readonly since?: EarlierState;
}
/** The files of a portfolio as they were: those that were there, at the URIs they have or had. */
export interface EarlierState {
  /** As it is named to the reader: a tag, a revision. */
  readonly name: string;
  readonly files: readonly { readonly uri: string; readonly text: string }[];
}
export type ReviewResult =
  | {
      /** A whole page without script, or Markdown; every value from the portfolio is escaped. */
      readonly text: string;
      /** A file name with its ending: `harrowmere-hospital-review.html`. */
      readonly name: string;
      /** The portfolio's name. */
      readonly title: string;
    }
  | { readonly refused: string };

/** Server to client, request: portfolio files and ignore files below a folder, where the server has no file system of its own. */
export const find = 'twotrack/find';
export interface FindParams {
  readonly folder: string;
  /** How the names end, e.g. `.portfolio`. */
  readonly endings: readonly string[];
}
export interface FindResult {
  readonly uris: readonly string[];
}

/** Server to client, request: the text of a file; null where it does not exist or cannot be read. */
export const read = 'twotrack/read';
export interface ReadParams {
  readonly uri: string;
}
export interface ReadResult {
  readonly text: string | null;
  /** Why there is no text, in plain words. */
  readonly problem?: string;
}

/** Client to server, request: the Markdown page of a rule, for 'Explain this finding'; null for an unknown id. */
export const rulePage = 'twotrack/rulePage';
export interface RulePageParams {
  readonly rule: string;
}
export interface RulePageResult {
  readonly markdown: string | null;
}

/** `initializationOptions` that any client may send. */
export interface InitializationOptions {
  /** `YYYY-MM-DD`; the system's date where absent. */
  readonly today?: string;
  /** The client answers `twotrack/find` and `twotrack/read`: read through it and not from disk. */
  readonly filesThroughClient?: boolean;
  /** The client listens to `twotrack/modelChanged`. */
  readonly modelChanged?: boolean;
  /** The client can open a rule page by the command `twotrack.explainRule`. */
  readonly rulePages?: boolean;
  /** English to the language of the editor, as in a bundle of `vscode.l10n`; English where absent. */
  readonly translations?: Readonly<Record<string, string>>;
  /** Most findings published for one file; default 500, 0 for all. */
  readonly maxFindings?: number;
}
