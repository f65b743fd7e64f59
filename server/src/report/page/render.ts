/** Renders a view at a given width: a headline, and the picture or table below it. */
import { t, translated } from '../../core/text/l10n.ts';
import { BALANCE_HEIGHT, BALANCE_WIDTH, balanceBar } from '../drawing/balance.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Picture, PictureOptions } from '../drawing/picture.ts';
import { type Facts, factsOf } from '../facts/facts.ts';
import type { PeriodView, PortfolioView } from '../facts/view-data.ts';
import { headOf, type ViewHead, type ViewKind, viewOf } from './views.ts';

export interface RenderOptions {
  /** Page width in px. Includes margins of 20; nothing grows beyond 1280. */
  readonly width: number;
  /** The period to draw; the portfolio's if absent. */
  readonly period?: PeriodView;
  /** True in a panel with a script that handles `data-id` and `data-action`; false for a static page. */
  readonly interactive: boolean;
  /** Maximum number of rows in the table of facts; 500 if absent. */
  readonly tableRows?: number;
}

export interface RenderedView {
  readonly kind: ViewKind;
  /** The headline, as plain text. */
  readonly headline: string;
  /** The line under the headline, as plain text. */
  readonly line: string;
  /** The whole view as HTML: heading, picture or table, words for screen readers, table of facts. */
  readonly html: string;
}

export const PAGE_MARGIN = 20;
const MAX_WIDTH = 1280;

export function contentWidth(pageWidth: number): number {
  return Math.max(280, Math.min(MAX_WIDTH, Math.floor(pageWidth)) - 2 * PAGE_MARGIN);
}

/** Renders one view of a portfolio. Pure and deterministic. */
export function renderView(view: PortfolioView, kind: ViewKind, options: RenderOptions): RenderedView {
  return renderFacts(factsOf(view), kind, options);
}

/** Renders one view like `renderView`, from facts that several views share. */
export function renderFacts(facts: Facts, kind: ViewKind, options: RenderOptions): RenderedView {
  const width = contentWidth(options.width);
  const head = headOf(facts, kind);
  const body = bodyOf(facts, kind, width, options);
  const html = markup`<section class="view ${kind}" data-view="${kind}">
${viewHead(facts, kind, head, { width, interactive: options.interactive })}
${body}
</section>`;
  return { kind, ...head, html: html.text };
}

function viewHead(
  facts: Facts,
  kind: ViewKind,
  { headline, line }: ViewHead,
  { width, interactive }: PictureOptions,
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
  const { interactive, period, tableRows } = options;
  const view = viewOf(kind);
  if ('table' in view) return view.table(facts, width, interactive);
  const instead = view.instead?.(facts, width, interactive) ?? null;
  if (instead !== null) return instead;
  const answers = interactive && view.still !== true;
  const drawn = { width, interactive: answers, ...(period === undefined ? {} : { period }) };
  const picture = pictureElement(view.draw(facts, drawn), translated(view.label), answers);
  return view.beneath === undefined
    ? picture
    : markup`${picture}\n${view.beneath(facts, interactive, tableRows)}`;
}

function pictureElement(picture: Picture, label: string, interactive: boolean): Markup {
  const { width, height, content, plot } = picture;
  const role = interactive ? 'group' : 'img';
  // Left edge and width of the plot in px, first and last day: for zooming at the pointer.
  const time =
    interactive &&
    plot !== undefined &&
    markup` data-plot="${[plot.x, plot.axis.width, plot.axis.period.first, plot.axis.period.last].join(' ')}"`;
  return markup`<svg width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="${role}" aria-label="${label}" class="picture"${time}>
${content}
</svg>`;
}
