/** Collects every measure in a portfolio, of goals and items. */
import type { Measure } from '../language/values.ts';
import type { EntryIndex } from './entry-index.ts';

/** Lists the measures of the goals, then those of the items, in file order. */
export function measuresOf({ refs, items }: Pick<EntryIndex, 'refs' | 'items'>): readonly Measure[] {
  return [
    ...[...refs.goal].flatMap(({ entry }) => entry.values.fields.measures?.items ?? []),
    ...[...items].flatMap(({ view }) => view.measures),
  ];
}
