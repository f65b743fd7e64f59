/**
 * What 'mixed' means wherever it is counted or drawn: in the status bar, the tree and the pictures. An item is mixed
 * while its finding `mixed-traits` is shown. One that is ignored with a reason, switched off or not sure enough
 * leaves the item on its declared track. In an entry that YAML cannot read no rule runs; then the verdict says.
 * Ideas and stopped items may be mixed too, but count nowhere: nobody works on them.
 */

import type { EntryRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Placed } from '../rules/kit/placed.ts';
import { fires } from '../traits/fires.ts';
import type { Analysis } from './analysis.ts';

/** Whether an item is mixed, by the findings that are shown of it. */
export function isMixed(item: ItemView, analysis: Analysis, found: Iterable<Pick<Placed, 'rule'>>): boolean {
  if (item.entry.broken) return fires(analysis.judgementOf(item), item.track ?? undefined) === 'mixed-traits';
  for (const { rule } of found) if (rule === 'mixed-traits') return true;
  return false;
}

/** Whether an item counts among the work of a portfolio. */
export function isCounted(item: Pick<ItemView, 'status'>): boolean {
  return item.status !== 'idea' && item.status !== 'stopped';
}

/** Findings shown of each entry. One walk over all of them: ask once, not item by item. */
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

/** What is weighed on each path, and on both at once: FTE x days in thousandths, or items. */
export interface Weights {
  readonly operational: number;
  readonly strategic: number;
  /** Of mixed items, by the track they declare. */
  readonly mixed: { readonly operational: number; readonly strategic: number };
  /** How many items are weighed. */
  readonly weighed: number;
}

/** The balance with mixed items as themselves: what they weigh is on neither path alone. */
export function weightsOf(portfolio: Portfolio, analysis: Analysis): Weights {
  const { portions, counts } = analysis.balance;
  const found = findingsByEntry(portfolio, analysis);
  const pure = { operational: 0, strategic: 0 };
  const mixed = { operational: 0, strategic: 0 };
  for (const path of ['operational', 'strategic'] as const)
    for (const { ref, view, amount } of portions(path))
      (isMixed(view, analysis, found.get(ref) ?? []) ? mixed : pure)[path] += amount;
  return { ...pure, mixed, weighed: counts.operational + counts.strategic };
}

/** How many mixed items count. */
export function countMixed(portfolio: Portfolio, analysis: Analysis): number {
  const found = findingsByEntry(portfolio, analysis);
  let count = 0;
  for (const ref of portfolio.index.refs.item) {
    const item = viewOf(ref);
    if (isCounted(item) && isMixed(item, analysis, found.get(ref) ?? [])) count++;
  }
  return count;
}
