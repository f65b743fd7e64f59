/**
 * Every sentence that headline, answers, facts and words of a picture may say, each with what must then be so. `#` is
 * a number, in figures or words; `*` any text; `{a|b}` either. A sentence that no line knows is a fault of its own.
 */
import { is, type Line, most, none, pathOf } from './checks.ts';
import { type Count, isLate, isPaused, isPlanned, isUnderWay, isWork } from './count.ts';

import { courseAnswers } from './course-lines.ts';
import { pathAnswers } from './path-lines.ts';

export const headlines: readonly Line[] = [
  ['Nothing here yet: two paths wait for their first item', none((c) => c.world.items.length)],
  ['No item is planned, under way or done on either path', none((c) => c.placed + c.untracked)],
  [
    'Not enough said: # of # item{|s} {has|have} no track',
    most(
      (c) => c.untracked + c.where((item) => isWork(item) && item.track === null && c.isMixed(item)),
      (c) => c.placed + c.untracked,
    ),
  ],
  [
    'One path is empty: no item is {operational|strategic}',
    (_, c, [path]) =>
      c.where(({ track, status }) => track === path && status !== 'stopped') === 0 && c.untracked === 0,
  ],
  [
    'No item is planned, under way or done on the {operational|strategic} path alone',
    (_, c, [path]) => c.work(pathOf(path)) === 0 && c.untracked === 0,
  ],
  [
    'No item is known to be {operational|strategic}, and # item{|s} {has|have} no track',
    (n, c, [path]) => c.work(pathOf(path)) === 0 && n[0] === c.untracked,
  ],
  ['{effort|the number of items} leans {|at least }# point{|s} to {operations|strategy}', leans],
  ['# leap{|s} {is|are} late', is((c) => c.work('strategic', isLate))],
  ['# milestone{|s} {is|are} late', is((c) => c.lateMilestones)],
  ['# step{|s} {is|are} late', is((c) => c.work('operational', isLate))],
  ['# landed leap{|s} {has|have} nobody named to hold {it|them}', is((c) => c.longUnheld)],
  ['# finished step{|s} {names|name} no standard', is((c) => c.bareSteps)],
  ['# item{|s} {reads|read} as both kinds of work', is((c) => c.where((i) => isWork(i) && c.isMixed(i)))],
  [
    'Both paths have work under way, and {effort is|the items are} split as intended',
    (_, c) => bothMove(c) && c.shares !== null && !c.shares.outside,
  ],
  [
    'Both paths have work under way: # operational, # strategic',
    ([op, st], c) =>
      op === c.open('operational', isUnderWay) && st === c.open('strategic', isUnderWay) && bothMove(c),
  ],
  [
    'Nothing is under way yet; planned are # operational, # strategic',
    ([op, st], c) =>
      op === c.open('operational') && st === c.open('strategic') && c.both(isPlanned) === c.both(),
  ],
  [
    'Nothing is under way: all that is open on the two paths is paused or planned',
    (_, c) => c.both(isUnderWay) === 0 && c.both(isPaused) > 0,
  ],
  [
    'Work is under way on the {operational|strategic} path, and none on the {operational|strategic} one: it is paused or planned',
    (_, c, [moving, waiting]) =>
      c.open(pathOf(moving), isUnderWay) > 0 &&
      c.open(pathOf(waiting), isUnderWay) === 0 &&
      c.open(pathOf(waiting), isPaused) > 0,
  ],
  [
    'Work is under way on the {operational|strategic} path, and only planned on the {operational|strategic} one',
    (_, c, [moving, waiting]) =>
      c.open(pathOf(moving), isUnderWay) > 0 &&
      c.open(pathOf(waiting), isPlanned) === c.open(pathOf(waiting)) &&
      c.open(pathOf(waiting)) > 0,
  ],
  [
    'Nothing is under way or planned on the {operational|strategic} path',
    (_, c, [path]) => c.open(pathOf(path)) === 0,
  ],
  ['Nothing is under way or planned on either path', none((c) => c.both())],
];

function bothMove(c: Count): boolean {
  return c.open('operational', isUnderWay) > 0 && c.open('strategic', isUnderWay) > 0;
}

function leans(n: readonly number[], c: Count, text: readonly string[]): boolean {
  const { shares } = c;
  const { target } = c.world;
  if (shares === null || target === null || !shares.outside) return false;
  const { least, most } = shares;
  const over = least > target;
  const away = over ? least - target : target - most;
  return (
    over === text.includes('operations') &&
    text.includes('at least ') === most > least &&
    Math.abs(away - (n[0] ?? 0)) < 1
  );
}

/** Answers and facts of the review. */
export const answers: readonly Line[] = [...pathAnswers, ...courseAnswers];
