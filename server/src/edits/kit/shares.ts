/** Effort and money in two: the halves add up to the whole, and are written as the whole was. */
import { share } from '../../core/model/item.ts';

/** Effort in milli-FTE as text, with the unit that `like` has. */
export function formatEffort(milli: number, like: string): string {
  const unit = /\s*fte$/i.exec(like)?.[0] ?? '';
  return `${String(milli / 1000)}${unit}`;
}

/** Both halves of an effort, in milli-FTE; the first is the greater where they differ. */
export function halvesOfEffort(milli: number, like: string): readonly [string, string] {
  return [formatEffort(share(milli, 2, 0), like), formatEffort(share(milli, 2, 1), like)];
}

/** Half of an amount of money, its currency and scale as written; null where there is no number in it. */
export function halfOfMoney(text: string): string | null {
  const match = /\d+(?:\.\d+)?/.exec(text);
  if (match === null) return null;
  const digits = (match[0].split('.')[1] ?? '').length;
  // Half of a decimal number has one digit more at most, so nothing is rounded away.
  const half = (Number(match[0]) / 2).toFixed(digits + 1).replace(/\.?0+$/, '');
  return text.slice(0, match.index) + half + text.slice(match.index + match[0].length);
}
