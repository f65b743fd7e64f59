import { z } from 'zod';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member } from './portfolio-facts.ts';
import { nameOf, names, placesAt } from './portfolio-words.ts';

const options = z.object({
  max: z.number().int().min(0).default(5).meta({ doc: 'Strategic items that may be live at once.' }),
});

export const tooManyBreakthroughs = definePortfolioRule<
  { live: readonly Member[]; max: number },
  typeof options
>({
  id: 'too-many-breakthroughs',
  severity: 'info',
  summary: 'More strategic items are live than leaders can carry',
  options,
  *check(context, { max }) {
    const live = factsOf(context).of.strategic.filter(({ view }) => view.live);
    if (live.length > max) yield { live, max };
  },
  report: ({ live, max }) => {
    const last = latest(live, live.length - max);
    return {
      message: `${live.length} strategic items are live, and ${max} is the most that leaders can carry at once. Each one more slows the others: finish one before the next begins, or pause the last to begin (${names(last)}).`,
      related: placesAt(live, 'A live strategic item'),
    };
  },
});

/** Those that began last; undated ones count as begun long ago. */
function latest(members: readonly Member[], count: number): Member[] {
  const start = ({ view }: Member): number => view.start ?? Number.MIN_SAFE_INTEGER;
  return [...members].sort((a, b) => start(b) - start(a) || (nameOf(a) < nameOf(b) ? -1 : 1)).slice(0, count);
}
