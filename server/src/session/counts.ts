/** Computes the figures that every view shows of a portfolio. */
import { weightsOf } from '../analysis/mixed-items.ts';
import { pointsFrom } from '../core/model/balance.ts';
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
  /** True if the operational share is off its target by more than the tolerance, however mixed items turn out. */
  readonly outside: boolean;
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
  const { basis, leftOut } = analysis.balance;
  const weights = weightsOf(portfolio, analysis);
  const { operational, mixed, strategic, weighed } = weights;
  const target = portfolio.settings.balance;
  const points = pointsFrom(weights, target?.operational ?? 0);
  if (points === undefined || leftOut > weighed) return null;
  return {
    ...wholeShares(operational, mixed, strategic),
    outside: target !== null && Math.abs(points) > target.tolerance + 1e-9,
    basis,
    target,
    leftOut,
  };
}

/** Counts findings by severity. */
export function countsOf(findings: Iterable<Placed>): SeverityCounts {
  const counts = { error: 0, warning: 0, info: 0, hint: 0 };
  for (const { severity } of findings) counts[severity]++;
  return counts;
}
