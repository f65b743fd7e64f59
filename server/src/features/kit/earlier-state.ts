/** An earlier state of a portfolio that a client sends, as a source of its own. */
import type { Portfolio } from '../../core/model/portfolio.ts';
import { parentOf } from '../../core/text/paths.ts';
import { textFiles } from '../../core/text/text-files.ts';
import type { EarlierState } from '../../protocol/review.ts';
import { type ReviewSource, reviewSource } from '../../report/facts/source.ts';
import { Session } from '../../session/session.ts';

/** What a review or a meeting on a portfolio is made from. */
export const sourceOf = (session: Session, portfolio: Portfolio): ReviewSource =>
  reviewSource(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio));

/**
 * The portfolio as it was, reckoned from the same day; its source is null where it was not there yet. Files stand at
 * the places they have, or had, in the folder.
 */
export async function earlierOf(
  portfolio: Portfolio,
  { name, files }: EarlierState,
  today: number,
): Promise<{ readonly name: string; readonly source: ReviewSource | null }> {
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
