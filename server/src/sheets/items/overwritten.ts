/** Collects the values of an item that an import replaces, to be reported with both values. */
import type { ItemRef } from '../../core/model/entry-ref.ts';
import { textAt } from '../../edits/values/item-says.ts';
import { replacedFigures } from '../../edits/values/joined-measures.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Draft } from '../rows/draft.ts';
import { cleanLine } from '../table/table.ts';

export interface Overwritten {
  readonly line: number;
  /** Name of the column, or the key if no column holds it alone. */
  readonly column: string;
  readonly before: string;
  readonly after: string;
}

/** Returns the single values and the figures of measures that change; an addition replaces nothing. */
export function replacedIn(
  { line, title }: Draft,
  { entry }: ItemRef,
  changed: ReadonlyMap<string, Value | undefined>,
  columnOf: ReadonlyMap<string | null, string>,
): readonly Overwritten[] {
  return [...changed].flatMap(([key, read]): readonly Overwritten[] => {
    const value = key === 'title' ? { kind: 'text' as const, text: title } : read;
    if (value?.kind === 'measures')
      return replacedFigures(entry, value.measures).map(({ name, field, before, after }) => ({
        line,
        column: `${name}, ${field}`,
        before,
        after,
      }));
    const before = cleanLine(textAt(entry, key) ?? '');
    if (before === '' || value?.kind !== 'text') return [];
    return [{ line, column: columnOf.get(key) ?? key, before, after: cleanLine(value.text) }];
  });
}
