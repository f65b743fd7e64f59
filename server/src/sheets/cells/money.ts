/** Parses money in a cell, in the column's notation, with the scale and currency of its head. */
import { DIGITS, isAmbiguous } from '../../core/language/numerals.ts';
import { readMoney } from '../../core/language/scalars.ts';
import { t } from '../../core/text/l10n.ts';
import { type Amount, amountIn, isBeyond } from './amounts.ts';
import { decimalOf, type Numbers, numeralIn } from './numbers.ts';

export interface MoneyFacts {
  readonly numbers: Numbers;
  readonly amount: Amount;
}
export type MoneyReading =
  | {
      readonly text: string /** The number could be another, and the likelier was taken. */;
      readonly guess: boolean;
    }
  /** A figure that may have decimals or thousands. */
  | { readonly either: string }
  | { readonly problem: string };

const HELP = (): string =>
  t`Money reads 12000, 12k, 4.5M or 1.2bn, with a currency code or sign before or after.`;
/** Returns the reason for refusing a figure that is implausible in the unit of its head. */
export const BEYOND = (): string =>
  t`In the unit of its head it would be too large: write its own scale after it, such as 1.2M, or the whole amount in another column.`;
/** Indian scales, written out. */
const INDIAN: Readonly<Record<string, number>> = {
  lakh: 1e5,
  lakhs: 1e5,
  lac: 1e5,
  crore: 1e7,
  crores: 1e7,
  cr: 1e7,
};

/** Parses money to the language's notation. */
export function moneyOf(text: string, { numbers, amount }: MoneyFacts): MoneyReading {
  const plain = text
    .trim()
    .replace(/(?:,|\.)[-–—]{1,2}$/, '')
    .replace(/\/-$/, '');
  const found = numeralIn(plain);
  if (found === null) return { problem: HELP() };
  const around = plain.replace(found.text, ' ');
  if (around.includes('%')) return { problem: t`A percentage is not an amount.` };
  if (/^\(.*\)$/.test(plain) || /^[-−]/.test(found.text) || /-\s*$/.test(around))
    return { problem: t`A budget cannot be negative.` };
  const none = amount.scale === null && amount.currency === null;
  if (none && !isAmbiguous(found.numeral) && readMoney(plain).ok) return { text: plain, guess: false };
  const own = amountIn(around);
  const indian = own.rest.length === 1 ? INDIAN[(own.rest[0] as string).toLowerCase()] : undefined;
  if ((own.rest.length > 0 && indian === undefined) || /[<>~±/]/.test(around)) return { problem: HELP() };
  const scale = own.scale ?? (indian === undefined ? amount.scale : null);
  let decimal = decimalOf(found.numeral, numbers);
  const guess = decimal === null && isAmbiguous(found.numeral);
  if (guess) {
    // Without a scale money has two decimals at most, so three digits after a separator are thousands.
    if (scale === null) decimal = found.text.replace(/[^\d]/g, '');
    else return { either: found.text };
  }
  if (decimal === null) return { problem: HELP() };
  if (indian === undefined && isBeyond(decimal, own, amount)) return { problem: BEYOND() };
  if (indian !== undefined) decimal = String(Math.round(Number(decimal) * indian * 100) / 100);
  const before = plain.slice(0, plain.indexOf(found.text));
  const said = shown(decimal, scale, { own: own.currency, head: amount.currency, before, around });
  const reading = readMoney(said);
  return reading.ok ? { text: said, guess } : { problem: `${reading.problem}.` };
}

/** What a cell and its head state about the currency. */
interface CurrencyWords {
  /** The cell's own currency. */
  readonly own: string | null;
  /** The head's currency. */
  readonly head: string | null;
  /** The cell's text before the number, and all its text around it. */
  readonly before: string;
  readonly around: string;
}

/**
 * Composes currency and number. A symbol stays where the cell has it; the head's code follows; an ambiguous symbol
 * such as `$` precedes.
 */
function shown(decimal: string, scale: string | null, { own, head, before, around }: CurrencyWords): string {
  // A decimal such as 1.500 is ambiguous without a scale: drop trailing zeros, or add one.
  const plain =
    decimal.includes('.') && /\.\d{3,}$/.test(decimal)
      ? decimal.replace(/0+$/, '').replace(/\.$/, '')
      : decimal;
  const bare = scale === null && /^[1-9]\d{0,2}\.\d{3}$/.test(plain) ? `${plain}0` : plain;
  const number = `${bare.replace(/^\+/, '')}${scale ?? ''}`;
  if (own !== null) {
    const sign = /[€£¥₹₩]|(?<![A-Za-z])\$/.exec(around)?.[0];
    if (sign !== undefined && own !== 'USD')
      return before.includes(sign) ? `${sign}${number}` : `${number} ${sign}`;
    return /[A-Za-z]/.test(before) ? `${own} ${number}` : `${number} ${own}`;
  }
  if (head === null) return number;
  return head.length === 1 ? `${head}${number}` : `${number} ${head}`;
}

/** Tells whether a text could be money in any notation. */
export const looksLikeMoney = (text: string): boolean =>
  new RegExp(DIGITS).test(text) &&
  'text' in moneyOf(text, { numbers: 'point', amount: { scale: null, currency: null } });
