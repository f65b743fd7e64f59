/**
 * Formats numbers of a workbook as their number format shows them: as a date, a percentage, an amount, or plainly.
 */
import { numberText } from '../table/number-text.ts';

export type NumberKind = 'date' | 'time' | 'percent' | 'plain' | { readonly currency: string };

/** Formats that are predefined by the file format. */
const BUILT_IN: Readonly<Record<number, NumberKind>> = {
  9: 'percent',
  10: 'percent',
  ...Object.fromEntries(
    [14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58].map((id) => [id, 'date']),
  ),
  ...Object.fromEntries([18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56].map((id) => [id, 'time'])),
};

/** Returns the kind of a number format, given its id and, for a custom one, its code. */
export function kindOfFormat(id: number, code: string | undefined): NumberKind {
  if (code === undefined) return BUILT_IN[id] ?? 'plain';
  // The section for positive numbers, without quoted text and colours.
  const first = code.split(';')[0] ?? '';
  const currency =
    /\[\$([^-\]]+)(?:-[^\]]*)?\]/.exec(first)?.[1]?.trim() ??
    /[€£¥₹]|(?<=^|["\\ (_])\$/.exec(first.replaceAll('"', ''))?.[0];
  const bare = first.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, '');
  if (/[yd]|m{3,}/i.test(bare) || /^m+[-/ ]/i.test(bare)) return 'date';
  if (/[hs]|AM\/PM/i.test(bare)) return 'time';
  if (bare.includes('%')) return 'percent';
  return currency === undefined || currency === '' ? 'plain' : { currency };
}

/** Formats a number in the notation of the language: 2027-01-31, 45 %, €1200. */
export function shownNumber(value: number, kind: NumberKind, since1904: boolean): string {
  if (kind === 'percent') return `${numberText(Number((value * 100).toPrecision(12)))}%`;
  if (kind === 'date') return dateText(value, since1904) ?? numberText(value);
  if (typeof kind === 'object')
    return `${kind.currency}${kind.currency.length > 1 ? ' ' : ''}${numberText(value)}`;
  return numberText(value);
}

/**
 * Converts a serial number to a date, or null if out of range. Excel counts a 29 February 1900 that never existed.
 */
export function dateText(value: number, since1904: boolean): string | null {
  const days = Math.floor(value) + (since1904 ? 1462 : 0);
  if (days < 61 || days > 146_097) return days >= 0 && days < 61 ? '1900-01-01' : null;
  return new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
}
