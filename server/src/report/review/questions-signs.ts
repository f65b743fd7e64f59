/** Answers a review's question about early signs: which way the portfolio leans before the balance shows it. */

import { capital } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { hasBegun } from '../facts/facts.ts';
import { goalRows } from '../facts/goals.ts';
import { answered, type Fact, fact, named, some, that, thing } from '../facts/told.ts';
import { counted, grouped, joinClauses, titleOf } from '../facts/words.ts';
import { few, type Ground, type Question } from './model.ts';

const HALF_YEAR = 182;
const YEAR = 365;

/** Returns whether a strategic milestone was met recently, if any was due. */
function milestoneSign(from: Ground): Fact {
  const { today } = from.source.view;
  const since = today - HALF_YEAR;
  const within = (date: number): boolean => date >= since && date <= today;
  const met = from.source.items.filter(
    (item) =>
      item.track === 'strategic' &&
      item.status !== 'stopped' &&
      ((item.status === 'done' && item.due !== null && within(item.due)) ||
        item.milestones.some(({ done, date }) => done && within(date))),
  );
  const missed = from.strategic.filter((item) =>
    item.milestones.some(({ done, date }) => !done && within(date) && date < today),
  );
  if (met.length > 0)
    return fact(
      'good',
      t`Strategic milestones were met within the last half-year.`,
      met.map((item) => named(item)),
    );
  if (missed.length > 0)
    return fact(
      'gap',
      t`Strategic milestones were due within the last half-year, and none is said to be met.`,
      missed.map((item) => named(item)),
    );
  return fact('open', t`No strategic milestone was due within the last half-year.`);
}

/** Returns whether anything extends beyond the coming year. */
function reachSign(from: Ground): Fact {
  const { today } = from.source.view;
  const far = from.open.filter(({ due }) => due !== null && due > today + YEAR);
  const dated = from.open.filter(({ due }) => due !== null).length;
  if (far.length > 0)
    return fact(
      'good',
      that(far.length, 'item', ['reaches further than a year ahead.', 'reach further than a year ahead.']),
      far.map((item) => named(item)),
    );
  if (dated === 0 || few(dated, from.open.length))
    return fact('open', t`Whether anything reaches further than a year ahead is not said.`);
  return fact('gap', t`No open item with a date reaches further than a year ahead.`);
}

/** Returns whether operational measures are on plan. */
function planSign(from: Ground): Fact {
  const read = from.operational.filter((item) => item.read > 0);
  const off = from.operational.filter(({ offPlan }) => offPlan.length > 0);
  if (read.length === 0) return fact('open', t`Operational measures: no reading to hold against a plan.`);
  if (off.length === 0)
    return fact(
      'good',
      t`Operational measures keep to their plan in all ${counted(read.length, 'item')} that read them.`,
    );
  return fact(
    'gap',
    t`Operational measures miss their plan in ${grouped(off.length)} of ${counted(read.length, 'item')} that read them.`,
    off.map((item) => named(item, item.offPlan.join(', '))),
  );
}

/** Answers: which sign shows first that we lean too far? */
export function leaning(from: Ground): Question {
  const { today } = from.source.view;
  const goals = goalRows(from.facts).filter(({ bare }) => bare);
  const unnamed = from.facts.steps.filter((step) => step.bare);
  const running = from.strategic.filter(hasBegun);
  const done = from.source.items.filter(
    ({ track, status, due }) =>
      track === 'strategic' && status === 'done' && due !== null && due >= today - YEAR && due <= today,
  );
  const toOperations: Fact[] = [
    milestoneSign(from),
    reachSign(from),
    ...some(
      'gap',
      goals.map(({ goal }) => thing(titleOf({ title: goal.title, id: goal.key }))),
      (n) => that(n, 'goal', ['has no work on either path.', 'have no work on either path.']),
    ),
  ];
  const toStrategy: Fact[] = [
    planSign(from),
    ...some(
      'gap',
      unnamed.map(({ item }) => named(item)),
      (n) => that(n, 'finished improvement', ['names no standard.', 'name no standard.']),
    ),
    ...(from.by('too-many-breakthroughs').length > 0
      ? [
          fact(
            'gap',
            // The rule counts what is paused, too: it still waits for the same leaders.
            t`${that(running.length, 'strategic item', ['is', 'are'])} ${from.facts.strategic.paused > 0 ? t`under way or paused` : t`under way`} at once, and ${grouped(done.length)} landed within a year.`,
            running.map((item) => named(item)),
          ),
        ]
      : []),
  ];
  const facts = [...toOperations, ...toStrategy];
  const signs = (list: readonly Fact[]): number => list.filter(({ tone }) => tone === 'gap').length;
  const [op, st] = [signs(toOperations), signs(toStrategy)];
  const told = facts.filter(({ tone }) => tone === 'good').length;
  const said = [
    op === 0 ? '' : that(op, 'sign', ['says that we lean to daily work', 'say that we lean to daily work']),
    st === 0 ? '' : that(st, 'sign', ['says that we lean to leaps', 'say that we lean to leaps']),
  ].filter((each) => each !== '');
  return {
    id: 'leaning',
    ask: t`Which first signs say that we lean too far to one side?`,
    ...answered([
      { tone: 'gap', when: said.length > 0, says: () => `${capital(joinClauses(said))}.` },
      {
        tone: 'good',
        when: told > 1,
        says: () =>
          t`Of the signs that can be read, ${grouped(told)} of three, none says that we lean to either side.`,
      },
      {
        tone: 'open',
        when: true,
        says: () => t`Not enough said: too few dates, milestones and readings to see a first sign.`,
      },
    ]),
    facts,
  };
}
