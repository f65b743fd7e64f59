import { nameKey, oneLine } from '../base/words.ts';
import type { Round } from '../core/language/values.ts';
import { dayOfRound, exchangesOf } from '../core/model/catchball.ts';
import { idOf } from '../core/model/entry-index.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { addServing } from './fixes/new-entries.ts';
import { definePortfolioRule, type PortfolioContext } from './kit/define-rule.ts';
import { type GoalTree, goalTrees, itemsFor } from './kit/goal-trees.ts';
import { goalFields, teamFields } from './kit/portfolio-facts.ts';
import { entryTitled } from './kit/titles.ts';

interface Facts {
  readonly tree: GoalTree;
  /** The round that handed the target down. */
  readonly first: Round;
  /** The day of the agreement: as stated, else that of the round. */
  readonly agreed: Day;
  /** Id of the team that it was handed to; null if the receiver is not a team of the portfolio. */
  readonly team: string | null;
}

export const neverCaught = definePortfolioRule<Facts>({
  id: 'never-caught',
  severity: 'info',
  summary: 'A target was agreed with those below, and nothing of theirs serves the goal',
  fixable: 'unsafe',
  *check(context) {
    if (![...context.index.refs.goal].some((ref) => goalFields(ref).catchball !== undefined)) return;
    const todo = [...goalTrees(context)].reverse();
    for (let tree = todo.pop(); tree !== undefined; tree = todo.pop()) {
      todo.push(...[...tree.children].reverse());
      const { catchball, end } = goalFields(tree.ref);
      if (end?.value !== undefined && end.value.last < context.today) continue;
      for (const { rounds, last, state } of exchangesOf(catchball?.items ?? [])) {
        const [first] = rounds;
        const { value } = last.fields.agreed ?? {};
        const agreed = typeof value === 'object' ? value.last : dayOfRound(last);
        if (state !== 'agreed' || first?.fields.to === undefined || agreed === null) continue;
        const team = teamOf(context, first.fields.to.text);
        if (!(team === null ? tree.served : isCarried(context, tree, team)))
          yield { tree, first, agreed, team };
      }
    }
  },
  report: ({ tree: { ref, id }, first, agreed, team }) => {
    const to = oneLine(first.fields.to?.text);
    return {
      subject: ref,
      at: { uri: ref.uri, block: ref.block, span: first.fields.to ?? first },
      message:
        team === null
          ? t`${entryTitled(ref)}: agreed with ${to} on ${isoDay(agreed)}, and no item serves it or a goal below it. A target is caught when somebody works for it. Plan the item that carries it, or link the one that does.`
          : t`${entryTitled(ref)}: agreed with ${to} on ${isoDay(agreed)}, and no item of theirs serves it or a goal below it. A target is caught when somebody works for it. Plan the item that carries it, or link the one that does.`,
      fixes: addServing(ref, id, team ?? undefined),
    };
  },
});

/** Finds the team that a party denotes by its id, its name or its lead. */
function teamOf({ index }: PortfolioContext, party: string): string | null {
  const key = nameKey(party);
  for (const ref of index.refs.team) {
    const { id, name, lead } = teamFields(ref);
    if ([id, name, lead].some((said) => said !== undefined && nameKey(said.text) === key)) return idOf(ref);
  }
  return null;
}

/**
 * Tells whether the team owns a goal below this one, or owns or works on an open or done item that serves any of them.
 */
function isCarried(context: PortfolioContext, tree: GoalTree, team: string): boolean {
  const isTheirs = (owner: { readonly text: string } | undefined): boolean =>
    owner !== undefined && teamOf(context, owner.text) === team;
  const items = itemsFor(tree).some(
    ({ view }) =>
      (view.open || view.status === 'done') &&
      (view.teams.some(({ id }) => id === team) || isTheirs(view.fields.owner)),
  );
  if (items) return true;
  const goals = [...tree.children];
  for (let goal = goals.pop(); goal !== undefined; goal = goals.pop()) {
    if (isTheirs(goalFields(goal.ref).owner)) return true;
    goals.push(...goal.children);
  }
  return false;
}
