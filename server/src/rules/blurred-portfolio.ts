import { z } from 'zod';
import { fires } from '../traits/judge.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member } from './portfolio-facts.ts';
import { names, placesAt } from './portfolio-words.ts';

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(100)
    .default(20)
    .meta({ doc: 'Percent of the live items that may be mixed, misclassified or unclassified.' }),
  items: z.number().int().min(1).default(10).meta({ doc: 'Live items from which on the share is judged.' }),
});

export const blurredPortfolio = definePortfolioRule<
  { blurred: readonly Member[]; live: number },
  typeof options
>({
  id: 'blurred-portfolio',
  severity: 'warning',
  summary: 'Too many live items are mixed, on the wrong track or on none',
  options,
  *check(context, { share, items: least }) {
    const live = factsOf(context).items.filter(({ view }) => view.live && view.track !== 'neither');
    if (live.length < least) return;
    const blurred = live.filter(
      ({ view }) => fires(context.judge(view), view.track ?? undefined) !== undefined,
    );
    if (blurred.length * 100 > share * live.length) yield { blurred, live: live.length };
  },
  report: ({ blurred, live }) => ({
    message: `Of ${live} live items ${blurred.length} (${Math.round((100 * blurred.length) / live)}%) ${blurred.length === 1 ? 'is' : 'are'} mixed, on the wrong track or on none: ${names(blurred)}. Where the two kinds blur, routine fixes get steering and real change gets none. Sort these out before the next review.`,
    related: placesAt(blurred, 'Mixed, on the wrong track or on none'),
  }),
});
