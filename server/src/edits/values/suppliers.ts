/** Tells which columns of a sheet supply a key of an item: its own, or those of which a part goes into it. */

/** Column keys that report a figure, with the measure that it belongs to and its part there. */
export const FIGURES: Readonly<
  Record<string, { readonly name: string; readonly part: 'target' | 'actuals' }>
> = {
  progress: { name: 'Complete', part: 'actuals' },
  'cost.forecast': { name: 'Forecast cost', part: 'actuals' },
  'cost.actual': { name: 'Actual cost', part: 'actuals' },
  'benefit.planned': { name: 'Benefits', part: 'target' },
  'benefit.realised': { name: 'Benefits', part: 'actuals' },
};

/** Names of the measures that every project reports: how far it is, what it costs and brings. */
export const REPORTED: ReadonlySet<string> = new Set(Object.values(FIGURES).map(({ name }) => name));

/** Column keys that supply a key where no column has the key itself. */
const INSTEAD: Readonly<Record<string, readonly string[]>> = {
  health: ['status'],
  status: ['health'],
  end: ['completed', 'period'],
  tags: ['group', 'parent', 'parent-title'],
  goals: ['group', 'parent', 'parent-title'],
  milestones: ['milestones.date', 'baseline.start', 'baseline.end'],
};

/** Returns the column keys that may supply a key, each group only where none of the one before has a column. */
export const suppliersOf = (key: string): readonly (readonly string[])[] => [[key], INSTEAD[key] ?? []];

/** Returns the column keys that may supply a field of a measure: `target`, or a key and a day such as `actuals.2027-03`. */
export function figureSuppliers(name: string, field: string): readonly (readonly string[])[] {
  const [part = ''] = field.split('.');
  const reported = Object.entries(FIGURES).flatMap(([key, each]) =>
    each.name === name && each.part === part ? [key] : [],
  );
  return [[`measures.${field}`, `measures.${part}`, ...reported], ['measures']];
}
