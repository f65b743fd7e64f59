import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { nameKeys, type Some, underKeys } from './kit/gather.ts';
import { names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(1).default(3).meta({ doc: 'Live strategic items that one sponsor may back.' }),
});

/** Groups live strategic items by sponsor, ignoring case. */
const bySponsor = underKeys(({ view }) =>
  view.track === 'strategic' && view.live ? nameKeys(view.fields.sponsor) : [],
);

export const overstretchedSponsor = definePortfolioRule<
  { sponsor: string; items: Some; max: number },
  typeof options
>({
  id: 'overstretched-sponsor',
  severity: 'warning',
  summary: 'One sponsor backs more live strategic items than one person can',
  options,
  *check(context, { max }) {
    // If the portfolio sets a limit, `over-limit` checks it instead.
    if (context.settings.limits.sponsor !== undefined) return;
    for (const items of context.gather(bySponsor).values()) {
      if (items.count > max) yield { sponsor: items.first[0]?.view.fields.sponsor?.text ?? '', items, max };
    }
  },
  report: ({ sponsor, items, max }) => ({
    message: t`${sponsor} sponsors ${items.count} live strategic items (${names(items, 5)}), and ${max} is what one person can clear the way for. Hand ${items.count - max === 1 ? t`one` : items.count - max} to another executive, or pause what can wait.`,
    related: placesAt(items, t`Sponsored by ${sponsor}`),
  }),
});
