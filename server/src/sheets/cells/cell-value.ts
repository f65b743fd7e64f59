/** Types of what is read from cells: values of keys, and what could not be read. */
import type { Value } from '../../edits/values/value.ts';
import type { Amount } from './amounts.ts';
import type { DateOrder } from './dates.ts';
import type { FiscalYear } from './fiscal.ts';
import type { Numbers } from './numbers.ts';

/** A part of a cell that was not taken, and why. */
export interface Refused {
  readonly text: string;
  readonly problem: string;
}
export interface CellReading {
  readonly value: Value | null;
  readonly refused: readonly Refused[];
}

/** What a column tells of its cells. */
export interface ColumnFacts {
  readonly name: string;
  readonly dates: DateOrder;
  /** When fiscal years begin; null where nobody said it. */
  readonly fiscal: FiscalYear | null;
  readonly numbers: Numbers;
  /** What its head, or a line above the table, says of its money. */
  readonly amount: Amount;
  /** The unit of its durations, where its head says it. */
  readonly time: string | null;
  /** What its words mean, folded, where a person said it. */
  readonly words?: ReadonlyMap<string, string>;
  /** Several words in a cell are several teams: `lang types compiler`. */
  readonly wordLists: boolean;
  /** Texts are what they say: JSON has lists and objects of its own. */
  readonly literal: boolean;
}
