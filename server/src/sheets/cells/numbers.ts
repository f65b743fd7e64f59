/** Infers a column's number notation from all its cells. */
import {
  DIGITS,
  isAmbiguous,
  type Notation,
  type Numeral,
  readNumeral,
} from '../../core/language/numerals.ts';

/**
 * How a column writes `1.500`: `either` if it holds such numbers and nothing resolves them, null if it holds none.
 */
export type Numbers = Notation | 'either' | null;

const FIRST = new RegExp(`[-+−]?${DIGITS}`);
/** Finds the number in a cell among its unit and currency, or null if there is none or several. */
export function numeralIn(text: string): { readonly text: string; readonly numeral: Numeral } | null {
  const found = FIRST.exec(text)?.[0];
  if (found === undefined || /\d/.test(text.replace(found, '').replace(/['’]?000s?\b/, ''))) return null;
  const numeral = readNumeral(found);
  return numeral.point === null && numeral.comma === null ? null : { text: found, numeral };
}

/**
 * Infers the notation from cells: `1.234,56` uses a decimal comma. Returns `either` if they contradict each other.
 */
export function numbersOf(texts: Iterable<string>): Numbers {
  let point = false;
  let comma = false;
  let unsure = false;
  for (const text of texts) {
    const numeral = text.length > 60 ? undefined : numeralIn(text)?.numeral;
    if (numeral === undefined) continue;
    if (isAmbiguous(numeral)) unsure = true;
    else if (numeral.comma === null) point = true;
    else if (numeral.point === null) comma = true;
  }
  if (point !== comma) return point ? 'point' : 'comma';
  return unsure ? 'either' : null;
}

/** Returns the plain decimal of a number, or null if it is ambiguous in this notation or invalid. */
export function decimalOf(numeral: Numeral, numbers: Numbers): string | null {
  if (isAmbiguous(numeral)) return numbers === 'point' || numbers === 'comma' ? numeral[numbers] : null;
  return numeral.point ?? numeral.comma;
}
