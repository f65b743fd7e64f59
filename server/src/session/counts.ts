/** What every view counts of a portfolio. */
import { weightsOf } from '../analysis/mixed-items.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Severity } from '../core/text/finding.ts';
import { wholeShares } from '../report/facts/balance.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { Session } from './session.ts';

/** The shares of both paths, for people. */
export interface BalanceCount {
  /** Whole percent of what is weighed; the three sum to 100. */
  readonly operational: number;
  readonly strategic: number;
  /** What is on both paths at once, whichever track it declares. */
  readonly mixed: number;
  /** Operational share as declared, mixed items by their declared track: what a target is held against. */
  readonly declared: number;
  /** What the shares count: milli-FTE-days where any effort is stated, else items. */
  readonly basis: 'effort' | 'items';
  /** Intended operational share in percent and its tolerance in points; null where none is stated. */
  readonly target: { readonly operational: number; readonly tolerance: number } | null;
  /** Items left out for want of a track or of effort. */
  readonly leftOut: number;
}
export type SeverityCounts = Readonly<Record<Severity, number>>;

/**
 * The balance in whole percent, for people; null where there is nothing to share, and where more items are left out
 * than are weighed.
 */
export function balanceFor(session: Session, portfolio: Portfolio): BalanceCount | null {
  const analysis = session.analysisOf(portfolio);
  const { share, basis, leftOut } = analysis.balance;
  if (share === null) return null;
  const { operational, strategic, mixed, weighed } = weightsOf(portfolio, analysis);
  if (leftOut > weighed) return null;
  return {
    ...wholeShares(operational, mixed.operational + mixed.strategic, strategic),
    declared: Math.round(share),
    basis,
    target: portfolio.settings.balance,
    leftOut,
  };
}

/** How many findings there are of each severity. */
export function countsOf(findings: Iterable<Placed>): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
