import { z } from 'zod';
import type { Pole } from '../traits/judge.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member, poles } from './portfolio-facts.ts';
import { names, placesAt } from './portfolio-words.ts';

const options = z.object({
  share: z
    .number()
    .min(0)
    .max(100)
    .default(80)
    .meta({ doc: 'Percent of the items of a path that must serve a goal.' }),
  items: z
    .number()
    .int()
    .min(1)
    .default(5)
    .meta({ doc: 'Items that must be under way or planned on a path before it is judged.' }),
});

interface Facts {
  readonly pole: Pole;
  readonly all: number;
  readonly adrift: readonly Member[];
  readonly least: number;
}

export const unalignedPath = definePortfolioRule<Facts, typeof options>({
  id: 'unaligned-path',
  severity: 'warning',
  summary: 'Too few items of one path serve a goal',
  options,
  *check(context, { share, items: least }) {
    const { playing, goals } = factsOf(context);
    if (goals.length === 0) return;
    for (const pole of poles) {
      const all = playing[pole];
      const adrift = all.filter(({ view }) => view.refs('goals').length === 0);
      if (all.length >= least && (all.length - adrift.length) * 100 < share * all.length) {
        yield { pole, all: all.length, adrift, least: share };
      }
    }
  },
  report: ({ pole, all, adrift, least }) => ({
    message: `Of ${all} ${pole} items ${adrift.length} ${adrift.length === 1 ? 'serves' : 'serve'} no goal (${names(adrift)}), and ${least}% should. Work beside the goals takes the people that the goals need. Name a goal under \`goals\`, or ask why the work is done.`,
    related: placesAt(adrift, 'Serves no goal'),
  }),
});
