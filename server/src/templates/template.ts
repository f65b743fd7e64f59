/** What a template is: the texts of a portfolio to write on from, with dates around today so that it begins sound. */
import { civil, type Day, dayOf, isoDay } from '../core/text/days.ts';

export interface TemplateFile {
  /** Path within the folder, with `/`. */
  readonly path: string;
  readonly text: string;
}
export interface Template {
  readonly id: TemplateId;
  /** The files, the root file first. `name` is any text; it becomes the value of `portfolio:`. */
  files(name: string, today: Day): readonly TemplateFile[];
}
export const templateIds = ['small-team', 'strategy-office', 'file-per-team'] as const;
export type TemplateId = (typeof templateIds)[number];

/** Dates around a day, as a portfolio writes them. */
export class Dates {
  readonly today: Day;

  constructor(today: Day) {
    this.today = today;
  }

  /** `2027-03-15`: today and some days. */
  on(days: number): string {
    return isoDay(this.today + days);
  }

  /** `2027-03`: this month and some months. A month in the past is over, one in the future has not begun. */
  month(months: number): string {
    const { year, month } = civil(this.today);
    return isoDay(dayOf(year, month + months, 1)).slice(0, 7);
  }

  /** `{start: 2027-01, end: 2027-12}`: a year of whole months, this one the third of them. */
  get period(): string {
    return `{start: ${this.month(-2)}, end: ${this.month(9)}}`;
  }
}
