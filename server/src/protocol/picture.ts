/** The views of a portfolio as pictures. */
import type { SlidesResult } from './review.ts';
import type { NodeLocation } from './tree.ts';

/** Client to server, request: a finished view, drawn to a width. */
export const picture = 'twotrack/picture';
export type PictureFormat = 'svg' | 'html' | 'pdf' | 'pptx';
/** The views, in the order of their tabs, with the formats that each can be saved in. */
export const pictureFormats = {
  'two-paths': ['svg', 'html', 'pdf', 'pptx'],
  timeline: ['svg', 'html', 'pdf', 'pptx'],
  alignment: ['html'],
  'x-matrix': ['svg', 'html'],
  bowler: ['html'],
  polarity: ['svg', 'html'],
  'over-time': ['svg', 'html'],
} as const satisfies Readonly<Record<string, readonly PictureFormat[]>>;
export type PictureView = keyof typeof pictureFormats;
export const pictureViews = Object.keys(pictureFormats) as readonly PictureView[];
/** Tells whether a view can be saved in a format. */
export const savesAs = (view: PictureView, format: PictureFormat): boolean =>
  (pictureFormats[view] as readonly PictureFormat[]).includes(format);
/** The X-matrix is the other form of the alignment, on the same tab. */
export type PictureTab = Exclude<PictureView, 'x-matrix'>;
export const pictureTabs = pictureViews.filter((view): view is PictureTab => view !== 'x-matrix');
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
  /** URI of an open scenario: the portfolio is drawn as that would make it, where it is the one that it changes. */
  readonly scenario?: string;
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
  /** Name of the scenario that it is drawn in; empty where it is drawn as it is. */
  readonly scenario: string;
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
  /** As in `PictureParams`. */
  readonly scenario?: string;
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
  /** One of the view's formats; any other is refused. */
  readonly format: PictureFormat;
  /** Lay the page out to `width` alone and not to the reader's window. */
  readonly fixed?: boolean;
}
export type ExportPictureResult =
  | SlidesResult
  | {
      readonly text: string;
      /** A file name with its ending: `harrowmere-hospital-two-paths.svg`. */
      readonly name: string;
    }
  | { readonly refused: string };
