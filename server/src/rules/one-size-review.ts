import { z } from 'zod';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member, onPath } from './portfolio-facts.ts';
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
    const stated = factsOf(context).inPlay.filter(({ view }) => view.fields.review?.value !== undefined);
    const [operational, strategic] = [onPath(stated, 'operational'), onPath(stated, 'strategic')];
    const rhythms = new Set([...operational, ...strategic].map(({ view }) => view.fields.review?.value));
    const [review] = rhythms;
    if (
      rhythms.size === 1 &&
      review !== undefined &&
      operational.length >= least &&
      strategic.length >= least
    ) {
      yield { review, operational, strategic };
    }
  },
  report: ({ review, operational, strategic }) => {
    const wrong = OFTEN.has(review) ? strategic : operational;
    return {
      message: `All ${operational.length + strategic.length} items of both paths are reviewed ${review}. Daily work needs to be seen daily or weekly, a strategic item where its milestones fall: monthly or quarterly. Change the review of ${idList(wrong.map(nameOf))}.`,
      related: placesAt(wrong, `Reviewed ${review}, like everything else`),
    };
  },
});
