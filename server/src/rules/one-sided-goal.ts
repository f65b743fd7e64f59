import { z } from 'zod';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Member } from '../core/model/stretches.ts';
import { isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Pole } from '../traits/judgement.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { type GoalTree, goalTrees, itemsFor } from './kit/goal-trees.ts';
import { goalFields, otherPole, plays, poles } from './kit/portfolio-facts.ts';
import { names, placeAt, placesAt } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

const options = z.object({
  items: z.number().int().min(2).default(4).meta({
    doc: 'Items of one path that must be under way or planned for a goal before the other path is missed.',
  }),
  days: z
    .number()
    .int()
    .min(0)
    .default(730)
    .meta({ doc: 'Days to the end of a goal from which small steps alone are held not to reach it.' }),
});

interface Facts {
  readonly ref: EntryRef;
  readonly id: string;
  readonly pole: Pole;
  readonly items: readonly Member[];
  readonly until: string | null;
}

export const oneSidedGoal = definePortfolioRule<Facts, typeof options>({
  id: 'one-sided-goal',
  severity: 'info',
  summary: 'A goal that only one of the two paths serves',
  options,
  *check(context, { items: least, days }) {
    const told = new Set<Member>();
    const found: Facts[] = [];
    const visit = (tree: GoalTree): void => {
      for (const child of tree.children) visit(child);
      const end = goalFields(tree.ref).end?.value?.last;
      for (const pole of poles) {
        if (!tree.sides[pole] || tree.sides[otherPole(pole)]) continue;
        if (pole === 'operational' && (end === undefined || end - context.today < days)) continue;
        const own = itemsFor(tree).filter((member) => member.view.track === pole && plays(member, context));
        if (own.filter((member) => !told.has(member)).length < least) continue;
        for (const member of own) told.add(member);
        found.push({
          ref: tree.ref,
          id: tree.id,
          pole,
          items: own,
          until: end === undefined ? null : isoDay(end),
        });
      }
    };
    for (const tree of goalTrees(context)) visit(tree);
    yield* found;
  },
  report: ({ ref, pole, items, until }) => ({
    subject: ref,
    message: t`${entryTitled(ref)}: all ${items.length} items for this goal are ${pole} (${names(items)}). ${
      pole === 'operational'
        ? t`By ${until} small steps may not get there: ask whether the goal needs a strategic item, or give it a nearer end.`
        : t`Ask which operational item would carry the goal into the daily work.`
    }`,
    related: [
      placeAt(ref, t`Served by ${pole} items only`),
      ...placesAt(items, t`A ${pole} item for this goal`),
    ],
  }),
});
