/**
 * Defines 'mixed' for every place that counts or draws it: status bar, tree, pictures and reviews. An item is mixed while its
 * finding `mixed-traits` is shown. If the finding is ignored with a reason, disabled or below its threshold, the item
 * stays on its declared track. For an entry that YAML cannot read, which no rule runs on, the verdict decides. Ideas
 * and stopped items may be mixed too, but are never counted, because nobody works on them.
 */

import type { EntryRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Placed } from '../rules/kit/placed.ts';
import { fires } from '../traits/fires.ts';
import type { Analysis } from './analysis.ts';

/** Tells whether an item is mixed, given the findings shown on it. */
export function isMixed(item: ItemView, analysis: Analysis, found: Iterable<Pick<Placed, 'rule'>>): boolean {
  if (item.entry.broken) return fires(analysis.judgementOf(item), item.track ?? undefined) === 'mixed-traits';
  for (const { rule } of found) if (rule === 'mixed-traits') return true;
  return false;
}

/** Tells whether an item counts as work of the portfolio. */
export function isCounted(item: Pick<ItemView, 'status'>): boolean {
  return item.status !== 'idea' && item.status !== 'stopped';
}

/** Groups all shown findings by entry. Walks every file: call it once, not per item. */
export function findingsByEntry(
  portfolio: Portfolio,
  analysis: Analysis,
): ReadonlyMap<EntryRef, readonly Placed[]> {
  const byRef = new Map<EntryRef, Placed[]>();
  for (const uri of portfolio.files.keys())
    for (const placed of analysis.findings(uri)) {
      if (placed.ref === null) continue;
      const list = byRef.get(placed.ref);
      if (list === undefined) byRef.set(placed.ref, [placed]);
      else list.push(placed);
    }
  return byRef;
}

/** Weight on each path, and on both at once: FTE-days in thousandths, or number of items. */
export interface PathWeights {
  readonly operational: number;
  readonly strategic: number;
  /** Weight of mixed items, whatever track they declare. */
  readonly mixed: number;
  /** Number of items weighed. */
  readonly weighed: number;
}

/** Computes the balance with mixed items counted apart from both paths. */
export function weightsOf(portfolio: Portfolio, analysis: Analysis): PathWeights {
  const { portions, counts } = analysis.balance;
  const found = findingsByEntry(portfolio, analysis);
  const weights = { operational: 0, strategic: 0, mixed: 0 };
  for (const path of ['operational', 'strategic'] as const)
    for (const { ref, view, amount } of portions(path))
      weights[isMixed(view, analysis, found.get(ref) ?? []) ? 'mixed' : path] += amount;
  return { ...weights, weighed: counts.operational + counts.strategic };
}

/** Returns the mixed items, of any status. Walks every file: call it once, not per item. */
export function mixedRefs(portfolio: Portfolio, analysis: Analysis): ReadonlySet<EntryRef> {
  const found = findingsByEntry(portfolio, analysis);
  const mixed = new Set<EntryRef>();
  for (const ref of portfolio.index.refs.item)
    if (isMixed(viewOf(ref), analysis, found.get(ref) ?? [])) mixed.add(ref);
  return mixed;
}

/** Counts the mixed items that count as work. */
export function countMixed(portfolio: Portfolio, analysis: Analysis): number {
  let count = 0;
  for (const ref of mixedRefs(portfolio, analysis))
    if (ref.kind === 'item' && isCounted(viewOf(ref))) count++;
  return count;
}
