/** How long items have been under way. */
import type { Day } from '../../core/text/days.ts';
import { type ItemName, type Life, nameOf } from './life.ts';

export interface Age {
  readonly item: ItemName;
  readonly days: number;
  /** It was under way when the history begins, and states no start: it may be older. */
  readonly atLeast: boolean;
}

export interface Ages {
  /** The oldest first. */
  readonly items: readonly Age[];
  /** Days, the middle one; of an even number the lower; null where nothing is under way. */
  readonly median: number | null;
  /** The middle one may be more. */
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
  // One that may be older than it seems could stand anywhere above.
  const atLeast =
    middle !== undefined && items.slice(Math.floor(items.length / 2)).some((age) => age.atLeast);
  return { items, median: middle?.days ?? null, atLeast };
}
