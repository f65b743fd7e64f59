import { z } from 'zod';
import type { Pole } from '../traits/judge.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member, otherPole, poles } from './portfolio-facts.ts';
import { fte, many, names, placesAt } from './portfolio-words.ts';

const options = z.object({
  items: z.number().int().min(1).default(3).meta({
    doc: 'Items that must be under way or planned on a path before its lack of people is a finding.',
  }),
});

const effortOf = (members: readonly Member[]): number =>
  members.reduce((sum, { view }) => sum + (view.effort ?? 0), 0);

export const unresourcedPath = definePortfolioRule<
  { pole: Pole; bare: readonly Member[]; other: number },
  typeof options
>({
  id: 'unresourced-path',
  severity: 'warning',
  summary: 'The items of one path have no people, those of the other have',
  options,
  *check(context, { items: least }) {
    const { playing } = factsOf(context);
    for (const pole of poles) {
      const bare = playing[pole];
      const other = effortOf(playing[otherPole(pole)]);
      // Where nobody states effort, nothing can be said of either path.
      if (bare.length >= least && other > 0 && effortOf(bare) === 0) yield { pole, bare, other };
    }
  },
  report: ({ pole, bare, other }) => ({
    message: `${many(bare.length, `${pole} item`)} (${names(bare)}) ${bare.length === 1 ? 'has' : 'have'} no effort, and ${otherPole(pole)} work has ${fte(other)}. A path without people of its own stands still. Give each its \`effort\`, or \`teams\` with a figure.`,
    related: placesAt(bare, 'Has no effort'),
  }),
});
