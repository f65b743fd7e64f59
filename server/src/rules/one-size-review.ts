import { z } from 'zod';
import type { Pole } from '../traits/judge.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member, poles } from './portfolio-facts.ts';
import { idList, nameOf, placesAt } from './portfolio-words.ts';

const options = z.object({
  items: z
    .number()
    .int()
    .min(1)
    .default(4)
    .meta({ doc: 'Items with a stated review that each path must have before their rhythm is compared.' }),
});

interface Facts {
  readonly review: string;
  readonly operational: readonly Member[];
  readonly strategic: readonly Member[];
}

const OFTEN: ReadonlySet<string> = new Set(['daily', 'weekly', 'biweekly']);

export const oneSizeReview = definePortfolioRule<Facts, typeof options>({
  id: 'one-size-review',
  severity: 'info',
  summary: 'Both paths are reviewed in one and the same rhythm',
  options,
  *check(context, { items: least }) {
    const { playing } = factsOf(context);
    const first = playing.operational.find(({ view }) => view.fields.review?.value !== undefined);
    const review = first?.view.fields.review?.value;
    if (review === undefined) return;
    const stated: Record<Pole, Member[]> = { operational: [], strategic: [] };
    for (const pole of poles) {
      for (const member of playing[pole]) {
        const own = member.view.fields.review?.value;
        if (own === undefined) continue;
        if (own !== review) return;
        stated[pole].push(member);
      }
    }
    if (Math.min(stated.operational.length, stated.strategic.length) >= least) yield { review, ...stated };
  },
  report: ({ review, operational, strategic }) => {
    const wrong = OFTEN.has(review) ? strategic : operational;
    return {
      message: `All ${operational.length + strategic.length} items of both paths are reviewed ${review}. Daily work needs to be seen daily or weekly, a strategic item where its milestones fall: monthly or quarterly. Change the review of ${idList(wrong.map(nameOf))}.`,
      related: placesAt(wrong, `Reviewed ${review}, like everything else`),
    };
  },
});
