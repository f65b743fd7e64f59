/**
 * Parses numbers as people write them: `12,000`, `1.234,56`, `2’500`, `1 234,50`. The decimal separator is a point or a
 * comma; thousands are separated by the other of the two, a blank or an apostrophe.
 */

/** The decimal separator. */
export type Notation = 'point' | 'comma';

/** A number as parsed under each notation, as a plain decimal (`1234.5`); null if it is invalid under that notation. */
export interface Numeral {
  readonly point: string | null;
  readonly comma: string | null;
}

/** Blanks and apostrophes that separate thousands, typographic ones included. */
export const THOUSANDS = " \u00a0\u2009\u202f'’ʼ´`";
/** Regex source that matches the digits and separators of a number, without its sign; for finding numbers in a text. */
export const DIGITS = `\\d(?:[\\d.,${THOUSANDS}]*\\d)?`;

const GROUPED: Readonly<Record<Notation, RegExp>> = {
  point: grouped(',', '\\.'),
  comma: grouped('\\.', ','),
};

function grouped(group: string, decimal: string): RegExp {
  // Indian notation groups by two before the last three digits: 12,34,567.
  const whole = `\\d+|[1-9]\\d{0,2}(?:(?<by>[${THOUSANDS}]|${group})\\d{3})(?:\\k<by>\\d{3})*|[1-9]\\d?(?:${group}\\d{2})+${group}\\d{3}`;
  return new RegExp(`^(?<sign>[-+−]?)(?<whole>${whole})?(?:${decimal}(?<part>\\d+))?$`);
}

/** Parses a number without unit under both notations. */
export function readNumeral(text: string): Numeral {
  const bare = text.trim();
  return { point: plainUnder('point', bare), comma: plainUnder('comma', bare) };
}

function plainUnder(notation: Notation, text: string): string | null {
  const groups = GROUPED[notation].exec(text)?.groups;
  if (groups === undefined) return null;
  const whole = (groups['whole'] ?? '').replace(/\D/g, '');
  const part = groups['part'];
  if (whole === '' && part === undefined) return null;
  const sign = groups['sign'] === '' || groups['sign'] === '+' ? (groups['sign'] as string) : '-';
  return `${sign}${whole === '' ? '0' : whole}${part === undefined ? '' : `.${part}`}`;
}

/** Tells whether both notations are valid and differ: `1.500` is one and a half, or fifteen hundred. */
export const isAmbiguous = ({ point, comma }: Numeral): boolean =>
  point !== null && comma !== null && Number(point) !== Number(comma);

/** Returns the number if only one is possible; null if there are two or none. */
export function surely(numeral: Numeral): string | null {
  return isAmbiguous(numeral) ? null : (numeral.point ?? numeral.comma);
}
