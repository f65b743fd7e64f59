/** Renders the view *Over time*, the history of a portfolio, where history is available. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { markup } from '../../report/drawing/markup.ts';
import type { History } from '../../report/history/history.ts';
import { historyHead, historyPage, historySvg, historyView } from '../../report/history/view.ts';
import { contentWidth } from '../../report/page/render.ts';
import type { Session } from '../../session/session.ts';

/** The rendered view: its head and its HTML. */
export interface OverTime {
  readonly headline: string;
  readonly line: string;
  readonly html: string;
}

const pastOf = (session: Session, portfolio: Portfolio): Promise<History | { readonly refused: string }> =>
  session.historyOf === null
    ? Promise.resolve({ refused: t`The past is read through git, and there is none here.` })
    : session.historyOf(portfolio.folder);

/** Renders the history at a page width; if there is none, says why. */
export async function overTime(session: Session, portfolio: Portfolio, width: number): Promise<OverTime> {
  const past = await pastOf(session, portfolio);
  if ('refused' in past) {
    const headline = t`There is no history to show.`;
    const html = markup`<section class="view over-time" data-view="over-time"><header class="head"><div><h1>${headline}</h1><p class="sub">${past.refused}</p></div></header></section>`;
    return { headline, line: past.refused, html: html.text };
  }
  return { ...historyHead(past), html: historyView(past, contentWidth(width), true).text };
}

/** Exports the history as a file, or returns the reason why there is none. */
export async function overTimeFile(
  session: Session,
  portfolio: Portfolio,
  format: 'svg' | 'html',
): Promise<{ readonly text: string } | { readonly refused: string }> {
  const past = await pastOf(session, portfolio);
  if ('refused' in past) return past;
  return { text: format === 'svg' ? historySvg(past) : historyPage(past) };
}
