/** Infers the notation of a column from its cells: dates, numbers, and the amounts of its head. */

import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import type { Amount } from '../cells/amounts.ts';
import { amountOfHead, amountOfLine } from '../cells/amounts.ts';
import type { ColumnFacts } from '../cells/cell-value.ts';
import { type DateOrder, dateOrder, isEitherDate } from '../cells/dates.ts';
import { timeUnitOfHead } from '../cells/durations.ts';
import { isFiscal } from '../cells/fiscal.ts';
import { type Numbers, numbersOf } from '../cells/numbers.ts';
import { type Column, cellsUnder, type Table, textOfCell } from '../table/table.ts';

/** What the user states about the whole sheet. */
export interface Notations {
  readonly numbers?: 'point' | 'comma';
  readonly dates?: 'day-first' | 'month-first';
  readonly fiscal?: FiscalYear;
  /** The default day of readings, if no column has one. */
  readonly asOf?: string;
  /** Currency and scale by column name; overrides the head. */
  readonly units?: ReadonlyMap<string, Amount>;
  /** Meaning of folded words, by key. */
  readonly words?: ReadonlyMap<string, ReadonlyMap<string, string>>;
}

export function* textsUnder(table: Table, column: Column): Generator<string> {
  for (const row of table.rows) for (const cell of cellsUnder(row, column)) yield textOfCell(cell);
}

/** Keys whose cells hold numbers; below, those that hold dates. */
const NUMBERS = /^(?:budget|effort|horizon|progress|cost\..+|benefit\..+|measures\..+)$/;
const DATES = /^(?:start|end|completed|period|reviewed|as-of|baseline\..+|(?:measures|milestones)\.date)$/;

/** Returns the facts of a column for its key. `rest` applies where its cells show nothing. */
export function factsOf(
  table: Table,
  { column, key }: { readonly column: Column; readonly key: string },
  rest: { readonly dates: DateOrder; readonly numbers: Numbers },
  said: Notations = {},
): Omit<ColumnFacts, 'ways'> {
  const own = NUMBERS.test(key) ? numbersOf(textsUnder(table, column)) : null;
  const head = said.units?.get(column.name) ?? amountOfHead(column.name);
  const words = said.words?.get(key);
  const above = isAmount(key) ? amountAbove(table)?.amount : null;
  return {
    name: column.name,
    dates: (DATES.test(key) ? dateOrder(textsUnder(table, column)) : null) ?? rest.dates,
    fiscal: said.fiscal ?? null,
    numbers: own === null || own === 'either' ? (rest.numbers ?? own) : own,
    amount: {
      scale: head.scale ?? above?.scale ?? null,
      currency: head.currency ?? above?.currency ?? null,
    },
    time: timeUnitOfHead(column.name),
    ...(words === undefined ? {} : { words }),
    literal: table.unit === 'record',
    wordLists: key === 'teams' || key === 'goals' ? wordLists(textsUnder(table, column)) : false,
  };
}

/** Finds the line above the table that states the unit of all amounts. */
export function amountAbove({
  above = [],
}: Table): { readonly amount: Amount; readonly line: string } | null {
  for (const line of above) {
    const amount = amountOfLine(line);
    if (amount !== null) return { amount, line };
  }
  return null;
}

/** Tells whether cells under a key are amounts of money, to which such a line applies. */
export const isAmount = (key: string): boolean => /^(?:budget|cost\..+|benefit\..+)$/.test(key);

/** Returns the notations that all columns agree on; the user's override them. */
export function notationsOf(
  table: Table,
  used: readonly { readonly column: Column; readonly key: string }[],
  said: Notations,
): { readonly dates: DateOrder; readonly numbers: Numbers } {
  const one = <T>(values: readonly (T | null)[]): T | null => {
    const known = new Set(values.filter((value): value is T => value !== null));
    return known.size === 1 ? ([...known][0] as T) : null;
  };
  const dates = one(
    used.filter(({ key }) => DATES.test(key)).map(({ column }) => dateOrder(textsUnder(table, column))),
  );
  const numbers = one(
    used
      .filter(({ key }) => NUMBERS.test(key))
      .map(({ column }) => numbersOf(textsUnder(table, column)))
      .filter((each) => each === 'point' || each === 'comma'),
  );
  // JSON numbers have a decimal point.
  const literal = table.unit === 'record' ? 'point' : null;
  return { dates: said.dates ?? dates, numbers: said.numbers ?? numbers ?? literal };
}

/** An ambiguous notation in a column. */
export interface Question {
  readonly kind: 'numbers' | 'dates' | 'fiscal';
  readonly column: string;
  /** A cell that can be read both ways. */
  readonly sample: string;
}

/** Returns what nothing in the table resolves. */
export function questionsOf(
  table: Table,
  used: readonly { readonly column: Column; readonly key: string }[],
  facts: (column: Column) => ColumnFacts | undefined,
): readonly Question[] {
  return used.flatMap(({ column, key }): Question[] => {
    const own = facts(column);
    if (own === undefined) return [];
    if (DATES.test(key) && own.dates === null) {
      for (const text of textsUnder(table, column))
        if (isEitherDate(text)) return [{ kind: 'dates', column: column.name, sample: text.trim() }];
    }
    if (DATES.test(key) && own.fiscal === null)
      for (const text of textsUnder(table, column))
        if (isFiscal(text)) return [{ kind: 'fiscal', column: column.name, sample: text.trim() }];
    if (NUMBERS.test(key) && own.numbers !== 'point' && own.numbers !== 'comma') {
      for (const text of textsUnder(table, column))
        if (text.length <= 60 && numbersOf([text]) === 'either')
          return [{ kind: 'numbers', column: column.name, sample: text.trim() }];
    }
    return [];
  });
}

/** Tells whether blanks separate names within cells: words like ids, most of which occur alone in other cells. */
function wordLists(texts: Iterable<string>): boolean {
  const alone = new Set<string>();
  const together: string[] = [];
  for (const text of texts) {
    const words = text.trim().split(/\s+/);
    if (words.some((word) => !/^[a-z0-9][a-z0-9-]*$/.test(word))) return false;
    if (words.length === 1) alone.add(words[0] as string);
    else together.push(...words);
  }
  return together.length > 0 && together.filter((word) => alone.has(word)).length * 2 >= together.length;
}
