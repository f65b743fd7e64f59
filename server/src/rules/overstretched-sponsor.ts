import { z } from 'zod';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { nameKeys, type Some, underKeys } from './kit/gather.ts';
import { mixedAmong, names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(1).default(3).meta({ doc: 'Live strategic items that one sponsor may back.' }),
});

/** Returns the sponsor of a live strategic item, ignoring case; none for another item. */
const sponsorOf = ({ view }: Member): readonly string[] =>
  view.track === 'strategic' && view.live ? nameKeys(view.fields.sponsor) : [];
const bySponsor = underKeys(sponsorOf);

export const overstretchedSponsor = definePortfolioRule<
  { sponsor: string; items: Some; max: number; mixed: number },
  typeof options
>({
  id: 'overstretched-sponsor',
  severity: 'warning',
  summary: 'One sponsor backs more live strategic items than one person can',
  options,
  *check(context, { max }) {
    // If the portfolio sets a limit, `over-limit` checks it instead.
    if (context.settings.limits.sponsor !== undefined) return;
    for (const [key, items] of context.gather(bySponsor)) {
      if (items.count <= max) continue;
      const mixed = context.mixed().filter((member) => sponsorOf(member).includes(key)).length;
      yield { sponsor: items.first[0]?.view.fields.sponsor?.text ?? '', items, max, mixed };
    }
  },
  report: ({ sponsor, items, max, mixed }) => ({
    message: t`${sponsor} sponsors ${items.count} live strategic items (${names(items, 5)}), and ${max} is what one person can clear the way for. Hand ${items.count - max === 1 ? t`one` : items.count - max} to another executive, or pause what can wait.${mixedAmong(mixed)}`,
    related: placesAt(items, t`Sponsored by ${sponsor}`),
  }),
});
