/** Computes the balance between the paths, in numbers and words. */

import { pointsFrom } from '../../core/model/balance.ts';
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
  readonly target: number | null;
  readonly tolerance: number;
  /**
   * Points by which the operational share exceeds its target (negative: falls short), whichever way the mixed items
   * turn out; null without share or target.
   */
  readonly points: number | null;
  /** True if the points exceed the tolerance. */
  readonly outside: boolean;
  /** True if it depends on the mixed items whether the tolerance is kept. */
  readonly undecided: boolean;
  readonly weighed: number;
  readonly leftOut: number;
  readonly untracked: number;
  /** `11 points over`, `at least 4 points over`, `open while 18% is mixed`, `on target`, `no split stated`, `not enough said: 19 of 20 items to weigh have no track`. */
  readonly said: string;
  /** Basis of the share: `of effort` or `of items`. */
  readonly of: string;
  /** The basis with the time that it is over: `of effort over the period`, or `of items`. */
  readonly over: string;
}

export function balanceFacts(balance: BalanceView): BalanceFacts {
  const { basis, target, tolerance, leftOut, untracked, weighed } = balance;
  const of = basis === 'effort' ? t`of effort` : t`of items`;
  const over = basis === 'effort' ? t`of effort over the period` : of;
  const base = { basis, target, tolerance, leftOut, untracked, weighed, of, over };
  const none = { operational: null, mixed: null, strategic: null, points: null };
  const open = { outside: false, undecided: false };
  if (leftOut > weighed) return { ...base, ...none, ...open, said: unweighed(balance) };
  const exact = pointsFrom(balance, target ?? 0);
  if (exact === undefined) return { ...base, ...none, ...open, said: t`nothing to weigh yet` };
  const shares = wholeShares(balance.operational, balance.mixed, balance.strategic);
  if (target === null) {
    const said = balance.partial === true ? t`of this part alone` : t`no split stated`;
    return { ...base, ...shares, points: null, ...open, said };
  }
  const outside = Math.abs(exact) > tolerance + 1e-9;
  const undecided = !outside && isUndecided(balance, target);
  const whole = exact === 0 ? 0 : exact > 0 ? shares.operational - target : 100 - shares.strategic - target;
  // 70.3 against 60 ± 10 is over, though 70 is not: show the decimal then.
  const points = outside === Math.abs(whole) > tolerance + 1e-9 ? whole : Math.round(exact * 10) / 10;
  const said = undecided ? t`open while ${shares.mixed}% is mixed` : awayFrom(points, balance.mixed > 0);
  return { ...base, ...shares, points, outside, undecided, said };
}

/** Tells whether the share leaves the tolerance if all mixed items turn out one way. */
function isUndecided({ operational, mixed, strategic, tolerance }: BalanceView, target: number): boolean {
  const all = operational + mixed + strategic;
  const [least, most] = [(100 * operational) / all, (100 * (operational + mixed)) / all];
  return least < target - tolerance - 1e-9 || most > target + tolerance + 1e-9;
}

/** @param atLeast true if mixed items may add to the points */
function awayFrom(points: number, atLeast: boolean): string {
  const away = grouped(Math.abs(points));
  if (points === 0) return t`on target`;
  const said =
    points > 0
      ? counting(away, away === '1' ? 'point over' : 'points over')
      : counting(away, away === '1' ? 'point under' : 'points under');
  return atLeast ? t`at least ${said}` : said;
}

/** Names what most of the omitted items lack: `not enough said: 19 of 20 items to weigh have no track`. */
function unweighed({ weighed, leftOut, untracked }: BalanceView): string {
  const all = counted(weighed + leftOut, 'item to weigh', 'items to weigh');
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
  const what = facts.basis === 'effort' ? t`Effort over the period` : t`Items`;
  if (facts.operational === null || facts.mixed === null) return `${what}: ${facts.said}.`;
  const left =
    facts.leftOut > 0
      ? facts.leftOut === 1
        ? t` ${counted(facts.leftOut, 'item')} without track or effort is left out.`
        : t` ${counted(facts.leftOut, 'item')} without track or effort are left out.`
      : '';
  const shares =
    facts.mixed > 0
      ? t`${what}: operational ${facts.operational} percent, mixed ${facts.mixed}, strategic ${facts.strategic}`
      : t`${what}: operational ${facts.operational} percent, strategic ${facts.strategic} percent`;
  if (facts.target === null) return `${shares}; ${facts.said}.${left}`;
  const meant = t`intended ${grouped(facts.target)} and ${grouped(100 - facts.target)}, give or take ${grouped(facts.tolerance)}`;
  return facts.undecided
    ? t`${shares}; ${meant}; whether that is kept is open while ${facts.mixed} percent is mixed.${left}`
    : t`${shares}; ${meant}; operational is ${facts.said}.${left}`;
}

/** Says what the shares are shares of. */
export function balanceBasis({ basis }: BalanceFacts): string {
  return basis === 'effort'
    ? t`Each item weighs its effort times its days within the period. “Resourced” adds up the effort of all open items, whenever they run.`
    : t`No effort is stated: each item weighs the same.`;
}
