/** Sums and formats money. */
import type { ReviewItem } from './source.ts';
import { grouped } from './words.ts';

/** Formats total budgets by currency: `4.2M GBP`. */
export function moneyOf(items: readonly Pick<ReviewItem, 'cents' | 'currency'>[]): string {
  const sums = new Map<string, number>();
  for (const { cents, currency } of items)
    if (cents !== null) sums.set(currency ?? '', (sums.get(currency ?? '') ?? 0) + cents);
  const said = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return said
    .map(([currency, cents]) => `${short(cents / 100)}${currency === '' ? '' : ` ${currency}`}`)
    .join(', ');
}

function short(value: number): string {
  for (const [unit, size] of [
    ['bn', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const)
    if (value >= size) return `${grouped(value / size)}${unit}`;
  return grouped(value, 2);
}
