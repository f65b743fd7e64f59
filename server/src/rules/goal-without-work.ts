import { z } from 'zod';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Member } from '../core/model/stretches.ts';
import { t } from '../core/text/l10n.ts';
import { addServing } from './fixes/new-entries.ts';
import { definePortfolioRule } from './kit/define-rule.ts';
import { type GoalTree, goalTrees, itemsFor } from './kit/goal-trees.ts';
import { goalFields, playingOf } from './kit/portfolio-facts.ts';
import { many, nameSpan, names, placesAt } from './kit/portfolio-words.ts';
import { entryTitled } from './kit/titles.ts';

const options = z.object({
  items: z.number().int().min(0).default(5).meta({
    doc: 'Items that must be under way or planned in the portfolio before goals are asked for work.',
  }),
});

interface Facts {
  readonly ref: EntryRef;
  readonly id: string;
  readonly below: number;
  readonly ideas: readonly Member[];
}

export const goalWithoutWork = definePortfolioRule<Facts, typeof options>({
  id: 'goal-without-work',
  severity: 'info',
  summary: 'A goal that no item serves',
  fixable: 'unsafe',
  options,
  *check(context, { items: least }) {
    if (playingOf(context).all < least) return;
    const todo = [...goalTrees(context)].reverse();
    for (let tree = todo.pop(); tree !== undefined; tree = todo.pop()) {
      if (tree.served) {
        todo.push(...[...tree.children].reverse());
        continue;
      }
      // Report a whole branch once; do not ask for work on a goal whose end has passed.
      const end = goalFields(tree.ref).end?.value;
      if (end !== undefined && end.last < context.today) continue;
      yield {
        ref: tree.ref,
        id: tree.id,
        below: size(tree) - 1,
        ideas: itemsFor(tree).filter(({ view }) => view.status === 'idea'),
      };
    }
  },
  report: ({ ref, id, below, ideas }) => ({
    subject: ref,
    at: { uri: ref.uri, block: ref.block, span: nameSpan(ref) },
    message: t`${entryTitled(ref)}: no item serves this goal${below === 0 ? '' : t` or the ${many(below, 'goal')} below it`}. ${ideas.length === 0 ? t`Plan an item for it, link one that already serves it, or remove the goal.` : t`Decide on ${names(ideas)}, or remove the goal.`}`,
    related: placesAt(ideas, t`Only an idea so far`),
    // One item is not enough for a whole branch: each goal in it needs its own.
    ...(below === 0 ? { fixes: addServing(ref, id) } : {}),
  }),
});

const size = (tree: GoalTree): number => 1 + tree.children.reduce((sum, child) => sum + size(child), 0);
