import { z } from 'zod';
import { readingOf } from '../core/document/read-block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import { addKey, slot } from './fixes/key-fixes.ts';
import { definePortfolioRule, type RuleFix } from './kit/define-rule.ts';
import { percentOf, playingOf, workOf } from './kit/portfolio-facts.ts';

const options = z.object({
  items: z
    .number()
    .int()
    .min(1)
    .default(10)
    .meta({ doc: 'Items with a track that must be under way or planned before a balance is asked for.' }),
});

export const missingBalance = definePortfolioRule<
  { count: number; share: number | null; byCount: boolean },
  typeof options
>({
  id: 'missing-balance',
  severity: 'info',
  summary: 'The portfolio does not say how its effort should be shared between the paths',
  fixable: 'unsafe',
  options,
  *check(context, { items: least }) {
    const { settings, balance, portfolio } = context;
    const root = portfolio.roots[0];
    // An unreadable balance is reported elsewhere; without a root file there is no place for one.
    if (root === undefined || settings.balance !== null || root.values.balance !== undefined) return;
    const { operational, strategic } = playingOf(context).of;
    const count = operational.count + strategic.count;
    if (count < least) return;
    const work = workOf(context);
    // If one path states no effort, a share would mean nothing.
    const share = work.operational > 0 && work.strategic > 0 ? percentOf(work.operational, work) : null;
    yield { count, share, byCount: balance.basis === 'items' };
  },
  report: ({ share, byCount }, { portfolio }) => ({
    message: t`This portfolio does not say how its effort should be shared between the two paths${
      share === null
        ? ''
        : t`, so nobody can tell whether ${Math.round(share)}% operational${byCount ? t` (by number of items)` : ''} is intended`
    }. Agree on it, and write it under \`balance\`.`,
    fixes: addBalance(portfolio, share),
  }),
});

/**
 * Returns fixes that add today's shares in tens of percent, for the leaders to change: no split is right for everybody.
 */
function addBalance(portfolio: Portfolio, share: number | null): RuleFix[] {
  const home = portfolio.roots[0]?.values.portfolio;
  const root = home === undefined ? undefined : readingOf(home.block).root;
  if (home === undefined || root === undefined) return [];
  const operational = Math.round((share ?? 50) / 10) * 10;
  const shares = `{operational: ${slot(1, `${operational}`)}%, strategic: ${slot(2, `${100 - operational}`)}%}`;
  return addKey({ block: home.block, entry: { values: root } }, t`Add a balance`, 'balance', shares);
}
