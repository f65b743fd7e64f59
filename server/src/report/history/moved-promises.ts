/** Summarizes promised dates: how often they moved, and how far. */
import type { HistoryEvent, ItemName, Life } from './life.ts';

export interface MovedItem {
  readonly item: ItemName;
  /** In chronological order. */
  readonly moves: readonly HistoryEvent[];
}

export interface MovedPromises {
  /** Number of items that promised an end or milestone while open, as far as the history shows. */
  readonly promising: number;
  /** Items with moved dates, most frequently moved first. */
  readonly items: readonly MovedItem[];
  readonly later: number;
  readonly earlier: number;
  /** Number of dates withdrawn. */
  readonly withdrawn: number;
  /** Median delay of the moves to a later date, in days; null if there were none. */
  readonly medianLater: number | null;
}

export function movedPromises(events: readonly HistoryEvent[], lives: readonly Life[]): MovedPromises {
  const byItem = new Map<number, HistoryEvent[]>();
  const days: number[] = [];
  let withdrawn = 0;
  for (const event of events) {
    const { promise, item } = event;
    if (promise === undefined) continue;
    byItem.set(item.number, [...(byItem.get(item.number) ?? []), event]);
    if (promise.to === null) withdrawn++;
    else days.push(promise.to - promise.from);
  }
  const later = days.filter((each) => each > 0).sort((a, b) => a - b);
  return {
    promising: lives.filter(
      ({ firstEnd, moves, record }) => firstEnd !== null || moves > 0 || record.milestones.length > 0,
    ).length,
    items: [...byItem.values()]
      .map((moves): MovedItem => ({ item: (moves.at(-1) as HistoryEvent).item, moves }))
      .sort((a, b) => b.moves.length - a.moves.length || a.item.number - b.item.number),
    later: later.length,
    earlier: days.length - later.length,
    withdrawn,
    medianLater: later[Math.floor((later.length - 1) / 2)] ?? null,
  };
}
