/** Caches the data that pictures are drawn from, so that zooming or switching tabs only costs the drawing. */

import { readingOf } from '../../core/document/read-block.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import { t } from '../../core/text/l10n.ts';
import { memo } from '../../core/text/memo.ts';
import { decoded } from '../../core/text/paths.ts';
import type { BrokenFile, PictureFilter, PictureParams } from '../../protocol/picture.ts';
import { type Facts, factsOf } from '../../report/facts/facts.ts';
import { partOf } from '../../report/facts/portfolio-part.ts';
import { portfolioView } from '../../report/facts/portfolio-view.ts';
import type { PortfolioView } from '../../report/facts/view-data.ts';
import { overScenario } from '../../session/over-scenario.ts';
import { scenarioAt } from '../../session/scenarios.ts';
import type { Session } from '../../session/session.ts';

/** Returns the view data of a whole portfolio. */
export function wholeView(session: Session, portfolio: Portfolio): PortfolioView {
  return viewOf(portfolio, session, stateOf(session, portfolio));
}
const viewOf = memo((portfolio: Portfolio, session: Session, _state: string) =>
  portfolioView(portfolio, session.analysisOf(portfolio), session.nameOf(portfolio)),
);

/** Returns the facts of the part that a filter selects. */
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

/** What a view is drawn from: the portfolio, possibly with a scenario applied. */
export interface Drawn {
  readonly whole: PortfolioView;
  readonly facts: Facts;
  /** Name of the scenario; empty if none is applied. */
  readonly scenario: string;
  readonly broken: readonly BrokenFile[];
}

/**
 * Calls `draw` with the portfolio as changed by an open scenario; unchanged if none is given or open, or if it belongs
 * to another portfolio. Problems in the scenario are reported like an unreadable file. `draw` must be synchronous.
 */
export function drawnIn<T>(
  session: Session,
  portfolio: Portfolio,
  { scenario: uri, filter = {} }: Pick<PictureParams, 'scenario' | 'filter'>,
  draw: (drawn: Drawn) => T,
): T {
  const broken = brokenOf(session, portfolio);
  const open = uri === undefined ? null : scenarioAt(session, uri);
  if (open === null || open.portfolio !== portfolio) {
    const facts = pictureFacts(session, portfolio, filter);
    return draw({ whole: wholeView(session, portfolio), facts, scenario: '', broken });
  }
  return overScenario(session, portfolio, open.document.text, (said, [problem]) => {
    const own = { uri: open.uri, name: inFolder(portfolio, open.uri), line: (problem?.line ?? 1) - 1 };
    const scenario = said.trim() || own.name;
    const name = t`${session.nameOf(portfolio)}, what if: ${scenario}`;
    const whole = portfolioView(portfolio, session.analysisOf(portfolio), name);
    const facts = factsOf(partOf(whole, portfolio, filter));
    return draw({ whole, facts, scenario, broken: problem === undefined ? broken : [own, ...broken] });
  });
}

/** Lists files that could not be opened, or that contain syntax errors. */
export function brokenOf(session: Session, portfolio: Portfolio): readonly BrokenFile[] {
  return brokenFiles(portfolio, stateOf(session, portfolio));
}

/** Returns a cache key: model version, day, unreadable files and settings. */
function stateOf(session: Session, portfolio: Portfolio): string {
  const { today } = session.analysisOf(portfolio);
  return `${portfolio.version} ${today} ${[...portfolio.problems.keys()].join(' ')} ${portfolio.settings.key}`;
}

const brokenFiles = memo((portfolio: Portfolio, _state: string): readonly BrokenFile[] => {
  const nameOf = (uri: string): string => inFolder(portfolio, uri);
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

/** Returns a file's path relative to its portfolio's folder. */
function inFolder({ folder }: Portfolio, uri: string): string {
  return decoded(uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : uri);
}
