import { countMixed } from '../analysis/mixed-items.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { comparePaths } from '../core/text/paths.ts';
import {
  type Balance,
  type FindingCounts,
  portfolios as method,
  type PortfolioSummary,
} from '../protocol/protocol.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { Session } from '../session/session.ts';
import { defineSessionFeature } from './kit/feature.ts';

/** The portfolios that are open, with what a status bar says of each. */
export const portfolios = defineSessionFeature<unknown, PortfolioSummary[]>({
  method,
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

/** The balance in whole percent, for people; null where there is nothing to share. */
export function balanceFor(session: Session, portfolio: Portfolio): Balance | null {
  const { share, basis, leftOut } = session.analysisOf(portfolio).balance;
  if (share === null) return null;
  const operational = Math.round(share);
  return { operational, strategic: 100 - operational, basis, target: portfolio.settings.balance, leftOut };
}

/** How many findings there are of each severity. */
export function countsOf(findings: Iterable<Placed>): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
