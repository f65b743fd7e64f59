/** Writes measures assembled from several columns as YAML, and merges them into an existing item. */
import { nameKey } from '../../base/words.ts';
import type { Block } from '../../core/document/block.ts';
import type { GoalEntry, ItemEntry } from '../../core/document/read-block.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import type { Measure, Pairs, Scalar } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { appendToList, setKey } from '../text/entry-edits.ts';
import { sameUnit } from './units.ts';
import type { JoinedMeasure } from './value.ts';

const ORDER = Object.keys(measureSchema.shape);

/** Returns a measure in flow style, its keys in the language's order and its days in ascending order. */
export function measureSource({ name, fields }: JoinedMeasure): string {
  const parts = [`name: ${scalarOf(name, true)}`];
  for (const key of ORDER) {
    const value = fields.get(key);
    if (value !== undefined) parts.push(`${key}: ${scalarOf(value, true)}`);
    const days = [...fields]
      .filter(([each]) => each.startsWith(`${key}.`))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (days.length > 0)
      parts.push(
        `${key}: {${days.map(([each, figure]) => `${each.slice(key.length + 1)}: ${figure}`).join(', ')}}`,
      );
  }
  return `{${parts.join(', ')}}`;
}

/** An entry that can have measures. */
type Measured = ItemEntry | GoalEntry;

/** Tells whether an entry already holds every value of these measures. */
export const saysMeasures = (entry: Measured, measures: readonly JoinedMeasure[]): boolean =>
  measures.every((measure) => firstChange(entry, measure) === null);

/**
 * Returns the next edit that merges the sheet's measures into an entry, one value at a time: empty if none is needed,
 * null if its layout cannot be edited. Matches measures by name, and keeps whatever the sheet does not
 * mention.
 */
export function measureEdit(
  block: Block,
  entry: Measured,
  measures: readonly JoinedMeasure[],
): readonly Edit[] | null {
  for (const measure of measures) {
    const change = firstChange(entry, measure);
    if (change === 'whole') {
      const source = measureSource(measure);
      return entry.values.fields.measures === undefined
        ? setKey(block, entry.values, 'measures', `[${source}]`)
        : appendToList(block, entry.values, 'measures', source);
    }
    if (change !== null) return fieldEdit(block, measureOf(entry, measure.name) as Measure, change);
  }
  return [];
}

/** Lists the values of an entry's measures that the sheet's would replace. */
export function replacedFigures(
  entry: Measured,
  measures: readonly JoinedMeasure[],
): readonly {
  readonly name: string;
  readonly field: string;
  readonly before: string;
  readonly after: string;
}[] {
  return measures.flatMap(({ name, fields }) => {
    const measure = measureOf(entry, name);
    return [...fields].flatMap(([field, after]) => {
      const before = measure === undefined ? null : (scalarIn(measure, field)?.text ?? null);
      return measure === undefined || before === null || says(measure, field, after)
        ? []
        : [{ name, field, before, after }];
    });
  });
}

/** Returns the value under a key, or a key and a day (`actuals.2027-03`), or null if there is none. */
export function scalarIn(measure: Measure, key: string): Scalar<unknown> | null {
  const [head = '', day] = key.split('.');
  const field = fieldIn(measure, head);
  if (field === undefined) return null;
  if (field.kind === 'scalar') return day === undefined ? field : null;
  return field.pairs.find(({ key: at }) => at.text === day)?.value ?? null;
}
const fieldIn = (measure: Measure, key: string): Scalar<unknown> | ByDay | undefined =>
  (measure.fields as Readonly<Record<string, Scalar<unknown> | ByDay | undefined>>)[key];

type CellChange = { readonly key: string; readonly value: string };

/** Joins the figures of measures that have the same name. */
export function joinedByName(measures: readonly JoinedMeasure[]): readonly JoinedMeasure[] {
  const all = new Map<string, Map<string, string>>();
  for (const { name, fields } of measures) all.set(name, new Map([...(all.get(name) ?? []), ...fields]));
  return [...all].map(([name, fields]) => ({ name, fields }));
}

/** Finds a measure of an entry by name, ignoring case and blanks. */
export const measureOf = (entry: Measured, name: string): Measure | undefined =>
  entry.values.fields.measures?.items.find((each) => nameKey(each.fields.name?.text) === nameKey(name));

function firstChange(entry: Measured, { name, fields }: JoinedMeasure): CellChange | 'whole' | null {
  const measure = measureOf(entry, name);
  if (measure === undefined) return 'whole';
  for (const [key, value] of fields) if (!says(measure, key, value)) return { key, value };
  return null;
}

type ByDay = Pairs<{ readonly last: number }, Scalar<number>>;

/** Tells whether a measure says this under a key, or a key and a day. */
export function says(measure: Measure, key: string, value: string): boolean {
  const [head = '', day] = key.split('.');
  const field = fieldIn(measure, head);
  if (field === undefined) return false;
  const same = (scalar: Scalar<unknown>): boolean =>
    typeof scalar.value === 'number'
      ? scalar.value === Number(value)
      : head === 'unit'
        ? sameUnit(scalar.text, value)
        : nameKey(scalar.text) === nameKey(value);
  if (field.kind === 'scalar') return day === undefined && same(field);
  return field.pairs.some(({ key: at, value: figure }) => at.text === day && same(figure));
}

function fieldEdit(block: Block, measure: Measure, { key, value }: CellChange): readonly Edit[] | null {
  const [head = '', day] = key.split('.');
  if (day === undefined) return setKey(block, measure, head, scalarOf(value, measure.flow));
  const field = head === 'plan' ? measure.fields.plan : measure.fields.actuals;
  return field === undefined
    ? setKey(block, measure, head, `{${day}: ${value}}`)
    : setKey(block, field, day, value);
}
