/** Reads amounts that a row reports, such as cost to date, in the one scale that the figures of a measure share. */
import { t } from '../../core/text/l10n.ts';
import { type Amount, amountIn, isBeyond, type Scale } from './amounts.ts';
import { BEYOND, type MoneyFacts } from './money.ts';
import { decimalOf, numeralIn } from './numbers.ts';

export type SumReading =
  | { readonly figure: string /** Empty where nothing says it. */; readonly unit: string }
  | { readonly problem: string };

const ZEROS: Readonly<Record<Scale, number>> = { k: 3, M: 6, bn: 9 };
/** Returns the number of zeros of a scale. */
export const zerosOf = (scale: Scale | null): number => (scale === null ? 0 : ZEROS[scale]);

/**
 * Reads a cell in `scale` (null for ones): `£300k` in millions is 0.3 with the unit `M GBP`. The cell's own unit
 * overrides its head's.
 */
export function sumOf(text: string, { numbers, amount }: MoneyFacts, scale: Scale | null): SumReading {
  const plain = text.trim();
  const found = numeralIn(plain);
  const decimal = found === null ? null : decimalOf(found.numeral, numbers);
  if (found === null || decimal === null)
    return { problem: t`It is not a figure, or can be read in two ways.` };
  const around = plain.replace(found.text, ' ');
  if (around.includes('%')) return { problem: t`A percentage is not an amount.` };
  const own = amountIn(around);
  const said: Amount = { scale: own.scale ?? amount.scale, currency: own.currency ?? amount.currency };
  const words = own.rest.join(' ');
  const isMoney = said.scale !== null || said.currency !== null || scale !== null;
  if (/[<>~±/]/.test(around) || (words !== '' && isMoney))
    return { problem: t`It is not a figure, or can be read in two ways.` };
  if (scale !== null && said.scale === null && said.currency === null && Number(decimal) !== 0)
    return {
      problem: t`Its unit is unknown: its head states none, although another column of the measure does. Write the unit in its head, as in (£m).`,
    };
  if (isBeyond(decimal, own, amount)) return { problem: BEYOND() };
  const signed = /^[(].*[)]$/.test(plain) && Number(decimal) > 0 ? `-${decimal}` : decimal;
  return {
    figure: shifted(signed, zerosOf(said.scale) - zerosOf(scale)),
    unit: words === '' ? [scale ?? '', said.currency ?? ''].join(' ').trim() : words,
  };
}

/** Shifts the decimal point to the right, or to the left if `places` is negative. */
export function shifted(decimal: string, places: number): string {
  const [, sign = '', whole = '', part = ''] = /^([+-]?)(\d+)(?:\.(\d+))?$/.exec(decimal) ?? [];
  const digits = `${'0'.repeat(Math.max(0, -places))}${whole}${part.padEnd(Math.max(0, places), '0')}`;
  const point = digits.length - Math.max(0, part.length - places);
  const after = digits.slice(point).replace(/0+$/, '');
  const before = digits.slice(0, point).replace(/^0+(?=\d)/, '');
  return `${sign === '-' ? '-' : ''}${before}${after === '' ? '' : `.${after}`}`;
}
