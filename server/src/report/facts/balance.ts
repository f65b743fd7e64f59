/** Computes the balance between the paths, in numbers and words. */
import { counting, t } from '../../core/text/l10n.ts';
import type { BalanceView } from './view-data.ts';
import { counted, grouped } from './words.ts';

export interface BalanceFacts {
  readonly basis: 'effort' | 'items';
  /**
   * Whole percent of the total weight; the three sum to 100. All null if nothing is weighed, or if more items are left
   * out than are weighed: a share of the minority would mislead.
   */
  readonly operational: number | null;
  readonly mixed: number | null;
  readonly strategic: number | null;
  /** Operational share with mixed items on their declared track. This is what a target is compared with. */
  readonly declared: number | null;
  readonly target: number | null;
  readonly tolerance: number;
  /**
   * Points by which the declared operational share exceeds its target (negative: falls short); null without share or
   * target.
   */
  readonly points: number | null;
  readonly outside: boolean;
  readonly weighed: number;
  readonly leftOut: number;
  readonly untracked: number;
  /** `11 points over`, `on target`, `no split stated`, `not enough said: 19 of 20 items have no track`. */
  readonly said: string;
  /** Basis of the share: `of effort` or `of items`. */
  readonly of: string;
}

export function balanceFacts(balance: BalanceView): BalanceFacts {
  const { basis, target, tolerance, leftOut, untracked, weighed, mixed } = balance;
  const both = mixed.operational + mixed.strategic;
  const sum = balance.operational + balance.strategic + both;
  const of = basis === 'effort' ? t`of effort` : t`of items`;
  const base = { basis, target, tolerance, leftOut, untracked, weighed, of };
  const none = { operational: null, mixed: null, strategic: null, declared: null, points: null };
  if (leftOut > weighed) return { ...base, ...none, outside: false, said: unweighed(balance) };
  if (!(sum > 0)) return { ...base, ...none, outside: false, said: t`nothing to weigh yet` };
  const exact = (100 * (balance.operational + mixed.operational)) / sum;
  const shares = wholeShares(balance.operational, both, balance.strategic);
  const declared = Math.round(exact);
  if (target === null) {
    const said = balance.partial === true ? t`of this part alone` : t`no split stated`;
    return { ...base, ...shares, declared, points: null, outside: false, said };
  }
  const outside = Math.abs(exact - target) > tolerance + 1e-9;
  const whole = declared - target;
  // 70.3 against 60 ± 10 is over, though 70 is not: show the decimal then.
  const points =
    outside === Math.abs(whole) > tolerance + 1e-9 ? whole : Math.round((exact - target) * 10) / 10;
  return { ...base, ...shares, declared, points, outside, said: awayFrom(points) };
}

function awayFrom(points: number): string {
  const away = grouped(Math.abs(points));
  if (points === 0) return t`on target`;
  return points > 0
    ? counting(away, away === '1' ? 'point over' : 'points over')
    : counting(away, away === '1' ? 'point under' : 'points under');
}

/** Names what most of the omitted items lack: `not enough said: 19 of 20 items have no track`. */
function unweighed({ weighed, leftOut, untracked }: BalanceView): string {
  const all = counted(weighed + leftOut, 'item');
  const bare = leftOut - untracked;
  if (untracked >= bare)
    return untracked === 1
      ? t`not enough said: ${grouped(untracked)} of ${all} has no track`
      : t`not enough said: ${grouped(untracked)} of ${all} have no track`;
  return bare === 1
    ? t`not enough said: ${grouped(bare)} of ${all} has no effort`
    : t`not enough said: ${grouped(bare)} of ${all} have no effort`;
}

/** Rounds the shares so that they sum to 100: mixed takes the remainder. */
export function wholeShares(
  operational: number,
  mixed: number,
  strategic: number,
): { readonly operational: number; readonly mixed: number; readonly strategic: number } {
  const sum = operational + mixed + strategic;
  const op = Math.round((100 * operational) / sum);
  if (mixed === 0) return { operational: op, mixed: 0, strategic: 100 - op };
  const st = Math.min(100 - op, Math.round((100 * strategic) / sum));
  return { operational: op, mixed: 100 - op - st, strategic: st };
}

/**
 * Describes the balance: `Effort: operational 71 percent, strategic 29 percent; intended 60 and 40, give or take 10;
 * operational is 11 points over.`
 */
export function balanceSentence(facts: BalanceFacts): string {
  const what = facts.basis === 'effort' ? t`Effort` : t`Items`;
  if (facts.operational === null || facts.mixed === null) return `${what}: ${facts.said}.`;
  const left =
    facts.leftOut > 0
      ? facts.leftOut === 1
        ? t` ${counted(facts.leftOut, 'item')} without track or effort is left out.`
        : t` ${counted(facts.leftOut, 'item')} without track or effort are left out.`
      : '';
  const shares =
    facts.mixed > 0
      ? t`${what}: operational ${facts.operational} percent, on both paths at once ${facts.mixed}, strategic ${facts.strategic}`
      : t`${what}: operational ${facts.operational} percent, strategic ${facts.strategic} percent`;
  if (facts.target === null) return `${shares}; ${facts.said}.${left}`;
  const meant = t`intended ${grouped(facts.target)} and ${grouped(100 - facts.target)}, give or take ${grouped(facts.tolerance)}`;
  return facts.mixed > 0
    ? t`${shares}; ${meant}; operational is ${facts.said} as declared.${left}`
    : t`${shares}; ${meant}; operational is ${facts.said}.${left}`;
}
