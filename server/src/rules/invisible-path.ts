import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Pole } from '../traits/judgement.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf } from './kit/gather.ts';
import { type ByPath, byPath, otherPole, playingOf, plays, poles } from './kit/portfolio-facts.ts';
import { many, names, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  items: z.number().int().min(1).default(5).meta({
    doc: 'Items that must be under way or planned on one path before it is a finding that the other is empty.',
  }),
});

interface Facts {
  readonly pole: Pole;
  readonly others: number;
  /**
   * Items that would make the path visible: its ideas and later plans, and items without a track whose verdict is this
   * path.
   */
  readonly waiting: Some;
  readonly untracked: Some;
}

const hidden: Gathering<{ readonly waiting: ByPath<Some>; readonly untracked: ByPath<Some> }> = {
  of: (members, context) => {
    const untracked = members.filter(
      (member) => member.view.fields.track === undefined && plays(member, context),
    );
    return {
      waiting: byPath((pole) =>
        someOf(
          members.filter(
            ({ view }) => view.track === pole && (view.status === 'idea' || view.status === 'planned'),
          ),
        ),
      ),
      untracked: byPath((pole) =>
        someOf(untracked.filter(({ view }) => context.verdict(view).verdict === pole)),
      ),
    };
  },
  join: (parts) => ({
    waiting: byPath((pole) => joinSome(parts.map(({ waiting }) => waiting[pole]))),
    untracked: byPath((pole) => joinSome(parts.map(({ untracked }) => untracked[pole]))),
  }),
};

export const invisiblePath = definePortfolioRule<Facts, typeof options>({
  id: 'invisible-path',
  severity: 'warning',
  summary: 'One of the two paths has nothing under way or planned',
  options,
  *check(context, { items: least }) {
    const playing = playingOf(context).of;
    for (const pole of poles) {
      const others = playing[otherPole(pole)].count;
      if (others < least || playing[pole].count > 0) continue;
      const { waiting, untracked } = context.gather(hidden);
      yield { pole, others, waiting: waiting[pole], untracked: untracked[pole] };
    }
  },
  report: ({ pole, others, waiting, untracked }) => {
    const mend =
      untracked.count > 0
        ? untracked.count === 1
          ? t`${names(untracked)} reads ${pole}: give it that track.`
          : t`${names(untracked)} read ${pole}: give them that track.`
        : waiting.count > 0
          ? t`Decide on ${names(waiting)}, or say what else belongs here.`
          : pole === 'strategic'
            ? t`Write down the change that the goals ask for, even as an idea.`
            : t`Write down the improvements that the teams are working on.`;
    return {
      message: t`No ${pole} item is under way or planned, against ${otherPole(pole) === 'operational' ? many(others, 'operational one') : many(others, 'strategic one')}. ${mend}`,
      related: [
        ...placesAt(untracked, t`Reads ${pole}, and has no track`),
        ...placesAt(waiting, t`A ${pole} item that is waiting`),
      ],
    };
  },
});
