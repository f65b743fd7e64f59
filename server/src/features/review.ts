/**
 * Builds the review of a portfolio as a page, Markdown or slides, with the changes since an earlier state that the
 * client sends.
 */

import { z } from 'zod';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { review as method, type ReviewParams, type ReviewResult } from '../protocol/review.ts';
import { reviewDeck } from '../report/deck/review-deck.ts';
import { reviewPage } from '../report/review/html.ts';
import { reviewMarkdown } from '../report/review/markdown.ts';
import { reviewOf } from '../report/review/review.ts';
import type { Session } from '../session/session.ts';
import { earlierOf, sourceOf } from './kit/earlier-state.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { earlierState, shapeOf, text } from './kit/shapes.ts';
import { slidesOf } from './kit/slides.ts';

export const review = defineSessionFeature<ReviewParams, Promise<ReviewResult>>({
  method,
  params: shapeOf<ReviewParams>({
    portfolio: text,
    format: z.enum(['html', 'markdown', 'pdf', 'pptx']),
    since: earlierState.optional(),
  }),
  capabilities: () => ({}),
  handle: async ({ portfolio: folder, format, since }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const earlier = since === undefined ? null : await earlierOf(portfolio, since, session.today);
    const made = reviewOf(sourceOf(session, portfolio), earlier);
    if (format === 'pdf' || format === 'pptx')
      return await slidesOf(reviewDeck(made), format, {
        today: session.today,
        name: fileName(made.name, format),
      });
    const text = format === 'html' ? reviewPage([made]) : reviewMarkdown(made);
    return { text, name: fileName(made.name, format), title: made.name };
  },
});

/** Returns the review of a portfolio in Markdown. */
export const reviewTextOf = (session: Session, portfolio: Portfolio): string =>
  reviewMarkdown(reviewOf(sourceOf(session, portfolio), null));

/** Builds a file name such as `harrowmere-hospital-review.html`: letters, digits and hyphens of any language. */
function fileName(name: string, format: ReviewParams['format']): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug.slice(0, 80) || 'portfolio'}-review.${format === 'markdown' ? 'md' : format}`;
}
