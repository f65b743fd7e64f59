/** The review of a portfolio as a page or as Markdown, and what changed since an earlier state that the client sends. */

import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { parentOf } from '../core/text/paths.ts';
import { textFiles } from '../core/text/text-files.ts';
import {
  type EarlierState,
  review as method,
  type ReviewParams,
  type ReviewResult,
} from '../protocol/protocol.ts';
import { type ReviewSource, reviewSource } from '../report/facts/source.ts';
import { reviewPage } from '../report/review/html.ts';
import { reviewMarkdown } from '../report/review/markdown.ts';
import { type Earlier, reviewOf } from '../report/review/review.ts';
import { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';

export const review = defineSessionFeature<ReviewParams, Promise<ReviewResult>>({
  method,
  capabilities: () => ({}),
  handle: async ({ portfolio: folder, format, since }, { session }) => {
    const portfolio = session.workspace.portfolios.get(folder);
    if (portfolio === undefined) return { refused: t`The portfolio is no longer open.` };
    const earlier = since === undefined ? null : await earlierOf(portfolio, since, session.today);
    const made = reviewOf(sourceOf(session, portfolio), earlier);
    const text = format === 'html' ? reviewPage([made]) : reviewMarkdown(made);
    return { text, name: fileName(made.name, format), title: made.name };
  },
});

const sourceOf = (session: Session, portfolio: Portfolio): ReviewSource =>
  reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));

/** The portfolio as it was, reckoned from the same day. Files stand at the places they have, or had, in the folder. */
async function earlierOf(
  portfolio: Portfolio,
  { name, files }: EarlierState,
  today: number,
): Promise<Earlier> {
  const texts = new Map(files.map(({ uri, text }) => [uri, { text }]));
  // Root files above are read for what they pass on: the search goes up to the highest folder that was sent.
  const top = [portfolio.folder, ...texts.keys()]
    .map(parentOf)
    .reduce((a, b) => (a.length <= b.length ? a : b));
  const session = new Session(textFiles(texts, top), today);
  await session.workspace.openFolder(portfolio.folder);
  session.settle();
  const before = session.workspace.portfolios.get(portfolio.folder);
  return { name, source: before === undefined ? null : sourceOf(session, before) };
}

/** `harrowmere-hospital-review.html`: letters, digits and hyphens of any language. */
function fileName(name: string, format: ReviewParams['format']): string {
  const slug = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return `${slug.slice(0, 80) || 'portfolio'}-review.${format === 'html' ? 'html' : 'md'}`;
}
