/** Defines the notation of a column, and parts of cells that could not be read. */

import type { FiscalYear } from '../../core/text/fiscal-year.ts';
import type { Value } from '../../edits/values/value.ts';
import type { Ways } from '../table/ways.ts';
import type { Amount } from './amounts.ts';
import type { DateOrder } from './dates.ts';
import type { Numbers } from './numbers.ts';

/** A part of a cell that was not read, and why. */
export interface Refused {
  readonly text: string;
  readonly problem: string;
}
export interface CellReading {
  readonly value: Value | null;
  readonly refused: readonly Refused[];
}

/** The notation of a column's cells. */
export interface ColumnFacts {
  readonly name: string;
  readonly dates: DateOrder;
  /** When the fiscal year begins, or null if unknown. */
  readonly fiscal: FiscalYear | null;
  readonly numbers: Numbers;
  /** Currency and scale, stated by the head or a line above the table. */
  readonly amount: Amount;
  /** The unit of durations, if the head states it. */
  readonly time: string | null;
  /** The user's translation of words, by folded word. */
  readonly words?: ReadonlyMap<string, string>;
  /** True if blanks separate the teams in a cell: `lang types compiler`. */
  readonly wordLists: boolean;
  /** True for JSON, which has lists and objects of its own, so that texts are not parsed as such. */
  readonly literal: boolean;
  /** How the user can say what a cell leaves open. */
  readonly ways: Ways;
}
