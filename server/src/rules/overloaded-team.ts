import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { postponeFixes } from './fixes/postpone-fixes.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { inForce, type Overload, overloads } from './kit/portfolio-facts.ts';
import { fewest, fte, many, type Part, placeAt, placesAt, relieve } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';
import { isTorn, type TornOptions, teamTornBothWays } from './team-torn-both-ways.ts';

const options = z.object({
  tolerance: z
    .number()
    .min(0)
    .default(10)
    .meta({ doc: 'How far a team may be over its capacity, in percent of it: effort is an estimate.' }),
});

export const overloadedTeam = definePortfolioRule<Overload, typeof options>({
  id: 'overloaded-team',
  severity: 'warning',
  fixable: 'unsafe',
  summary: 'A team carries more work than it has people free for',
  options,
  *check(context, { tolerance }) {
    const torn = inForce<TornOptions>(teamTornBothWays, context);
    for (const overload of overloads(context, tolerance)) {
      if (torn.off || !isTorn(overload, torn.options)) yield overload;
    }
  },
  report: ({ ref, load, capacity }) => {
    const over = load.effort - capacity;
    const relief = fewest(load.parts.map(asPart), over);
    return {
      subject: ref,
      message: t`${entryTitled(ref)}: ${fte(load.effort)} promised over the period in ${many(load.parts.length, 'item')}, and ${fte(capacity)} is free. To relieve it: ${relieve(relief, over)}.`,
      related: [placeAt(ref, t`${fte(capacity)} free`), ...placesAt(relief, t`Could wait or be handed over`)],
      fixes: postponeFixes(relief),
    };
  },
});

const asPart = ({ ref, view, effort }: Overload['load']['parts'][number]): Part => ({
  ref,
  view,
  amount: effort,
});
