import { z } from 'zod';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member } from './portfolio-facts.ts';
import { names, placesAt } from './portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(1).default(3).meta({ doc: 'Live strategic items that one sponsor may back.' }),
});

export const overstretchedSponsor = definePortfolioRule<
  { sponsor: string; items: readonly Member[]; max: number },
  typeof options
>({
  id: 'overstretched-sponsor',
  severity: 'warning',
  summary: 'One sponsor backs more live strategic items than one person can',
  options,
  *check(context, { max }) {
    const bySponsor = new Map<string, Member[]>();
    for (const member of factsOf(context).of.strategic) {
      const sponsor = member.view.fields.sponsor?.text.trim().replace(/\s+/g, ' ');
      if (!member.view.live || sponsor === undefined || sponsor === '') continue;
      const key = sponsor.toLowerCase();
      const backed = bySponsor.get(key);
      if (backed === undefined) bySponsor.set(key, [member]);
      else backed.push(member);
    }
    for (const items of bySponsor.values()) {
      if (items.length > max) yield { sponsor: items[0]?.view.fields.sponsor?.text ?? '', items, max };
    }
  },
  report: ({ sponsor, items, max }) => ({
    message: `${sponsor} sponsors ${items.length} live strategic items (${names(items, 5)}), and ${max} is what one person can clear the way for. Hand ${items.length - max === 1 ? 'one' : items.length - max} to another executive, or pause what can wait.`,
    related: placesAt(items, `Sponsored by ${sponsor}`),
  }),
});
