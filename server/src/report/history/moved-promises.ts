/** What became of promised dates: how often they moved, and by how much. */
import type { HistoryEvent, ItemName, Life } from './life.ts';

export interface MovedItem {
  readonly item: ItemName;
  /** In the order in which they came. */
  readonly moves: readonly HistoryEvent[];
}

export interface MovedPromises {
  /** Items that promised an end or a milestone while open, as far as the history shows. */
  readonly promising: number;
  /** Items of which a date moved; the most often moved first. */
  readonly items: readonly MovedItem[];
  readonly later: number;
  readonly earlier: number;
  /** Dates that were taken back. */
  readonly withdrawn: number;
  /** Days of the middle move to a later date; null where none was. */
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
