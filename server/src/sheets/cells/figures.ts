/** Parses figures in cells, and the units beside them. */
import { DIGITS, isAmbiguous, readNumeral } from '../../core/language/numerals.ts';
import { readNumber } from '../../core/language/scalars.ts';
import { sameUnit } from '../../edits/values/units.ts';
import { decimalOf, type Numbers } from './numbers.ts';

export interface Figure {
  /** In the language's notation. */
  readonly figure: string;
  readonly unit: string | null;
  /** True if its comma might be a decimal separator. */
  readonly guess: boolean;
}

/**
 * Parses a figure and its unit in the column's notation: `45 min`, `€ 4.50`, `85%`. Returns null for anything else
 * and for abbreviated amounts (`3M`), and `either` for an ambiguous number such as `1.500`.
 */
export function figureOf(text: string, numbers: Numbers = null): Figure | 'either' | null {
  const match = SHAPE.exec(text.trim());
  if (match === null) return null;
  const { before, figure = '', after } = match.groups as Readonly<Record<string, string | undefined>>;
  // Thousands and millions would make it another figure.
  if (/^(?:k|m|mn|mio|mm|bn|b|thousand|million|billion|e|tsd|mrd)\b/i.test(after ?? '')) return null;
  const unit = before ?? after?.trim() ?? null;
  const written = readNumber(figure);
  const numeral = readNumeral(figure);
  const plain =
    decimalOf(numeral, numbers)?.replace(/(\.\d{3})0$/, '$1') ??
    (written.ok && !isAmbiguous(numeral) ? figure : null);
  if (plain !== null)
    return { figure: /e/i.test(figure) || figure.startsWith('.') ? figure : plain, unit, guess: false };
  if (!isAmbiguous(numeral)) return null;
  return figure.includes('.') ? 'either' : { figure: numeral.point as string, unit, guess: true };
}

const SHAPE = new RegExp(
  `^(?<before>[€$£])?\\s*(?<figure>[+-]?(?:\\.\\d+|${DIGITS})(?:e[+-]?\\d{1,2})?)\\s*(?<after>[\\p{L}%€$£°#]\\D*)?$`,
  'u',
);

const UNITS =
  /^(?:%|percent|points?|pts|[€$£]|eur|usd|gbp|chf|ms|s|secs?|seconds?|min|mins|minutes?|h|hrs?|hours?|d|days?|wks?|weeks?|months?|years?|km|m|kg|g|t|l|kwh|mwh|°c|fte|pieces?|pcs|cases|patients|errors|calls|visits|orders|complaints|incidents|per [\p{L} ]{1,20}|[\p{L}%€$£]{1,12} ?(?:\/|per) ?[\p{L} \d]{1,16})$/iu;
/** Tells whether a text is a common unit of figures. Does not know units of a trade. */
export const isUnit = (text: string): boolean => UNITS.test(text.trim());

/** Tells whether two units agree as far as both are stated: `M` and `M GBP`. */
export const agreeOnUnit = (a: string, b: string): boolean =>
  sameUnit(a, b) || a === '' || b === '' || a.startsWith(`${b} `) || b.startsWith(`${a} `);
