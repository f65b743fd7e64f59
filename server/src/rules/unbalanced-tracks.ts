import { z } from 'zod';
import { pointsFrom } from '../core/model/balance.ts';
import { t } from '../core/text/l10n.ts';
import type { Pole } from '../traits/judgement.ts';
import { postponeFixes } from './fixes/postpone-fixes.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { otherPole, percentOf, workOf } from './kit/portfolio-facts.ts';
import { fewest, fte, many, names, type Part, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  items: z
    .number()
    .int()
    .min(1)
    .default(5)
    .meta({ doc: 'Items that must count towards the balance before it is judged.' }),
});

interface Facts {
  /** The path that takes too much. */
  readonly heavy: Pole;
  /** Actual and intended share in percent, and the tolerance in points. */
  readonly share: number;
  /** Share of mixed items in percent, which is not in `share`. */
  readonly mixed: number;
  readonly meant: number;
  readonly tolerance: number;
  readonly byCount: boolean;
  readonly postpone: readonly Part[];
  /** What the other path lacks: milli-FTE over the whole period, or a number of items if those are counted. */
  readonly missing: number;
  readonly leftOut: number;
}

export const unbalancedTracks = definePortfolioRule<Facts, typeof options>({
  id: 'unbalanced-tracks',
  severity: 'warning',
  fixable: 'unsafe',
  summary: 'The share of effort is further from the intended balance than its tolerance allows',
  options,
  *check(context, { items: least }) {
    const { balance, settings, period } = context;
    const target = settings.balance;
    const { counts, sums } = balance;
    if (target === null || counts.operational + counts.strategic < least) return;
    // A path without any work is reported by `invisible-path` or `unresourced-path`.
    if (sums.operational === 0 || sums.strategic === 0) return;
    const work = workOf(context);
    const points = pointsFrom(work, target.operational);
    if (points === undefined || Math.abs(points) <= target.tolerance) return;
    const heavy: Pole = points > 0 ? 'operational' : 'strategic';
    const meant = heavy === 'operational' ? target.operational : 100 - target.operational;
    const most = Math.min(1, (meant + target.tolerance) / 100);
    const own = work[heavy];
    const all = sums.operational + sums.strategic;
    const byCount = balance.basis === 'items';
    const days = byCount ? 1 : period.last - period.first + 1;
    yield {
      heavy,
      share: percentOf(own, work),
      mixed: percentOf(work.mixed, work),
      meant,
      tolerance: target.tolerance,
      byCount,
      postpone: fewest(work.portions(heavy), (own - most * all) / (1 - most)),
      missing: most > 0 ? (own / most - all) / days : 0,
      leftOut: balance.leftOut,
    };
  },
  report: (facts) => {
    const { heavy, share, mixed, meant, tolerance, byCount, postpone, missing, leftOut } = facts;
    const takes = byCount
      ? t`makes up ${Math.round(share)}% of the items (no effort is stated)`
      : t`takes ${Math.round(share)}% of the effort`;
    const apart = mixed > 0 ? t` without the ${Math.round(mixed)}% in mixed items` : '';
    const more = byCount
      ? many(Math.ceil(missing - 1e-9), 'more item')
      : t`${fte(Math.ceil(missing / 100) * 100)} more`;
    const mend = missing > 0 ? t`, or ${more} for ${otherPole(heavy)} work` : '';
    const rest = leftOut === 0 ? '' : t` Not counted: ${many(leftOut, 'item')} without track or effort.`;
    return {
      message: t`${heavy === 'operational' ? t`Operational work` : t`Strategic work`} ${takes}${apart}, and ${Math.round(meant)}% is intended, give or take ${tolerance} points. To restore it: postpone, stop or finish ${names(postpone)}${mend}.${rest}`,
      related: placesAt(postpone, t`Without this the balance would be kept`),
      fixes: postponeFixes(postpone),
    };
  },
});
