import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf } from './kit/gather.ts';
import { type ByPath, byPath, plays } from './kit/portfolio-facts.ts';
import { names, placesAt } from './kit/portfolio-words.ts';

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
  readonly stated: ByPath<Some>;
}

/** Items in play that state a review, by path, and the rhythms they state. */
interface Rhythms {
  readonly reviews: ReadonlySet<string>;
  readonly stated: ByPath<Some>;
}
const rhythms: Gathering<Rhythms> = {
  of: (members, context) => {
    const stated = members.filter(
      (member) => member.view.fields.review?.value !== undefined && plays(member, context),
    );
    const own = byPath((pole) => stated.filter(({ view }) => view.track === pole));
    const reviews = [...own.operational, ...own.strategic].map(({ view }) => view.fields.review?.value ?? '');
    return { reviews: new Set(reviews), stated: byPath((pole) => someOf(own[pole])) };
  },
  join: (parts) => ({
    reviews: new Set(parts.flatMap(({ reviews }) => [...reviews])),
    stated: byPath((pole) => joinSome(parts.map(({ stated }) => stated[pole]))),
  }),
};

const OFTEN: ReadonlySet<string> = new Set(['daily', 'weekly', 'biweekly']);

export const oneSizeReview = definePortfolioRule<Facts, typeof options>({
  id: 'one-size-review',
  severity: 'info',
  summary: 'Both paths are reviewed at the same rhythm',
  options,
  *check(context, { items: least }) {
    const { reviews, stated } = context.gather(rhythms);
    const [review] = reviews;
    if (review === undefined || reviews.size > 1) return;
    if (Math.min(stated.operational.count, stated.strategic.count) >= least) yield { review, stated };
  },
  report: ({ review, stated: { operational, strategic } }) => {
    const wrong = OFTEN.has(review) ? strategic : operational;
    return {
      message: t`All ${operational.count + strategic.count} items of both paths are reviewed ${review}. Daily work is best seen daily or weekly, a strategic item monthly or quarterly. Change the review of ${names(wrong)}.`,
      related: placesAt(wrong, t`Reviewed ${review}, like everything else`),
    };
  },
});
