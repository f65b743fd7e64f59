/** Builds a review source from an earlier state of a portfolio that the client sends. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { parentOf } from '../../core/text/paths.ts';
import { textFiles } from '../../core/text/text-files.ts';
import type { EarlierState } from '../../protocol/review.ts';
import { type ReviewSource, reviewSource } from '../../report/facts/source.ts';
import { Session } from '../../session/session.ts';

/** Returns the source for reviews and meetings of a portfolio. */
export const sourceOf = (session: Session, portfolio: Portfolio): ReviewSource =>
  reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));

/**
 * Builds the source of an earlier state, as of today's date; null if the portfolio did not exist yet. File paths are
 * relative to the folder.
 */
export async function earlierOf(
  portfolio: Portfolio,
  { name, files }: EarlierState,
  today: number,
): Promise<{ readonly name: string; readonly source: ReviewSource | null }> {
  const texts = new Map(files.map(({ uri, text }) => [uri, { text }]));
  // Include root files above, which settings are inherited from: start at the highest folder sent.
  const top = [portfolio.folder, ...texts.keys()]
    .map(parentOf)
    .reduce((a, b) => (a.length <= b.length ? a : b));
  const session = new Session(textFiles(texts, top), today);
  await session.workspace.openFolder(portfolio.folder);
  session.settle();
  const before = session.workspace.portfolios.get(portfolio.folder);
  return { name, source: before === undefined ? null : sourceOf(session, before) };
}
