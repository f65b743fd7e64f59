/** Every measure that a portfolio states, whoever holds it. */
import type { Measure } from '../language/values.ts';
import type { EntryIndex } from './entry-index.ts';

/** Lists the measures of the goals, then those of the items, each in the order of the text. */
export function measuresOf({ refs, items }: Pick<EntryIndex, 'refs' | 'items'>): readonly Measure[] {
  return [
    ...[...refs.goal].flatMap(({ entry }) => entry.values.fields.measures?.items ?? []),
    ...[...items].flatMap(({ view }) => view.measures),
  ];
}
