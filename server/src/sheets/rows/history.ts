/** Merges several rows of one item, each of another day: the latest holds its values, the others its history. */
import type { Value } from '../../edits/values/value.ts';
import type { Draft } from './draft.ts';
import { joinedMeasures } from './progress.ts';

/** A row and the day that it reports on. */
export interface Dated {
  readonly draft: Draft;
  readonly day: string;
}

/** Merges the rows of an item: the latest value of each key, the readings of all, and status and health by day. */
export function ofAllDays(rows: readonly Dated[]): Draft {
  const sorted = [...rows].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  const latest = sorted[sorted.length - 1] as Dated;
  const values = new Map<string, Value>();
  const histories = new Map<string, string[]>();
  for (const { draft, day } of sorted)
    for (const [key, value] of draft.values) {
      const old = values.get(key);
      values.set(
        key,
        value.kind === 'measures' && old?.kind === 'measures'
          ? { kind: 'measures', measures: joinedMeasures(old.measures, value.measures) }
          : value,
      );
      if ((key === 'status' || key === 'health') && value.kind === 'text')
        histories.set(key, [...(histories.get(key) ?? []), `${day}: ${value.text}`]);
    }
  for (const [key, days] of histories)
    values.set(`x-${key}-history`, { kind: 'nested', elements: [`{${days.join(', ')}}`], mapping: true });
  return { ...latest.draft, values };
}
