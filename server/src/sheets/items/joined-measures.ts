/** Measures that came from several columns of a row: as YAML, and brought into an item that has some already. */
import type { Block } from '../../core/document/block.ts';
import type { ItemEntry } from '../../core/document/read-block.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import type { Measure, Pairs, Scalar } from '../../core/language/values.ts';
import type { Edit } from '../../core/text/finding.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { appendToList, setKey } from '../../edits/text/entry-edits.ts';
import type { JoinedMeasure } from '../cells/cell-value.ts';
import { fold, sameUnit } from '../cells/figures.ts';

const ORDER = Object.keys(measureSchema.shape);

/** Returns a measure as YAML in flow style, its keys in the order of the language, its days in their own. */
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

/** Whether an item says all that the sheet says of its measures. */
export const saysMeasures = (entry: ItemEntry, measures: readonly JoinedMeasure[]): boolean =>
  measures.every((measure) => firstChange(entry, measure) === null);

/**
 * The next edit that brings the sheet's measures into an item, one value at a time; none where it says them all, null
 * where it is written in a way that cannot be edited. A measure is found by its name; what the sheet does not speak of
 * stays.
 */
export function measureEdit(
  block: Block,
  entry: ItemEntry,
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

/** Returns what stands in an item's measures and the sheet's would take the place of, field by field. */
export function replacedFigures(
  entry: ItemEntry,
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
      const before = measure === undefined ? null : textOf(measure, field);
      return measure === undefined || before === null || says(measure, field, after)
        ? []
        : [{ name, field, before, after }];
    });
  });
}

/** Returns what a measure says under a key or a key and a day; null where it says nothing. */
function textOf(measure: Measure, key: string): string | null {
  const [head = '', day] = key.split('.');
  const field = fieldIn(measure, head);
  if (field === undefined) return null;
  if (field.kind === 'scalar') return day === undefined ? field.text : null;
  return field.pairs.find(({ key: at }) => at.text === day)?.value.text ?? null;
}
const fieldIn = (measure: Measure, key: string): Scalar<unknown> | ByDay | undefined =>
  (measure.fields as Readonly<Record<string, Scalar<unknown> | ByDay | undefined>>)[key];

type CellChange = { readonly key: string; readonly value: string };

/** Returns the measure of an item that goes by a name. */
export const measureOf = (entry: ItemEntry, name: string): Measure | undefined =>
  entry.values.fields.measures?.items.find((each) => fold(each.fields.name?.text ?? null) === fold(name));

function firstChange(entry: ItemEntry, { name, fields }: JoinedMeasure): CellChange | 'whole' | null {
  const measure = measureOf(entry, name);
  if (measure === undefined) return 'whole';
  for (const [key, value] of fields) if (!says(measure, key, value)) return { key, value };
  return null;
}

type ByDay = Pairs<{ readonly last: number }, Scalar<number>>;

function says(measure: Measure, key: string, value: string): boolean {
  const [head = '', day] = key.split('.');
  const field = fieldIn(measure, head);
  if (field === undefined) return false;
  const same = (scalar: Scalar<unknown>): boolean =>
    typeof scalar.value === 'number'
      ? scalar.value === Number(value)
      : head === 'unit'
        ? sameUnit(scalar.text, value)
        : fold(scalar.text) === fold(value);
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
