import { z } from 'zod';
import { t } from '../core/text/l10n.ts';
import type { Pole } from '../traits/judgement.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { joinSome, type Some, someOf } from './kit/gather.ts';
import { type ByPath, byPath, playingOf, plays, poles } from './kit/portfolio-facts.ts';
import { names, placesAt } from './kit/portfolio-words.ts';

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
  readonly adrift: Some;
  readonly least: number;
}

const adriftItems: Gathering<ByPath<Some>> = {
  of: (members, context) =>
    byPath((pole) =>
      someOf(
        members.filter(
          (member) =>
            member.view.track === pole && member.view.refs('goals').length === 0 && plays(member, context),
        ),
      ),
    ),
  join: (parts) => byPath((pole) => joinSome(parts.map((part) => part[pole]))),
};

export const unalignedPath = definePortfolioRule<Facts, typeof options>({
  id: 'unaligned-path',
  severity: 'warning',
  summary: 'Too few items of one path serve a goal',
  options,
  *check(context, { share, items: least }) {
    if (context.index.count('goal') === 0) return;
    const playing = playingOf(context);
    const adriftBy = context.gather(adriftItems);
    for (const pole of poles) {
      const all = playing.of[pole].count;
      const adrift = adriftBy[pole];
      if (all >= least && (all - adrift.count) * 100 < share * all) yield { pole, all, adrift, least: share };
    }
  },
  report: ({ pole, all, adrift, least }) => ({
    message:
      adrift.count === 1
        ? t`Of ${all} ${pole} items, ${adrift.count} serves no goal (${names(adrift)}), and ${least}% should. Name a goal under \`goals\`, or ask why the work is done.`
        : t`Of ${all} ${pole} items, ${adrift.count} serve no goal (${names(adrift)}), and ${least}% should. Name a goal under \`goals\`, or ask why the work is done.`,
    related: placesAt(adrift, t`Serves no goal`),
  }),
});
