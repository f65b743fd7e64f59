import { z } from 'zod';
import type { Pole } from '../traits/judge.ts';
import { definePortfolioRule } from './define-rule.ts';
import { factsOf, type Member, otherPole, poles } from './portfolio-facts.ts';
import { many, names, placesAt } from './portfolio-words.ts';

const options = z.object({
  items: z.number().int().min(1).default(5).meta({
    doc: 'Items that must be under way or planned on one path before an empty other path is a finding.',
  }),
});

interface Facts {
  readonly pole: Pole;
  readonly others: number;
  /** Items that would make it visible: its ideas and later plans, and items without a track that read like it. */
  readonly waiting: readonly Member[];
  readonly untracked: readonly Member[];
}

export const invisiblePath = definePortfolioRule<Facts, typeof options>({
  id: 'invisible-path',
  severity: 'warning',
  summary: 'One of the two paths has nothing under way or planned',
  options,
  *check(context, { items: least }) {
    const { of, inPlay, playing } = factsOf(context);
    for (const pole of poles) {
      const others = playing[otherPole(pole)].length;
      if (others < least || playing[pole].length > 0) continue;
      const waiting = of[pole].filter(({ view }) => view.status === 'idea' || view.status === 'planned');
      const untracked = inPlay.filter(
        ({ view }) => view.fields.track === undefined && context.judge(view).verdict === pole,
      );
      yield { pole, others, waiting, untracked };
    }
  },
  report: ({ pole, others, waiting, untracked }) => {
    const mend =
      untracked.length > 0
        ? `${names(untracked)} ${untracked.length === 1 ? 'reads' : 'read'} ${pole}: give ${untracked.length === 1 ? 'it' : 'them'} that track.`
        : waiting.length > 0
          ? `Decide on ${names(waiting)}, or say what else belongs here.`
          : pole === 'strategic'
            ? 'Write down the change that the goals ask for, even as an idea.'
            : 'Write down the improvements that the teams are at work on.';
    return {
      message: `No ${pole} item is under way or planned, beside ${many(others, `${otherPole(pole)} one`)}. A path that nobody sees gets neither people nor time. ${mend}`,
      related: [
        ...placesAt(untracked, `Reads ${pole}, and has no track`),
        ...placesAt(waiting, `A ${pole} item that waits`),
      ],
    };
  },
});
