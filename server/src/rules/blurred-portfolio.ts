import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import { fires } from '../traits/fires.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf, sum } from './kit/gather.ts';
import { names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(100)
    .default(20)
    .meta({ doc: 'Percent of the live items that may be mixed, misclassified or unclassified.' }),
  items: z
    .number()
    .int()
    .min(1)
    .default(10)
    .meta({ doc: 'Number of live items from which the share is judged.' }),
});

interface Blur {
  readonly blurred: Some;
  readonly live: number;
}
const blur: Gathering<Blur> = {
  of: (members, context) => {
    const live = members.filter(({ view }) => view.live && view.track !== 'neither');
    const blurred = live.filter(
      ({ view }) => fires(context.verdict(view), view.track ?? undefined) !== undefined,
    );
    return { blurred: someOf(blurred), live: live.length };
  },
  join: (parts) => ({
    blurred: joinSome(parts.map(({ blurred }) => blurred)),
    live: sum(parts, ({ live }) => live),
  }),
};

export const blurredPortfolio = definePortfolioRule<Blur, typeof options>({
  id: 'blurred-portfolio',
  severity: 'warning',
  summary: 'Too many live items are mixed, on the wrong track or on none',
  options,
  *check(context, { share, items: least }) {
    const { blurred, live } = context.gather(blur);
    if (live >= least && blurred.count * 100 > share * live) yield { blurred, live };
  },
  report: ({ blurred, live }) => ({
    message:
      blurred.count === 1
        ? t`Of ${live} live items, ${blurred.count} (${Math.round((100 * blurred.count) / live)}%) is mixed, on the wrong track or on none: ${names(blurred)}. Sort these out before the next review.`
        : t`Of ${live} live items, ${blurred.count} (${Math.round((100 * blurred.count) / live)}%) are mixed, on the wrong track or on none: ${names(blurred)}. Sort these out before the next review.`,
    related: placesAt(blurred, t`Mixed, on the wrong track or on none`),
  }),
});
