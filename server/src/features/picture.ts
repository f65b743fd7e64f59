/** Draws a portfolio: one view at a given width, its style sheet, the card of an item, and standalone files. */

import { z } from 'zod';
import { oneLine } from '../base/words.ts';
import { viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t, translated } from '../core/text/l10n.ts';
import {
  type ExportPictureParams,
  type ExportPictureResult,
  exportPicture as exportMethod,
  pictureItem as itemMethod,
  picture as method,
  type PictureChoice,
  type PictureFilter,
  type PictureItemParams,
  type PictureItemResult,
  type PictureParams,
  type PictureResult,
  type PictureStyleResult,
  type PictureView,
  type PictureZoom,
  pictureViews,
  pictureStyle as styleMethod,
} from '../protocol/picture.ts';
import { pictureDeck } from '../report/deck/picture-slide.ts';
import { itemKeys } from '../report/facts/entry-keys.ts';
import { periodWords, zoomed, zoomsOf } from '../report/facts/time.ts';
import type { GoalView, PeriodView, PortfolioView } from '../report/facts/view-data.ts';
import { crowdCard, itemCard, type Reason } from '../report/page/card.ts';
import { pageDefs, standalonePage, standaloneSvg, styleSheet } from '../report/page/page.ts';
import { renderFacts } from '../report/page/render.ts';
import { drawnView, isDrawn, viewTitle } from '../report/page/views.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { anything, shapeOf, text, texts } from './kit/shapes.ts';
import { slidesOf } from './kit/slides.ts';
import { type OverTime, overTime, overTimeFile } from './picture/over-time.ts';
import { type Drawn, drawnIn, pictureFacts } from './picture/picture-data.ts';
import { begunIn, locate } from './tree/tree-nodes.ts';

/** Maximum number of rows in the table below a picture, chosen to avoid a pause. */
const TABLE_ROWS = 300;

const ofPicture = {
  portfolio: text,
  view: z.enum(pictureViews),
  width: z.number(),
  filter: shapeOf<PictureFilter>({ goal: text.optional(), team: text.optional() }).optional(),
  zoom: shapeOf<PictureZoom>({ scale: z.enum(['year', 'half', 'quarter']), at: z.number() }).optional(),
  scenario: text.optional(),
};

/** Draws one view. */
export const picture = defineSessionFeature<PictureParams, PictureResult | Promise<PictureResult>>({
  method,
  params: shapeOf<PictureParams>(ofPicture),
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return nothing(params, session.today);
    const { view, width } = params;
    const { version } = portfolio;
    // This view reads git history, so it is asynchronous, and scenarios do not affect it.
    if (view === 'over-time') {
      const answer = drawnIn(session, portfolio, { filter: params.filter ?? {} }, (drawn) =>
        answerOf(portfolio, params, drawn),
      );
      return overTime(session, portfolio, width).then((picture) => ({ ...answer, ...picture, version }));
    }
    return drawnIn(session, portfolio, params, (drawn) => {
      const { facts } = drawn;
      const period = shown(facts.view.period, params.zoom);
      const zoomed = period === undefined ? {} : { period };
      const made = renderFacts(facts, view, { width, interactive: true, tableRows: TABLE_ROWS, ...zoomed });
      return { ...answerOf(portfolio, params, drawn), ...made, version };
    });
  },
});

/** Returns the answer's fields other than the drawing. */
function answerOf(
  portfolio: Portfolio,
  { view, zoom }: PictureParams,
  { whole, facts, scenario, broken }: Drawn,
): Omit<PictureResult, keyof OverTime | 'version'> {
  const { first, last } = shown(facts.view.period, zoom) ?? whole.period;
  return {
    portfolio: portfolio.folder,
    view,
    name: whole.name,
    scenario,
    items: whole.items.length,
    time: {
      first,
      last,
      words: periodWords({ first, last }),
      whole: { first: whole.period.first, last: whole.period.last },
      today: whole.today,
      scales: view === 'over-time' ? ['whole'] : zoomsOf(whole.period),
    },
    goals: goalChoices(whole.goals),
    teams: whole.teams.map(({ key, name }) => ({ key, label: name.trim() || key, depth: 0 })),
    broken,
  };
}

function nothing({ portfolio, view }: PictureParams, today: number): PictureResult {
  const time = { first: today, last: today, words: '', whole: { first: today, last: today }, today };
  const words = { name: '', scenario: '', headline: '', line: '', html: '' };
  const lists = { goals: [], teams: [], broken: [] };
  return { version: -1, portfolio, view, ...words, items: 0, time: { ...time, scales: ['whole'] }, ...lists };
}

function shown(period: PeriodView, zoom: PictureZoom | undefined): PeriodView | undefined {
  return zoom === undefined ? undefined : zoomed(period, zoom.scale, zoom.at);
}

/** Lists the goals in tree order. */
function goalChoices(goals: readonly GoalView[]): readonly PictureChoice[] {
  const below = new Map<string | null, GoalView[]>();
  for (const goal of goals) {
    const list = below.get(goal.parent);
    if (list === undefined) below.set(goal.parent, [goal]);
    else list.push(goal);
  }
  const visit = (parent: string | null, depth: number): PictureChoice[] =>
    (below.get(parent) ?? []).flatMap(({ key, title }) => [
      { key, label: title.trim() || key, depth },
      ...visit(key, depth + 1),
    ]);
  return visit(null, 0);
}

