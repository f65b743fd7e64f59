/** Computes how long items have been in progress. */
import type { Day } from '../../core/text/days.ts';
import { type ItemName, type Life, nameOf } from './life.ts';

export interface Age {
  readonly item: ItemName;
  readonly days: number;
  /** True if it was in progress when the history begins, and states no start: it may be older. */
  readonly atLeast: boolean;
}

export interface Ages {
  /** Oldest first. */
  readonly items: readonly Age[];
  /** Median age in days, the lower one of an even number; null if nothing is in progress. */
  readonly median: number | null;
  /** True if the median may be higher. */
  readonly atLeast: boolean;
}

export function agesOf(live: readonly Life[], day: Day): Ages {
  const items = live
    .flatMap((life): Age[] =>
      life.begun === null
        ? []
        : [{ item: nameOf(life), days: Math.max(0, day - life.begun), atLeast: life.begunBefore }],
    )
    .sort((a, b) => b.days - a.days || a.item.number - b.item.number);
  const middle = items[Math.floor(items.length / 2)];
  // An item of uncertain age could belong anywhere above.
  const atLeast =
    middle !== undefined && items.slice(Math.floor(items.length / 2)).some((age) => age.atLeast);
  return { items, median: middle?.days ?? null, atLeast };
}
