/** Compares the units in which figures are counted. */
import { nameKey } from '../../base/words.ts';

/** Tells whether two units are equal: `min` and `Minutes`. */
export const sameUnit = (a: string, b: string): boolean => plainUnit(a) === plainUnit(b);
function plainUnit(unit: string): string {
  const plain = nameKey(unit);
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
