import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { type Gathering, joinSome, type Member, type Some, someOf } from './kit/gather.ts';
import { names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(1).default(3).meta({ doc: 'Live strategic items that one sponsor may back.' }),
});

/** Live strategic items by sponsor, in small letters. */
const bySponsor: Gathering<ReadonlyMap<string, Some>> = {
  of: (members) => {
    const backed = new Map<string, Member[]>();
    for (const member of members) {
      const { view } = member;
      const sponsor = view.fields.sponsor?.text.trim().replace(/\s+/g, ' ').toLowerCase();
      if (view.track !== 'strategic' || !view.live || sponsor === undefined || sponsor === '') continue;
      const own = backed.get(sponsor);
      if (own === undefined) backed.set(sponsor, [member]);
      else own.push(member);
    }
    return new Map([...backed].map(([sponsor, own]) => [sponsor, someOf(own)]));
  },
  join: (parts) => {
    const all = new Map<string, Some[]>();
    for (const part of parts)
      for (const [sponsor, some] of part) {
        const same = all.get(sponsor);
        if (same === undefined) all.set(sponsor, [some]);
        else same.push(some);
      }
    return new Map([...all].map(([sponsor, same]) => [sponsor, joinSome(same)]));
  },
};

export const overstretchedSponsor = definePortfolioRule<
  { sponsor: string; items: Some; max: number },
  typeof options
>({
  id: 'overstretched-sponsor',
  severity: 'warning',
  summary: 'One sponsor backs more live strategic items than one person can',
  options,
  *check(context, { max }) {
    for (const items of context.gather(bySponsor).values()) {
      if (items.count > max) yield { sponsor: items.first[0]?.view.fields.sponsor?.text ?? '', items, max };
    }
  },
  report: ({ sponsor, items, max }) => ({
    message: t`${sponsor} sponsors ${items.count} live strategic items (${names(items, 5)}), and ${max} is what one person can clear the way for. Hand ${items.count - max === 1 ? t`one` : items.count - max} to another executive, or pause what can wait.`,
    related: placesAt(items, t`Sponsored by ${sponsor}`),
  }),
});
