/** Produces the A3 of an item as a page or a file, for editor and command line alike. */
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { viewOf } from '../../core/model/item.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { itemKeys } from '../facts/entry-keys.ts';
import type { PictureItem, PortfolioView } from '../facts/view-data.ts';
import { type A3, a3Of, a3Rows } from './a3.ts';
import { a3Page } from './html.ts';
import { a3Markdown } from './markdown.ts';

function itemOf(portfolio: Portfolio, view: PortfolioView, ref: ItemRef): PictureItem | undefined {
  const key = itemKeys(portfolio).find(([own]) => own === ref)?.[1];
  return view.items.find((item) => item.key === key);
}

/** Returns the A3 of an item in the portfolio that `view` shows; see `a3Of`. */
export function a3OfRef(
  portfolio: Portfolio,
  view: PortfolioView,
  ref: ItemRef,
  measure?: string,
): A3 | { readonly refused: string } {
  const item = itemOf(portfolio, view, ref);
  if (item === undefined) return { refused: t`This item is no longer in the portfolio.` };
  return a3Of(view, item, viewOf(ref), measure);
}

/** Lists the measures that an item's A3 can start from, and whether each is behind plan. */
export function a3Measures(
  portfolio: Portfolio,
  view: PortfolioView,
  ref: ItemRef,
): readonly { readonly name: string; readonly behind: boolean }[] {
  const item = itemOf(portfolio, view, ref);
  return item === undefined
    ? []
    : a3Rows(view, item).map(({ measure: { name }, behind }) => ({ name, behind }));
}

/**
 * Renders an A3 as text.
 * @param back link to the item's file, relative to the text's future location; null for no link
 */
export const a3Text = (a3: A3, format: 'html' | 'markdown', back: string | null): string =>
  format === 'html' ? a3Page(a3, back) : a3Markdown(a3, back);

/** Returns the link from an item to its A3. */
export const a3Link = (measure: string, url: string): { readonly title: string; readonly url: string } => ({
  title: `A3: ${measure}`,
  url,
});
