/** Compares names, and the units in which figures are counted. */
import { foldName } from '../../core/model/kept-sheet.ts';

/** Folds case and blanks for comparing names. */
export const fold = (name: string | null): string => foldName(name ?? '');

/** Tells whether two units are equal: `min` and `Minutes`. */
export const sameUnit = (a: string, b: string): boolean => plainUnit(a) === plainUnit(b);
function plainUnit(unit: string): string {
  const plain = fold(unit);
  const known = ALIKE.find((each) => each.includes(plain));
  return known?.[0] ?? plain;
}
const ALIKE: readonly (readonly string[])[] = [
  ['%', 'percent', 'pct', 'per cent'],
  ['min', 'mins', 'minute', 'minutes'],
  ['h', 'hr', 'hrs', 'hour', 'hours'],
  ['s', 'sec', 'secs', 'second', 'seconds'],
  ['d', 'day', 'days'],
  ['week', 'weeks', 'wk', 'wks'],
  ['€', 'eur'],
  ['$', 'usd'],
  ['£', 'gbp'],
];
