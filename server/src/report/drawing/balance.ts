/** The balance between the paths: its numbers, its words and its bar. */
import { counting, t } from '../../core/text/l10n.ts';
import type { BalanceView } from '../facts/view-data.ts';
import { counted, grouped } from '../facts/words.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { line, path, rect, span, text } from './svg.ts';
import { textWidth } from './text-width.ts';

export interface BalanceFacts {
  readonly basis: 'effort' | 'items';
  /** Whole percent; both `null` where there is nothing to weigh. They sum to 100. */
  readonly operational: number | null;
  readonly strategic: number | null;
  readonly target: number | null;
  readonly tolerance: number;
  /** Points the operational share lies over (or, below 0, under) its target; `null` without share or target. */
  readonly points: number | null;
  readonly outside: boolean;
  readonly leftOut: number;
  /** `11 points over`, `on target`, `no split stated`, `nothing to weigh yet`. */
  readonly said: string;
  /** What the share is of: `of effort` or `of items`. */
  readonly of: string;
}

export function balanceFacts(balance: BalanceView): BalanceFacts {
  const { basis, target, tolerance, leftOut } = balance;
  const sum = balance.operational + balance.strategic;
  const of = basis === 'effort' ? t`of effort` : t`of items`;
  const base = { basis, target, tolerance, leftOut, of };
  if (!(sum > 0)) {
    const said = t`nothing to weigh yet`;
    return { ...base, operational: null, strategic: null, points: null, outside: false, said };
  }
  const exact = (100 * balance.operational) / sum;
  const operational = Math.round(exact);
  const shares = { operational, strategic: 100 - operational };
  if (target === null) {
    const said = balance.partial === true ? t`of this part alone` : t`no split stated`;
    return { ...base, ...shares, points: null, outside: false, said };
  }
  const outside = Math.abs(exact - target) > tolerance + 1e-9;
  const whole = operational - target;
  // 70.3 against 60 ± 10 is over, though 70 would not be: then the decimal is what matters.
  const points =
    outside === Math.abs(whole) > tolerance + 1e-9 ? whole : Math.round((exact - target) * 10) / 10;
  const away = grouped(Math.abs(points));
  const said =
    points === 0
      ? t`on target`
      : points > 0
        ? counting(away, away === '1' ? 'point over' : 'points over')
        : counting(away, away === '1' ? 'point under' : 'points under');
  return { ...base, ...shares, points, outside, said };
}

/** `Effort: operational 71 percent, strategic 29 percent; meant 60 and 40, give or take 10; operational is 11 points over.` */
export function balanceSentence(facts: BalanceFacts): string {
  const what = facts.basis === 'effort' ? t`Effort` : t`Items`;
  const left =
    facts.leftOut > 0
      ? facts.leftOut === 1
        ? t` ${counted(facts.leftOut, 'item')} without track or effort is left out.`
        : t` ${counted(facts.leftOut, 'item')} without track or effort are left out.`
      : '';
  if (facts.operational === null) return t`${what}: ${facts.said}.${left}`;
  const shares = t`${what}: operational ${facts.operational} percent, strategic ${facts.strategic} percent`;
  if (facts.target === null) return t`${shares}; ${facts.said}.${left}`;
  const meant = t`meant ${grouped(facts.target)} and ${grouped(100 - facts.target)}, give or take ${grouped(facts.tolerance)}`;
  return t`${shares}; ${meant}; operational is ${facts.said}.${left}`;
}

export const BALANCE_HEIGHT = 46;
/** Its width beside a head, in px. */
export const BALANCE_WIDTH = 340;

/** The bar over its bracket, `width` x 46 px: a group to be moved to its place. */
export function balanceBar(facts: BalanceFacts, width: number): Markup {
  const y = 22;
  const parts: Part[] = [];
  const share = facts.operational;
  const opWords = t`Operational ${share === null ? '' : `${share}%`}`.trim();
  const stWords = t`Strategic ${facts.strategic === null ? '' : `${facts.strategic}%`}`.trim();
  parts.push(text(0, 13, markup`${span(opWords, 'opt b')}${share !== null && span(facts.of, '', 4)}`));
  parts.push(text(width, 13, stWords, 'stt b', 'end'));
  if (share === null) parts.push(rect(0.5, y + 0.5, width - 1, 8, 'barnone'));
  else {
    const split = (width * share) / 100;
    const gap = share > 0 && share < 100 ? 1 : 0;
    if (share > 0) parts.push(rect(0, y, split - gap, 9, 'barop'));
    if (share < 100) parts.push(rect(split + gap, y, width - split - gap, 9, 'barst'));
  }
  parts.push(
    share === null || facts.target === null
      ? text(width, 44, facts.said, 'm', 'end')
      : bracket(facts, facts.target, width, y),
  );
  return markup`<g role="img" aria-label="${balanceSentence(facts)}">${parts}</g>`;
}

function bracket(facts: BalanceFacts, target: number, width: number, y: number): Part {
  const at = (percent: number): number => Math.round((width * Math.max(0, Math.min(100, percent))) / 100);
  const lo = at(target - facts.tolerance);
  const hi = at(target + facts.tolerance);
  const x = Math.max(1, Math.min(width - 1, at(target)));
  const mid = 39.5;
  const meant = t`meant ${grouped(target)} ± ${grouped(facts.tolerance)}`;
  const meantWidth = textWidth(meant);
  const parts: Part[] = [
    rect(x - 2.25, y - 4, 4.5, 18, 'halo'),
    line(x, y - 4, x, mid, 'tick'),
    path(`M${lo + 0.5} ${mid - 4}v8M${lo + 0.5} ${mid}H${hi - 0.5}M${hi - 0.5} ${mid - 4}v8`, 'bracket'),
  ];
  const cls = facts.outside ? 'bad' : '';
  // The points stand shorter where the bracket leaves no room: `+11`.
  const short =
    facts.points === null || facts.points === 0
      ? facts.said
      : `${facts.points > 0 ? '+' : '-'}${grouped(Math.abs(facts.points))}`;
  const said = textWidth(facts.said) + 8 < Math.max(width - hi, lo) ? facts.said : short;
  const saidWidth = textWidth(said);
  // The outcome at the right edge, the intention left of the bracket; each changes sides where there is no room.
  const right = width - saidWidth >= hi + 5;
  const left = lo - 5 >= saidWidth;
  const draw = (x: number, words: string, set: string, anchor: 'start' | 'end'): number =>
    parts.push(text(x, 43.5, words, set, anchor));
  if (right) draw(width, said, cls, 'end');
  else if (left) draw(0, said, cls, 'start');
  const before = lo - 8 - (right ? 0 : saidWidth + 12);
  const after = width - hi - 8 - (right ? saidWidth + 12 : 0);
  if (meantWidth <= before) draw(lo - 8, meant, 'm', 'end');
  else if (meantWidth <= after) draw(hi + 8, meant, 'm', 'start');
  return parts;
}
