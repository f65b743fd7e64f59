/** Lists the views. To add one, create a folder beside this one and an entry here. */
import { later, translated } from '../../core/text/l10n.ts';
import { alignment, alignmentHeadline, alignmentLine } from '../alignment/alignment.ts';
import { fitsXMatrix, xMatrix } from '../alignment/x-matrix.ts';
import { bowler, bowlerHeadline, bowlerLine } from '../bowler/bowler.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Picture, PictureOptions } from '../drawing/picture.ts';
import type { Facts } from '../facts/facts.ts';
import { countsLine, twoPathsHeadline } from '../facts/headline.ts';
import { polarity, polarityHeadline, polarityLine, polesOf } from '../polarity/polarity.ts';
import { polarityTable, polarityWords } from '../polarity/trail.ts';
import { timeline, timelineHeadline, timelineLine } from '../timeline/timeline.ts';
import { twoPaths } from '../two-paths/two-paths.ts';
import { factsTable, inWords, inWordsParagraphs } from './in-words.ts';

/** Text above a view: a headline and the line under it, as plain text. */
export interface ViewHead {
  readonly headline: string;
  readonly line: string;
}

interface View {
  /** Name; shown by `translated`. */
  readonly title: string;
  readonly head: (facts: Facts) => ViewHead;
}
/** A view that is a table, not a drawing. Exported as HTML only. */
interface TableView extends View {
  readonly table: (facts: Facts, width: number, interactive: boolean) => Markup;
}
/** A view that is a drawing. */
interface DrawnView extends View {
  readonly draw: (facts: Facts, options: PictureOptions) => Picture;
  /** Accessible name of the drawing; shown by `translated`. */
  readonly label: string;
  /** True if it is static even in a panel. */
  readonly still?: true;
  /** Describes the drawing in plain sentences, for an SVG's description and a slide's notes. */
  readonly told: (facts: Facts) => readonly string[];
  /** Renders the drawing's contents below it on a page: words for a screen reader, and a table of the same facts. */
  readonly beneath?: (facts: Facts, interactive: boolean, rows?: number) => Part;
  /** Returns what replaces the drawing if it does not fit; null if it does. */
  readonly instead?: (facts: Facts, width: number, interactive: boolean) => Part | null;
  /** Why it cannot be exported as a slide; shown by `translated`. */
  readonly noSlide?: string;
}

const itemsBeneath = (facts: Facts, interactive: boolean, rows?: number): Part =>
  markup`${inWords(facts)}
${factsTable(facts, interactive, rows)}`;

const drawnViews = {
  'two-paths': {
    title: later`Two paths`,
    head: (facts) => ({ headline: twoPathsHeadline(facts), line: countsLine(facts) }),
    draw: twoPaths,
    label: later`The picture of the two paths`,
    told: inWordsParagraphs,
    beneath: itemsBeneath,
  },
  timeline: {
    title: later`Timeline`,
    head: (facts) => ({ headline: timelineHeadline(facts), line: timelineLine(facts) }),
    draw: timeline,
    label: later`Timeline of both tracks`,
    told: inWordsParagraphs,
    beneath: itemsBeneath,
  },
  'x-matrix': {
    title: later`X-matrix`,
    head: (facts) => ({ headline: alignmentHeadline(facts), line: alignmentLine(facts) }),
    draw: xMatrix,
    label: later`X-matrix of goals, steps, leaps and measures`,
    told: inWordsParagraphs,
    instead: (facts, width, interactive) => {
      const why = fitsXMatrix(facts, width);
      return why === null
        ? null
        : markup`<p class="muted">${why}</p>\n${alignment(facts, width, interactive)}`;
    },
    noSlide: later`The X-matrix is saved as SVG or HTML: a slide is too small for it.`,
  },
  polarity: {
    title: later`Polarity`,
    head: (facts) => ({ headline: polarityHeadline(facts), line: polarityLine(facts) }),
    draw: polarity,
    label: later`The two poles`,
    still: true,
    told: (facts) => polarityWords(polesOf(facts)),
    beneath: (facts) => {
      const poles = polesOf(facts);
      const words = polarityWords(poles).map((each) => markup`<p>${isolated(each)}</p>\n`);
      return markup`<div class="vh in-words">${words}</div>
${polarityTable(poles)}`;
    },
    noSlide: later`The two poles are saved as SVG or HTML.`,
  },
} as const satisfies Readonly<Record<string, DrawnView>>;

const tableViews = {
  alignment: {
    title: later`Alignment`,
    head: (facts) => ({ headline: alignmentHeadline(facts), line: alignmentLine(facts) }),
    table: alignment,
  },
  bowler: {
    title: later`Bowler`,
    head: (facts) => ({ headline: bowlerHeadline(facts), line: bowlerLine(facts) }),
    table: bowler,
  },
} as const satisfies Readonly<Record<string, TableView>>;

export type DrawnKind = keyof typeof drawnViews;
export type ViewKind = DrawnKind | keyof typeof tableViews;

const views: Readonly<Record<ViewKind, DrawnView | TableView>> = { ...drawnViews, ...tableViews };

/** All kinds of views: drawings first, then tables. */
export const viewKinds = Object.keys(views) as readonly ViewKind[];

export const viewOf = (kind: ViewKind): DrawnView | TableView => views[kind];
export const drawnView = (kind: DrawnKind): DrawnView => drawnViews[kind];
export const isDrawn = (kind: ViewKind): kind is DrawnKind => kind in drawnViews;

/** Returns the view's name in the display language. */
export const viewTitle = (kind: ViewKind): string => translated(views[kind].title);

export const headOf = (facts: Facts, kind: ViewKind): ViewHead => views[kind].head(facts);
