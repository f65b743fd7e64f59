/** Computes the share of effort on each path at a moment, by the same rules as `core/model/balance.ts`. */
import { civil, type Day, type DayRange, dayOf } from '../../core/text/days.ts';
import { type BalanceFacts, balanceFacts } from '../facts/balance.ts';
import type { Life } from './life.ts';
import { type ItemRecord, isLive, isMixedOn } from './record.ts';
import type { RootRecord } from './replay.ts';

export function shareAt(lives: readonly Life[], root: RootRecord, day: Day): BalanceFacts {
  const period = root.period ?? yearOf(day);
  const counting = lives.map(({ record }) => record).filter((record) => counts(record, period));
  const tracked = counting.filter(({ track }) => track !== null);
  const stated = tracked.some(({ effort }) => effort !== null);
  const weighed = stated ? tracked.filter(({ effort }) => effort !== null) : tracked;
  const amounts = { operational: 0, strategic: 0, mixed: 0 };
  for (const record of weighed) {
    const amount = stated ? (record.effort ?? 0) * daysWithin(record, period) : 1;
    const mixed = root.judgesMixed && isMixedOn(record, day);
    amounts[mixed ? 'mixed' : (record.track as 'operational' | 'strategic')] += amount;
  }
  const untracked = counting.length - tracked.length;
  return balanceFacts({
    basis: stated ? 'effort' : 'items',
    ...amounts,
    weighed: weighed.length,
    target: root.target,
    tolerance: root.tolerance,
    leftOut: untracked + tracked.length - weighed.length,
    untracked,
  });
}

function counts(record: ItemRecord, period: DayRange): boolean {
  if (record.track === 'neither') return false;
  return isLive(record) || (record.status === 'planned' && daysWithin(record, period) > 0);
}

function daysWithin({ first, last }: ItemRecord, period: DayRange): number {
  const from = Math.max(first ?? period.first, period.first);
  return Math.max(0, Math.min(last ?? period.last, period.last) - from + 1);
}

function yearOf(day: Day): DayRange {
  const { year } = civil(day);
  return { first: dayOf(year, 1, 1), last: dayOf(year, 12, 31) };
}
