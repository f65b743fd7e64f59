/** The views: each a head of one sentence and the picture or table under it, laid out to the width given. */
import { later, t } from '../../core/text/l10n.ts';
import { alignment, alignmentHeadline, alignmentLine } from '../alignment/alignment.ts';
import { fitsXMatrix, xMatrix } from '../alignment/x-matrix.ts';
import { bowler, bowlerHeadline, bowlerLine } from '../bowler/bowler.ts';
import { BALANCE_HEIGHT, BALANCE_WIDTH, balanceBar } from '../drawing/balance.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import { countsLine, twoPathsHeadline } from '../facts/headline.ts';
import type { PeriodView, PortfolioView } from '../facts/view-data.ts';
import { polarity, polarityHeadline, polarityLine, polesOf } from '../polarity/polarity.ts';
import { polarityTable, polarityWords } from '../polarity/trail.ts';
import { timeline, timelineHeadline, timelineLine } from '../timeline/timeline.ts';
import { type Picture, type PictureOptions, twoPaths } from '../two-paths/two-paths.ts';
import { factsTable, inWords, inWordsParagraphs } from './in-words.ts';

export type ViewKind = 'two-paths' | 'timeline' | 'alignment' | 'x-matrix' | 'bowler' | 'polarity';

export const viewTitles: Readonly<Record<ViewKind, string>> = {
  'two-paths': later`Two paths`,
  timeline: later`Timeline`,
  alignment: later`Alignment`,
  'x-matrix': later`X-matrix`,
  bowler: later`Bowler`,
  polarity: later`Polarity`,
};

export interface RenderOptions {
  /** Width of the page in px; its margins of 20 are taken off, and above 1280 nothing grows. */
  readonly width: number;
  /** The part of time to draw; the portfolio's period where absent. */
  readonly period?: PeriodView;
  /** True in a panel whose script answers to `data-id` and `data-action`; false where the page is only looked at. */
  readonly interactive: boolean;
  /** Rows of the table of facts at most; 500 where absent. */
  readonly tableRows?: number;
}

export interface RenderedView {
  readonly kind: ViewKind;
  /** The sentence at the head, plain text. */
  readonly headline: string;
  /** The line under it, plain text. */
  readonly line: string;
  /** The whole view as HTML: head, picture or table, the words for those who do not see it, the table of facts. */
  readonly html: string;
}

export const PAGE_MARGIN = 20;
const WIDEST = 1280;

export function contentWidth(pageWidth: number): number {
  return Math.max(280, Math.min(WIDEST, Math.floor(pageWidth)) - 2 * PAGE_MARGIN);
}

/** One view of a portfolio. Pure: the same view and options give the same bytes. */
export function renderView(view: PortfolioView, kind: ViewKind, options: RenderOptions): RenderedView {
  return renderFacts(factsOf(view), kind, options);
}

/** As `renderView`, for one who draws several views and has reckoned the facts once. */
export function renderFacts(facts: Facts, kind: ViewKind, options: RenderOptions): RenderedView {
  const width = contentWidth(options.width);
  const { headline, line } = headOf(facts, kind);
  const body = bodyOf(facts, kind, width, options);
  const html = markup`<section class="view ${kind}" data-view="${kind}">
${viewHead(facts, kind, headline, line, width, options.interactive)}
${body}
</section>`;
  return { kind, headline, line, html: html.text };
}

export function headOf(facts: Facts, kind: ViewKind): { readonly headline: string; readonly line: string } {
  if (kind === 'two-paths') return { headline: twoPathsHeadline(facts), line: countsLine(facts) };
  if (kind === 'timeline') return { headline: timelineHeadline(facts), line: timelineLine(facts) };
  if (kind === 'bowler') return { headline: bowlerHeadline(facts), line: bowlerLine(facts) };
  if (kind === 'polarity') return { headline: polarityHeadline(facts), line: polarityLine(facts) };
  return { headline: alignmentHeadline(facts), line: alignmentLine(facts) };
}

