/** The pictures of a portfolio: a view drawn to a width, its style, the card of an item, and a file of its own. */

import { viewOf } from '../core/model/item.ts';
import { t, translated } from '../core/text/l10n.ts';
import {
  type ExportPictureParams,
  type ExportPictureResult,
  exportPicture as exportMethod,
  pictureItem as itemMethod,
  picture as method,
  type PictureChoice,
  type PictureItemParams,
  type PictureItemResult,
  type PictureParams,
  type PictureResult,
  type PictureStyleResult,
  type PictureZoom,
  pictureStyle as styleMethod,
} from '../protocol/picture.ts';
import { pictureDeck } from '../report/deck/picture-slide.ts';
import { itemKeys } from '../report/facts/portfolio-view.ts';
import { periodWords, zoomed, zoomsOf } from '../report/facts/time.ts';
import type { GoalView, PeriodView, PortfolioView } from '../report/facts/view-data.ts';
import { crowdCard, itemCard, type Reason } from '../report/page/card.ts';
import { pageDefs, standalonePage, standaloneSvg, styleSheet } from '../report/page/page.ts';
import { renderFacts } from '../report/page/render.ts';
import { drawnView, isDrawn, viewTitle } from '../report/page/views.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { slidesOf } from './kit/slides.ts';
import { type OverTime, overTime, overTimeFile } from './picture/over-time.ts';
import { brokenOf, pictureFacts, wholeView } from './picture/picture-data.ts';
import { locate } from './tree/tree-nodes.ts';

/** Rows of the table under a picture: as many as a page takes without a pause. */
const TABLE_ROWS = 300;

/** One view, drawn. */
export const picture = defineSessionFeature<PictureParams, PictureResult | Promise<PictureResult>>({
  method,
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return nothing(params, session.today);
    const facts = pictureFacts(session, portfolio, params.filter);
    const whole = wholeView(session, portfolio);
    const period = shown(facts.view.period, params.zoom);
    const { view, width } = params;
    const { first, last } = period ?? whole.period;
    const answer = ({ headline, line, html }: OverTime): PictureResult => ({
      version: portfolio.version,
      portfolio: portfolio.folder,
      view,
      name: whole.name,
      headline,
      line,
      html,
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
      broken: brokenOf(session, portfolio),
    });
    // The past is read from git: the one view that has to wait.
    if (view === 'over-time') return overTime(session, portfolio, width).then(answer);
    const zoomed = period === undefined ? {} : { period };
    return answer(renderFacts(facts, view, { width, interactive: true, tableRows: TABLE_ROWS, ...zoomed }));
  },
});

function nothing({ portfolio, view }: PictureParams, today: number): PictureResult {
  const time = { first: today, last: today, words: '', whole: { first: today, last: today }, today };
  const words = { name: '', headline: '', line: '', html: '' };
  const lists = { goals: [], teams: [], broken: [] };
  return { version: -1, portfolio, view, ...words, items: 0, time: { ...time, scales: ['whole'] }, ...lists };
}

function shown(period: PeriodView, zoom: PictureZoom | undefined): PeriodView | undefined {
  return zoom === undefined ? undefined : zoomed(period, zoom.scale, zoom.at);
}

/** Goals in the order of their tree. */
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

/** How the views look. */
export const pictureStyle = defineSessionFeature<unknown, PictureStyleResult>({
  method: styleMethod,
  withoutFindings: true,
  capabilities: () => ({}),
  handle: () => ({ css: styleSheet(), defs: pageDefs }),
});

/** The card of an item, and where the item stands. */
export const pictureItem = defineSessionFeature<PictureItemParams, PictureItemResult | null>({
  method: itemMethod,
  capabilities: () => ({}),
  handle: ({ portfolio: folder, keys, reasons }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return null;
    const view = wholeView(session, portfolio);
    const wanted = new Set(keys);
    const items = view.items.filter(({ key }) => wanted.has(key));
    const [item] = items;
    if (item === undefined) return null;
    const place = itemKeys(portfolio).find(([, key]) => key === item.key)?.[0];
    const core = place === undefined ? undefined : viewOf(place);
    const location = place && core ? locate(session, portfolio, place, core) : null;
    if (items.length > 1) return { title: item.title, html: crowdCard(view, items), location };
    const why =
      reasons === true && core !== undefined
        ? { reasons: reasonsOf(session.analysisOf(portfolio).judgementOf(core).evidence) }
        : {};
    return { title: item.title, html: itemCard(view, item, { keys: true, ...why }), location };
  },
});

function reasonsOf(
  evidence: readonly {
    readonly pole: Reason['pole'];
    readonly text: string;
    readonly dimension: string;
    readonly weight: number;
  }[],
): readonly Reason[] {
  return evidence.flatMap(({ pole, text, dimension, weight }) =>
    weight > 0 ? [{ pole, words: text.replace(/\s+/g, ' ').trim(), about: translated(dimension) }] : [],
  );
}

/** A view as a file: light, since it goes to paper and slides; a page follows its reader's system. */
export const exportPicture = defineSessionFeature<
  ExportPictureParams,
  ExportPictureResult | Promise<ExportPictureResult>
>({
  method: exportMethod,
  capabilities: () => ({}),
  handle: (params, { session }) => {
    const portfolio = session.workspace.portfolios.get(params.portfolio);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const { view } = pictureFacts(session, portfolio, params.filter);
    if (params.view === 'over-time') {
      if (params.format === 'pdf' || params.format === 'pptx')
        return { refused: t`What became of the portfolio over time is saved as SVG or HTML.` };
      return overTimeFile(session, portfolio, params.format).then((file) =>
        'refused' in file ? file : { ...file, name: fileName(view, params) },
      );
    }
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
  },
});

function pageOf(view: PortfolioView, params: ExportPictureParams, period?: PeriodView): string {
  return standalonePage(view, {
    views: params.view === 'over-time' ? [] : [params.view],
    ...(params.fixed === true ? { widths: [params.width], theme: 'light' as const } : {}),
    ...(period === undefined ? {} : { period }),
  });
}

/** `harrowmere-hospital-emergency-two-paths.svg`: letters, digits and hyphens of any language. */
function fileName(view: PortfolioView, params: ExportPictureParams): string {
  const words = [view.name, view.part?.name ?? '', params.view].join(' ').toLowerCase();
  const slug = words.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '');
  return `${slug.slice(-80).replace(/^-+/, '') || 'portfolio'}.${params.format}`;
}
