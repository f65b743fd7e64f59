/** Caches what the pictures of a portfolio are drawn from: a zoom or another tab costs the drawing alone. */

import { readingOf } from '../../core/document/read-block.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { memo } from '../../core/text/memo.ts';
import type { BrokenFile, PictureFilter } from '../../protocol/picture.ts';
import { type Facts, factsOf } from '../../report/facts/facts.ts';
import { partOf } from '../../report/facts/portfolio-part.ts';
import { portfolioView } from '../../report/facts/portfolio-view.ts';
import type { PortfolioView } from '../../report/facts/view-data.ts';
import type { Session } from '../../session/session.ts';

/** The whole portfolio as the pictures see it. */
export function wholeView(session: Session, portfolio: Portfolio): PortfolioView {
  return viewOf(portfolio, session, stateOf(session, portfolio));
}
const viewOf = memo((portfolio: Portfolio, session: Session, _state: string) =>
  portfolioView(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)),
);

/** The facts of the part that a filter leaves. */
export function pictureFacts(session: Session, portfolio: Portfolio, filter: PictureFilter = {}): Facts {
  return partFacts(wholeView(session, portfolio), portfolio, filter.goal, filter.team);
}
const partFacts = memo((whole: PortfolioView, portfolio: Portfolio, goal?: string, team?: string) =>
  factsOf(
    partOf(whole, portfolio, {
      ...(goal === undefined ? {} : { goal }),
      ...(team === undefined ? {} : { team }),
    }),
  ),
);

/** Files of which YAML cannot read a part, or that could not be opened. */
export function brokenOf(session: Session, portfolio: Portfolio): readonly BrokenFile[] {
  return brokenFiles(portfolio, stateOf(session, portfolio));
}

/** Equal states, equal pictures: the version of the model, the day, what cannot be read, and the settings. */
function stateOf(session: Session, portfolio: Portfolio): string {
  const { today } = session.analysisOf(portfolio);
  return `${portfolio.version} ${today} ${[...portfolio.problems.keys()].join(' ')} ${portfolio.settings.key}`;
}

const brokenFiles = memo((portfolio: Portfolio, _state: string): readonly BrokenFile[] => {
  const nameOf = (uri: string): string =>
    decodeURIComponent(uri.startsWith(`${portfolio.folder}/`) ? uri.slice(portfolio.folder.length + 1) : uri);
  const unreadable = [...portfolio.problems.keys()].map((uri) => ({ uri, name: nameOf(uri), line: 0 }));
  const unparsed = portfolio.sorted.flatMap((document): BrokenFile[] => {
    const at = document.blocks.findIndex((block) => readingOf(block).broken);
    if (at < 0 || portfolio.problems.has(document.uri)) return [];
    const block = document.blocks[at];
    const first = block === undefined ? undefined : readingOf(block).findings[0];
    const { line } = document.positionIn(at, first?.span.start ?? 0);
    return [{ uri: document.uri, name: nameOf(document.uri), line }];
  });
  return [...unreadable, ...unparsed];
});
