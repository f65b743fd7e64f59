import { countMixed } from '../analysis/mixed-items.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { comparePaths } from '../core/text/paths.ts';
import { portfolios as method, type PortfolioSummary } from '../protocol/portfolios.ts';
import { balanceFor, countsOf } from '../session/counts.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';
import { anything } from './kit/shapes.ts';

/** Lists the open portfolios, with what a status bar shows of each. */
export const portfolios = defineSessionFeature<unknown, PortfolioSummary[]>({
  method,
  params: anything,
  capabilities: () => ({}),
  handle: (_, { session }) =>
    [...session.workspace.portfolios.values()]
      .filter((portfolio) => session.workspace.isOpened(portfolio))
      .map((portfolio) => summaryOf(session, portfolio))
      .sort((a, b) => comparePaths(a.name, b.name) || comparePaths(a.portfolio, b.portfolio)),
});

function summaryOf(session: Session, portfolio: Portfolio): PortfolioSummary {
  const analysis = session.analysisOf(portfolio);
  return {
    portfolio: portfolio.folder,
    name: session.nameOf(portfolio),
    version: portfolio.version,
    files: portfolio.files.size,
    items: portfolio.index.refs.item.size,
    mixed: countMixed(portfolio, analysis),
    balance: balanceFor(session, portfolio),
    findings: countsOf([...portfolio.files.keys()].flatMap((uri) => analysis.findings(uri))),
  };
}
