/** Creates fixes that add a measure or milestone to an item, on one line, whatever the style of the list. */

import type { ItemView } from '../../core/model/item.ts';
import { type Day, isoDay } from '../../core/text/days.ts';
import { appendToList } from '../../edits/text/entry-edits.ts';
import type { RuleFix } from '../kit/define-rule.ts';
import { slot, withPlaceholders } from './key-fixes.ts';

/** Returns a fix that adds a measure of a kind: a process measure is read weekly, an outcome quarterly. */
export function addMeasure(item: ItemView, title: string, kind: 'process' | 'outcome'): RuleFix[] {
  const name = kind === 'process' ? 'What is counted' : 'What will be different';
  const every = kind === 'process' ? 'weekly' : 'quarterly';
  const measure = `{name: ${slot(1, name)}, kind: ${kind}, baseline: ${slot(2, '0')}, target: ${slot(3, '0')}, unit: ${slot(4, 'unit')}, every: ${every}}`;
  return withPlaceholders(item, title, measure, (value) =>
    appendToList(item.block, item.entry.values, 'measures', value),
  );
}

/**
 * Returns a fix that adds a milestone: a quarter of the way from the item's start to its end, or 91 days from the only
 * one of the two that is known. None if neither is.
 */
export function addMilestone(item: ItemView, title: string): RuleFix[] {
  const day = milestoneDay(item);
  if (day === null) return [];
  const snippet = `{title: ${slot(1, 'What will then be true')}, date: ${slot(2, isoDay(day))}}`;
  return withPlaceholders(item, title, snippet, (value) =>
    appendToList(item.block, item.entry.values, 'milestones', value),
  );
}

function milestoneDay(item: ItemView): Day | null {
  const { first, last } = item.span;
  if (first !== null)
    return last === null || last < first ? first + 91 : first + Math.floor((last - first) / 4);
  return last === null ? null : last - 91;
}
