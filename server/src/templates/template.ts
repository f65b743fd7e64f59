/**
 * Defines the shape of a template: a portfolio to start from, with dates around today, so that it checks without errors
 * and warnings.
 */
import { civil, type Day, dayOf, isoDay } from '../core/text/days.ts';

export interface TemplateFile {
  /** Path relative to the folder, with `/` as separator. */
  readonly path: string;
  readonly text: string;
}
export interface Template {
  readonly id: TemplateId;
  /**
   * Returns the files, the root file first.
   * @param name any text; becomes the value of `portfolio:`
   */
  files(name: string, today: Day): readonly TemplateFile[];
}
export const templateIds = ['small-team', 'strategy-office', 'file-per-team'] as const;
export type TemplateId = (typeof templateIds)[number];

/** Formats dates around a day in the syntax of portfolios. */
export class Dates {
  readonly today: Day;

  constructor(today: Day) {
    this.today = today;
  }

  /** Returns a day relative to today: `2027-03-15`. */
  on(days: number): string {
    return isoDay(this.today + days);
  }

  /** Returns a month relative to the current one: `2027-03`. An earlier month is over, a later one has not begun. */
  month(months: number): string {
    const { year, month } = civil(this.today);
    return isoDay(dayOf(year, month + months, 1)).slice(0, 7);
  }

  /** Returns a period of twelve months, of which the current one is the third: `{start: 2027-01, end: 2027-12}`. */
  get period(): string {
    return `{start: ${this.month(-2)}, end: ${this.month(9)}}`;
  }
}
