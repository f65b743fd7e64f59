import { monthOf } from './months.ts';

/** The first month of a fiscal year, 1 to 12, and whether `FY27` ends or begins in 2027. */
export interface FiscalYear {
  readonly month: number;
  readonly by: 'end' | 'start';
}

/**
 * Parses `april`, or `april by start` if the year is named for the one in which it begins; null for anything else.
 */
export function readFiscal(text: string): FiscalYear | null {
  const match = /^\s*(\p{L}+)(\s+by\s+start)?\s*$/iu.exec(text);
  const month = match === null ? null : monthOf(match[1] as string);
  return month === null ? null : { month, by: match?.[2] === undefined ? 'end' : 'start' };
}
