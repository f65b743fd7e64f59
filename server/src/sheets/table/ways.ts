/**
 * Words the ways to say what a sheet leaves open: options of the command line, or controls of the import page for the
 * time that `onPage` runs. The reasons that name them are made deep below both.
 */
import { t } from '../../core/text/l10n.ts';

let isOnPage = false;

/** Runs work whose reasons are shown on the import page. */
export function onPage<T>(work: () => T): T {
  const before = isOnPage;
  isOnPage = true;
  try {
    return work();
  } finally {
    isOnPage = before;
  }
}

export const ways = {
  numbers: (): string => (isOnPage ? t`“Numbers” above the table` : '--numbers point, --numbers comma'),
  fiscal: (): string => (isOnPage ? t`“The fiscal year begins in” above the table` : '--fiscal-year april'),
  day: (): string => (isOnPage ? t`“Day of the readings” above the table` : '--as-of 2027-05-31'),
  /** For a column whose figures are of one day, which the head does not say. */
  month: (): string =>
    isOnPage
      ? t`“Day of the readings” above the table`
      : '--map "measures.actuals.2027-03=Column", --as-of 2027-05-31',
  sheet: (): string => (isOnPage ? t`“Which sheet” above the table` : '--sheet NAME'),
  table: (): string => (isOnPage ? t`“Which table of the sheet” above it` : '--table N'),
  list: (): string => (isOnPage ? t`“Which list” above the table` : '--list NAME'),
  key: (key: string, column = 'Column'): string =>
    isOnPage ? t`“${key}” above its column` : `--map ${key}=${column}`,
  anyKey: (): string => (isOnPage ? t`a key above the column` : '--map'),
  /** For titles, without which the page has no table in which a column could be chosen. */
  title: (): string => (isOnPage ? t`call its head Title in the sheet` : '--map title=Column'),
};
