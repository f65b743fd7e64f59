/** Computes the figures that every view shows of a portfolio. */
import { weightsOf } from '../analysis/mixed-items.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Severity } from '../core/text/finding.ts';
import { wholeShares } from '../report/facts/balance.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { Session } from './session.ts';

/** The shares of both paths, for display. */
export interface BalanceCount {
  /** Whole percent of the total weight; the three sum to 100. */
  readonly operational: number;
  readonly strategic: number;
  /** Share of mixed items, whatever track they declare. */
  readonly mixed: number;
  /** Operational share with mixed items on their declared track. This is what a target is compared with. */
  readonly declared: number;
  /** The unit of the shares: milli-FTE-days if any item states an effort, else items. */
  readonly basis: 'effort' | 'items';
  /** Target for the operational share in percent, with its tolerance in points; null if none is stated. */
  readonly target: { readonly operational: number; readonly tolerance: number } | null;
  /** Items left out because they lack a track or an effort. */
  readonly leftOut: number;
}
export type SeverityCounts = Readonly<Record<Severity, number>>;

/** Returns the balance in whole percent; null if nothing is weighed, or if more items are left out than are weighed. */
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

/** Counts findings by severity. */
export function countsOf(findings: Iterable<Placed>): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
