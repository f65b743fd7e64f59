/** Messages for the views of a portfolio as pictures. */
import type { SlidesResult } from './review.ts';
import type { NodeLocation } from './tree.ts';

/** Client to server, request: renders a view at a given width. */
export const picture = 'twotrack/picture';
export type PictureFormat = 'svg' | 'html' | 'pdf' | 'pptx';
/** The views, in tab order, with the formats in which each can be saved. */
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
/** The X-matrix shares a tab with the alignment, as its other form. */
export type PictureTab = Exclude<PictureView, 'x-matrix'>;
export const pictureTabs = pictureViews.filter((view): view is PictureTab => view !== 'x-matrix');
export type PictureScale = 'whole' | 'year' | 'half' | 'quarter';
export interface PictureParams {
  readonly portfolio: string;
  readonly view: PictureView;
  /** CSS pixels of the page, its margins included. */
  readonly width: number;
  /** Key of a goal (including the goals below it) or of a team; the whole portfolio if absent or unknown. */
  readonly filter?: PictureFilter;
  /** The calendar year, half-year or quarter that holds a day; the whole period if absent. */
  readonly zoom?: PictureZoom;
  /** URI of an open scenario; if it changes this portfolio, the picture shows the result. */
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
  /** -1 if there is no such portfolio. */
  readonly version: number;
  readonly portfolio: string;
  readonly view: PictureView;
  readonly name: string;
  /** Name of the scenario that is shown; empty if none is. */
  readonly scenario: string;
  /** Headline and the line below it, as plain text. */
  readonly headline: string;
  readonly line: string;
  /** The whole view with a table of the same facts; every value is escaped. Independent of the theme. */
  readonly html: string;
  readonly items: number;
  readonly time: PictureTime;
  /** The goals and teams by which the view can be filtered. */
  readonly goals: readonly PictureChoice[];
  readonly teams: readonly PictureChoice[];
  /** Files that cannot be parsed in full, so that their contents may be missing. */
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
  /** Scales that show something different, widest first. */
  readonly scales: readonly PictureScale[];
}
export interface PictureChoice {
  readonly key: string;
  readonly label: string;
  /** For goals: number of goals above it. */
  readonly depth: number;
}
export interface BrokenFile {
  readonly uri: string;
  /** Path within the portfolio. */
  readonly name: string;
  /** 0-based line of the first error; 0 if the file itself cannot be read. */
  readonly line: number;
}
/** Client to server, request: returns the style sheet and shared markup of the views, once per page. */
export const pictureStyle = 'twotrack/pictureStyle';
export interface PictureStyleResult {
  /** A style sheet; its colours are VS Code variables. */
  readonly css: string;
  /** Markup to insert once per page: gradients. */
  readonly defs: string;
}
/** Client to server, request: returns the card of an item in a view, with its location; null if the item is gone. */
export const pictureItem = 'twotrack/pictureItem';
export interface PictureItemParams {
  readonly portfolio: string;
  /** `data-id` in the view; for a mark that stands for several items, all of theirs. */
  readonly keys: readonly string[];
  /** True to explain the verdict. */
  readonly reasons?: boolean;
  /** As in `PictureParams`. */
  readonly scenario?: string;
}
export interface PictureItemResult {
  readonly title: string;
  /** HTML, with every value escaped. */
  readonly html: string;
  readonly location: NodeLocation | null;
}
/** Client to server, request: exports a view as a standalone file, or returns the reason why not. */
export const exportPicture = 'twotrack/exportPicture';
export interface ExportPictureParams extends PictureParams {
  /** A format of the view; any other is refused. */
  readonly format: PictureFormat;
  /** True to lay the page out for `width` only, instead of adapting it to the reader's window. */
  readonly fixed?: boolean;
}
export type ExportPictureResult =
  | SlidesResult
  | {
      readonly text: string;
      /** A file name with extension: `harrowmere-hospital-two-paths.svg`. */
      readonly name: string;
    }
  | { readonly refused: string };
