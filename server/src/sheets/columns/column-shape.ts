/** Describes the contents of columns, as far as samples of their texts show. */

import { oneLine } from '../../base/words.ts';
import { itemSchema } from '../../core/language/item-schema.ts';
import { measureSchema } from '../../core/language/part-schemas.ts';
import { readScalar } from '../../core/language/read-scalar.ts';
import { type KeyMeta, metaOf } from '../../core/language/schema-kit.ts';
import { currencyOf } from '../cells/amounts.ts';
import { dateOrder, datesOf } from '../cells/dates.ts';
import { durationOf, timeUnitOfHead } from '../cells/durations.ts';
import { figureOf, isUnit } from '../cells/figures.ts';
import { isFiscal } from '../cells/fiscal.ts';
import { splitList } from '../cells/list-cell.ts';
import { moneyOf } from '../cells/money.ts';
import { numbersOf } from '../cells/numbers.ts';
import { choiceOf } from '../cells/read-cell.ts';
import { type Column, cellsUnder, type Table, textOfCell } from '../table/table.ts';

/** Number of values sampled per column. */
const SAMPLE = 200;

export interface Shape {
  readonly filled: number;
  readonly distinct: number;
  readonly meanLength: number;
  /** Share of values with several words. */
  readonly blanks: number;
  /** Share of values that can be read as a key, 0 to 1. */
  readonly fits: (key: string) => number;
  /** Share of values that are known words for a key's choices, 0 to 1. */
  readonly says: (key: string) => number;
}

export function shapeOf(table: Table, column: Column): Shape {
  const values: string[] = [];
  for (const row of table.rows) {
    const cell = cellsUnder(row, column)[0];
    if (cell !== undefined) values.push(textOfCell(cell).trim());
    if (values.length >= SAMPLE) break;
  }
  const share = (test: (value: string) => boolean): number =>
    values.length === 0 ? 0 : values.filter(test).length / values.length;
  const order = dateOrder(values);
  const numbers = numbersOf(values);
  const tests: Readonly<Record<string, (value: string) => boolean>> = {
    code: (value) => /^(?=.*\d)[A-Za-z0-9][A-Za-z0-9._/-]{0,24}$/.test(value),
    links: (value) => /^https?:\/\/\S+$/i.test(value) || /^\[/.test(value),
    figure: (value) => /^[-+]?[\d.,]+ ?%?$/.test(value),
    nested: (value) => /^\[/.test(value),
    'figure-with-unit': (value) =>
      splitList(value, false).some((part) => figureOf(part, numbers ?? 'point') !== null),
    unit: isUnit,
    currency: (value) => currencyOf(value) !== null,
  };
  return {
    filled: values.length,
    distinct: new Set(values).size,
    meanLength: values.reduce((sum, { length }) => sum + length, 0) / Math.max(1, values.length),
    blanks: share((value) => /\S\s+\S/.test(value)),
    fits: (key) => {
      const test = tests[key];
      if (test !== undefined) return share(test);
      const meta = metaOfKey(key);
      if (meta.scalar === 'date')
        return share((value) => datesOf(value, order ?? 'day-first') !== null || isFiscal(value));
      if (meta.scalar === 'money')
        return share(
          (value) =>
            'text' in
            moneyOf(value, {
              numbers: numbers === null || numbers === 'either' ? 'point' : numbers,
              amount: { scale: null, currency: null },
            }),
        );
      if (meta.scalar === 'duration')
        return share((value) => durationOf(value, timeUnitOfHead(column.name), numbers) !== null);
      if (meta.scalar === 'choice') return share((value) => says(key, value));
      return share((value) => {
        const reading = readScalar(meta, value);
        return reading.ok || reading.meant !== undefined;
      });
    },
    says: (key) => share((value) => says(key, value)),
  };
}

/** Tells whether a text is a choice of the key or a known word for one. */
function says(key: string, value: string): boolean {
  const { values = [] } = metaOfKey(key);
  return choiceOf(key, values, value) !== null;
}

export function metaOfKey(key: string): KeyMeta {
  if (key === 'completed') return metaOf(itemSchema.shape.end);
  const schema = key.startsWith('measures.')
    ? measureSchema.shape[key.slice('measures.'.length) as keyof typeof measureSchema.shape]
    : itemSchema.shape[key as keyof typeof itemSchema.shape];
  return schema === undefined ? {} : metaOf(schema);
}

/** Returns one or two sample values to show to the user. */
export function samplesOf(table: Table, column: Column): string[] {
  const samples = new Set<string>();
  for (const row of table.rows.slice(0, SAMPLE)) {
    const cell = cellsUnder(row, column)[0];
    if (cell !== undefined) samples.add(oneLine(textOfCell(cell)).slice(0, 60));
    if (samples.size === 2) break;
  }
  return [...samples];
}
