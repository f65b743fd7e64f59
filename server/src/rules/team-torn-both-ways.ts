import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { postponeFixes } from './fixes/postpone-fixes.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { type Overload, overloads } from './kit/portfolio-facts.ts';
import { fewest, fte, type Part, placeAt, placesAt, relieve } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

const options = z.object({
  tolerance: z
    .number()
    .min(0)
    .default(10)
    .meta({ doc: 'How far a team may be over its capacity, in percent of it: effort is an estimate.' }),
  share: z.number().min(0).max(50).default(20).meta({
    doc: 'Percent of the load that each of the two paths must have before the team counts as torn.',
  }),
});
export type TornOptions = z.infer<typeof options>;

/** Tells whether a team is overloaded, with at least `share` percent of its load from each path. */
export function isTorn({ load, capacity, carried }: Overload, { tolerance, share }: TornOptions): boolean {
  if (load.effort * 100 <= capacity * (100 + tolerance)) return false;
  const least = (load.effort * share) / 100;
  return Math.min(carried.operational, carried.strategic) >= Math.max(least, 1);
}

export const teamTornBothWays = definePortfolioRule<Overload, typeof options>({
  id: 'team-torn-both-ways',
  severity: 'warning',
  fixable: 'unsafe',
  summary: 'A team is overloaded, and by both paths',
  options,
  *check(context, settings) {
    for (const overload of overloads(context, settings.tolerance))
      if (isTorn(overload, settings)) yield overload;
  },
  report: ({ ref, load, capacity, carried }) => {
    const over = load.effort - capacity;
    const relief = fewest(
      load.parts.map(({ ref: item, view, effort }): Part => ({ ref: item, view, amount: effort })),
      over,
    );
    const operational = fte(carried.operational);
    const strategic = fte(carried.strategic);
    const promised =
      carried.mixed > 0
        ? t`${operational} of operational, ${strategic} of strategic and ${fte(carried.mixed)} of mixed work`
        : t`${operational} of operational and ${strategic} of strategic work`;
    return {
      subject: ref,
      message: t`${entryTitled(ref)}: ${fte(capacity)} is free, and ${promised} is promised. Say which comes first, and ${relieve(relief, over)}.`,
      related: [placeAt(ref, t`${fte(capacity)} free`), ...placesAt(relief, t`Could wait or be handed over`)],
      fixes: postponeFixes(relief),
    };
  },
});
