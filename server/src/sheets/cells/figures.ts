/** Figures in cells, and the units that stand with them. */
import { readNumber } from '../../core/language/scalars.ts';

/** A figure as the language writes it, and the unit that stands with it: `45 min`, `€ 4.50`, `85%`. Null where it is none, or short for a larger one (`3M`). */
export function figureOf(text: string): { readonly figure: string; readonly unit: string | null } | null {
  const match =
    /^(?<before>[€$£])?\s*(?<figure>[+-]?\.?\d(?:[\d.,' \u00a0]*\d)?)\s*(?<after>[\p{L}%€$£°#]\D*)?$/u.exec(
      text.trim(),
    );
  if (match === null) return null;
  const { before, figure = '', after } = match.groups as Readonly<Record<string, string | undefined>>;
  // Thousands and millions: the unit of the figure is not what it looks like.
  if (/^(?:k|m|mn|mio|mm|bn|b|thousand|million|billion|e)\b/i.test(after ?? '')) return null;
  const reading = readNumber(figure);
  const plain = reading.ok ? figure : reading.meant;
  return plain === undefined ? null : { figure: plain, unit: before ?? after?.trim() ?? null };
}

const UNITS =
  /^(?:%|percent|points?|pts|[€$£]|eur|usd|gbp|chf|ms|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|wks?|weeks?|months?|years?|km|m|kg|g|t|l|kwh|mwh|°c|fte|pieces?|pcs|cases|patients|errors|calls|visits|orders|complaints|incidents|per [\p{L} ]{1,20}|[\p{L}%€$£]{1,12} ?(?:\/|per) ?[\p{L} \d]{1,16})$/iu;
/** Whether a text is the unit of a figure, as far as one can tell without knowing the trade. */
export const isUnit = (text: string): boolean => UNITS.test(text.trim());

/** Units that are one, such as `min` and `Minutes`. */
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

/** A name as names are compared. */
export const fold = (name: string | null): string => (name ?? '').toLowerCase().replace(/\s+/g, ' ').trim();