function viewHead(
  facts: Facts,
  kind: ViewKind,
  headline: string,
  line: string,
  width: number,
  interactive: boolean,
): Markup {
  const words = markup`<div><h1>${headline}</h1><p class="sub">${isolated(line)}</p></div>`;
  if (kind === 'two-paths') {
    const beside = width >= 840;
    const barWidth = beside ? BALANCE_WIDTH : width;
    return markup`<header class="head${!beside && ' stack'}">${words}<svg width="${barWidth}" height="${BALANCE_HEIGHT}" viewBox="0 0 ${barWidth} ${BALANCE_HEIGHT}" class="bal">${balanceBar(facts.balance, barWidth)}</svg></header>`;
  }
  if (kind === 'alignment' || kind === 'x-matrix')
    return markup`<header class="head">${words}${interactive && width >= 760 && formSwitch(kind)}</header>`;
  return markup`<header class="head">${words}</header>`;
}

function formSwitch(kind: ViewKind): Markup {
  const button = (to: ViewKind, words: string): Markup =>
    markup`<button type="button" data-action="view-${to}" aria-pressed="${kind === to ? 'true' : 'false'}">${words}</button>`;
  return markup`<div class="seg" role="group" aria-label="${t`Form`}">${button('alignment', t`Table`)}${button('x-matrix', t`X-matrix`)}</div>`;
}

function bodyOf(facts: Facts, kind: ViewKind, width: number, options: RenderOptions): Part {
  const { interactive } = options;
  if (kind === 'bowler') return bowler(facts, width, interactive);
  if (kind === 'alignment') return alignment(facts, width, interactive);
  if (kind === 'polarity') {
    const poles = polesOf(facts);
    const words = polarityWords(poles).map((each) => markup`<p>${isolated(each)}</p>\n`);
    return markup`${pictureElement(polarity(facts, { width }), t`The two poles`, false)}
<div class="vh in-words">${words}</div>
${polarityTable(poles)}`;
  }
  if (kind === 'x-matrix') {
    const fits = fitsXMatrix(facts, width);
    if (fits !== null) return markup`<p class="muted">${fits}</p>\n${alignment(facts, width, interactive)}`;
    return pictureElement(
      xMatrix(facts, { width, interactive }),
      t`X-matrix of goals, steps, leaps and measures`,
      interactive,
    );
  }
  const picture = drawPicture(
    facts,
    kind,
    options.period === undefined ? { width, interactive } : { width, interactive, period: options.period },
  );
  const label = kind === 'timeline' ? t`Timeline of both tracks` : t`The picture of the two paths`;
  return markup`${pictureElement(picture, label, interactive)}
${inWords(facts)}
${factsTable(facts, interactive, options.tableRows)}`;
}

export function drawPicture(
  facts: Facts,
  kind: 'two-paths' | 'timeline' | 'x-matrix' | 'polarity',
  options: PictureOptions,
): Picture {
  if (kind === 'timeline') return timeline(facts, options);
  if (kind === 'polarity') return polarity(facts, options);
  return kind === 'x-matrix' ? xMatrix(facts, options) : twoPaths(facts, options);
}

function pictureElement(picture: Picture, label: string, interactive: boolean): Markup {
  const { width, height, content, plot } = picture;
  const role = interactive ? 'group' : 'img';
  // Left edge and width of the plot in px, first and last day: for the one who zooms at the pointer.
  const time =
    interactive &&
    plot !== undefined &&
    markup` data-plot="${[plot.x, plot.axis.width, plot.axis.period.first, plot.axis.period.last].join(' ')}"`;
  return markup`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="${role}" aria-label="${label}" class="picture"${time}>
${content}
</svg>`;
}

/** What a picture says, in plain sentences: for a description beside an exported file. */
export function describe(facts: Facts): string {
  return inWordsParagraphs(facts).join(' ');
}
