/** Figures in cells, and the units that stand with them. */
import { DIGITS, isAmbiguous, readNumeral } from '../../core/language/numerals.ts';
import { readNumber } from '../../core/language/scalars.ts';
import { sameUnit } from '../../edits/values/units.ts';
import { decimalOf, type Numbers } from './numbers.ts';

/** A figure in a cell. */
export interface Figure {
  /** As the language writes it. */
  readonly figure: string;
  readonly unit: string | null;
  /** Whether its comma could stand before decimals, and nothing tells that it does not. */
  readonly guess: boolean;
}

/**
 * The figure of a cell in the notation of its column, and the unit that stands with it: `45 min`, `€ 4.50`, `85%`. Null
 * where it is none, or short for a larger one (`3M`); `either` where it can be two, such as `1.500`.
 */
export function figureOf(text: string, numbers: Numbers = null): Figure | 'either' | null {
  const match = SHAPE.exec(text.trim());
  if (match === null) return null;
  const { before, figure = '', after } = match.groups as Readonly<Record<string, string | undefined>>;
  // Thousands and millions: the unit of the figure is not what it looks like.
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
/** Whether a text is the unit of a figure, as far as one can tell without knowing the trade. */
export const isUnit = (text: string): boolean => UNITS.test(text.trim());

/** Whether two units are one, as far as each is told: `M` and `M GBP`. */
export const agreeOnUnit = (a: string, b: string): boolean =>
  sameUnit(a, b) || a === '' || b === '' || a.startsWith(`${b} `) || b.startsWith(`${a} `);
