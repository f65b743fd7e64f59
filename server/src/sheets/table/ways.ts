/**
 * Words the ways to say what a sheet leaves open. Whoever reads a sheet hands over the ways that its user has: options
 * of the command line, or controls of the import page.
 */
import { t } from '../../core/text/l10n.ts';

/** What a reason tells the user to do, in words that complete its sentence. */
export interface Ways {
  numbers(): string;
  fiscal(): string;
  /** For readings without a day. */
  day(): string;
  /** For a column whose figures are of one day, which the head does not say. */
  month(): string;
  sheet(): string;
  table(): string;
  list(): string;
  /** @param column the column to take for the key, if it is known */
  key(key: string, column?: string): string;
  anyKey(): string;
  title(): string;
  /** Answers the question how numbers are written. */
  chooseNumbers(): string;
  /** Answers the question in which month the fiscal year begins. */
  chooseFiscal(): string;
  /** Answers the question which number of a date is the month. */
  chooseDates(): string;
  /** Ends a list that leaves out `count` overwritten values. */
  moreOverwritten(count: number): string;
}

/** For the command line. */
export const optionWays: Ways = {
  numbers: () => '--numbers point, --numbers comma',
  fiscal: () => '--fiscal-year april',
  day: () => '--as-of 2027-05-31',
  month: () => '--map "measures.actuals.2027-03=Column", --as-of 2027-05-31',
  sheet: () => '--sheet NAME',
  table: () => '--table N',
  list: () => '--list NAME',
  key: (key, column = 'Column') => `--map ${key}=${column}`,
  anyKey: () => '--map',
  title: () => '--map title=Column',
  chooseNumbers: () => '--numbers point reads 1.5 as one and a half, --numbers comma reads 1,5 so',
  chooseFiscal: () =>
    '--fiscal-year april, or "april by start" where it is named by the year in which it begins',
  chooseDates: () => '--dates day-first or --dates month-first',
  moreOverwritten: (count) => `and ${count} more: --dry-run shows all of them`,
};

/** For the import page. */
export const pageWays: Ways = {
  numbers: () => t`“Numbers” above the table`,
  fiscal: () => t`“The fiscal year begins in” above the table`,
  day: () => t`“Day of the readings” above the table`,
  month: () => t`“Day of the readings” above the table`,
  sheet: () => t`“Which sheet” above the table`,
  table: () => t`“Which table of the sheet” above it`,
  list: () => t`“Which list” above the table`,
  key: (key) => t`“${key}” above its column`,
  anyKey: () => t`a key above the column`,
  // Without titles the page has no table in which a column could be chosen.
  title: () => t`call its head Title in the sheet`,
  chooseNumbers: () => t`choose “Numbers” above the table`,
  chooseFiscal: () => t`choose “The fiscal year begins in” above the table`,
  chooseDates: () => t`choose “Dates” above the table`,
  // The report is shown once all is written, when nothing of the page can show them.
  moreOverwritten: (count) => t`and ${count} more`,
};