/** Returns the style sheet of the views. */
export const pictureStyle = defineSessionFeature<unknown, PictureStyleResult>({
  method: styleMethod,
  params: anything,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: () => ({ css: styleSheet(), defs: pageDefs }),
});

/** Returns the card of an item, and its location. */
export const pictureItem = defineSessionFeature<PictureItemParams, PictureItemResult | null>({
  method: itemMethod,
  params: shapeOf<PictureItemParams>({
    portfolio: text,
    keys: texts,
    reasons: z.boolean().optional(),
    scenario: text.optional(),
  }),
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return null;
    const card = drawnIn(session, portfolio, params, ({ whole }) =>
      cardOf(session, portfolio, whole, params),
    );
    if (card === null) return null;
    const { key, title, html } = card;
    // The item's text, even if a scenario changes it; for an item that the scenario adds, the scenario's text.
    const place = itemKeys(portfolio).find(([, other]) => other === key)?.[0];
    if (place !== undefined)
      return { title, html, location: locate(session, portfolio, place, viewOf(place)) };
    const { scenario } = params;
    const id = key.slice(0, key.lastIndexOf('~'));
    return { title, html, location: scenario === undefined ? null : begunIn(session, scenario, id) };
  },
});

/** Returns the card of one or several items; null if none of them exists. */
function cardOf(
  session: Session,
  portfolio: Portfolio,
  view: PortfolioView,
  { keys, reasons }: PictureItemParams,
): { readonly key: string; readonly title: string; readonly html: string } | null {
  const wanted = new Set(keys);
  const items = view.items.filter(({ key }) => wanted.has(key));
  const [item] = items;
  if (item === undefined) return null;
  const { key, title } = item;
  if (items.length > 1) return { key, title, html: crowdCard(view, items) };
  const place = reasons === true && itemKeys(portfolio).find(([, other]) => other === key)?.[0];
  const why = place
    ? { reasons: reasonsOf(session.analysisOf(portfolio).judgementOf(viewOf(place)).evidence) }
    : {};
  return { key, title, html: itemCard(view, item, { keys: true, ...why }) };
}

function reasonsOf(
  evidence: readonly {
    readonly pole: Reason['pole'];
    readonly text: string;
    readonly dimension: string;
    readonly weight: number;
  }[],
): readonly Reason[] {
  return evidence.flatMap(({ pole, text, dimension, weight }) =>
    weight > 0 ? [{ pole, words: oneLine(text), about: translated(dimension) }] : [],
  );
}

/** Exports a view as a file: in light colours, for paper and slides; an HTML page follows its reader's system. */
export const exportPicture = defineSessionFeature<
  ExportPictureParams,
  ExportPictureResult | Promise<ExportPictureResult>
>({
  method: exportMethod,
  params: shapeOf<ExportPictureParams>({
    ...ofPicture,
    format: z.enum(['svg', 'html', 'pdf', 'pptx']),
    fixed: z.boolean().optional(),
  }),
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const { view: kind } = params;
    if (kind === 'over-time') {
      const { view } = pictureFacts(session, portfolio, params.filter);
      if (params.format === 'pdf' || params.format === 'pptx')
        return { refused: t`What became of the portfolio over time is saved as SVG or HTML.` };
      return overTimeFile(session, portfolio, params.format).then((file) =>
        'refused' in file ? file : { ...file, name: fileName(view, params) },
      );
    }
    return drawnIn(session, portfolio, params, ({ facts }) =>
      fileOf(session, facts.view, { ...params, view: kind }),
    );
  },
});

function fileOf(
  session: Session,
  view: PortfolioView,
  params: ExportPictureParams & { readonly view: Exclude<PictureView, 'over-time'> },
): ExportPictureResult | Promise<ExportPictureResult> {
  const period = shown(view.period, params.zoom);
  const { format } = params;
  const name = fileName(view, params);
  if (format === 'html') return { text: pageOf(view, params, period), name };
  if (!isDrawn(params.view))
    return { refused: t`${viewTitle(params.view)} is a table, and no picture. Save it as HTML.` };
  const drawn = { width: params.width, ...(period === undefined ? {} : { period }) };
  if (format === 'svg') return { text: standaloneSvg(view, params.view, drawn), name };
  const { noSlide } = drawnView(params.view);
  if (noSlide !== undefined) return { refused: translated(noSlide) };
  return slidesOf(pictureDeck(view, params.view, period), format, { today: session.today, name });
}

function pageOf(view: PortfolioView, params: ExportPictureParams, period?: PeriodView): string {
  return standalonePage(view, {
    views: params.view === 'over-time' ? [] : [params.view],
    ...(params.fixed === true ? { widths: [params.width], theme: 'light' as const } : {}),
    ...(period === undefined ? {} : { period }),
  });
}

/**
 * Builds a file name such as `harrowmere-hospital-emergency-two-paths.svg`: letters, digits and hyphens of any
 * language.
 */
function fileName(view: PortfolioView, params: ExportPictureParams): string {
  const words = [view.name, view.part?.name ?? '', params.view].join(' ').toLowerCase();
  const slug = words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${slug.slice(-80).replace(/^-+/, '') || 'portfolio'}.${params.format}`;
}
