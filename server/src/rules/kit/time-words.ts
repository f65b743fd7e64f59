/** Formats durations and figures as people say them. */
import { counting } from '../../core/text/l10n.ts';

/**
 * Formats a number of days in the largest unit that is precise enough: `9 days`, `6 weeks`, `14 months`, `2.5 years`.
 */
export function daysInWords(days: number): string {
  if (days < 14) return several(days, 'day');
  if (days < 84) return several(Math.round(days / 7), 'week');
  if (days < 730) return several(Math.round(days / 30.436875), 'month');
  return several(Math.round(days / 36.52425) / 10, 'year');
}

const several = (count: number, unit: string): string => counting(count, count === 1 ? unit : `${unit}s`);

/** Formats a figure without the noise of binary fractions: at most two decimals, or four if it is below 1. */
export function figure(value: number): string {
  return String(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));
}

/** Formats milli-FTE as `0.6 fte`. */
export const fte = (milli: number): string => `${figure(milli / 1000)} fte`;
