/** What a review says of the paths: told apart, true to kind, visible, resourced, aligned, in balance, carried. */
import {
  ahead,
  atMost,
  bare,
  found,
  fte,
  is,
  type Line,
  most,
  none,
  overloaded,
  part,
  pathOf,
  reads,
  rounds,
  serves,
  tracked,
} from './checks.ts';
import { isPaused, isPlanned, isUnderWay } from './count.ts';

export const pathAnswers: readonly Line[] = [
  // Told apart
  ['There is no open item to tell apart.', none((c) => c.all())],
  [
    'Not enough said: # of # open item{|s} {has|have} no track.',
    most(
      (c) => c.all(bare),
      (c) => c.all(),
    ),
  ],
  [
    'Of # open item{|s}, # {says|say} no path, and # {reads|read} as both kinds at once.',
    ([all, b, m], c) => all === c.all() && b === c.all(bare) && m === c.all((i) => c.isMixed(i)),
  ],
  ['Of # open item{|s}, # {says|say} no path.', ([all, b], c) => all === c.all() && b === c.all(bare)],
  [
    'Of # open item{|s}, # {reads|read} as both kinds at once.',
    ([all, m], c) => all === c.all() && m === c.all((i) => c.isMixed(i)),
  ],
  [
    'Every open item says its path, or that it is on neither, and none reads as both kinds.',
    (_, c) => c.all() > 0 && c.all(bare) === 0 && c.all((i) => c.isMixed(i)) === 0,
  ],
  ['Every open item says its path, or that it is on neither.', (_, c) => c.all() > 0 && c.all(bare) === 0],
  [
    '# of # open item{|s} say which path they are on, or that they are on neither.',
    part(
      (c) => c.all((i) => !bare(i)),
      (c) => c.all(),
    ),
  ],
  ['# open item{|s} {says|say} no path.', is((c) => c.all(bare))],
  ['# open item{|s} {reads|read} as both kinds of work at once.', is((c) => c.all((i) => c.isMixed(i)))],
  [
    '# open item{|s} {reads|read} as both kinds of work, and the text says why that stands.',
    is((c) =>
      c.all((i) => i.ignored && reads(c, i.id) === 'mixed' && i.track !== 'neither' && !c.isMixed(i)),
    ),
  ],
  [
    '# open item{|s} {leans|lean} both ways, and no finding is shown of {it|them}.',
    is((c) =>
      c.all((i) => !i.ignored && reads(c, i.id) === 'mixed' && i.track !== 'neither' && !c.isMixed(i)),
    ),
  ],
  // True to kind
  [
    '# item{|s} {reads|read} otherwise than {it is|they are} declared.',
    atMost('misclassified', 'inflated-language', 'understated-change'),
  ],
  ['There is no open item with a track to compare.', none((c) => c.all(tracked))],
  [
    'Not enough said: the text of # of # open item{|s} with a track does not show its kind.',
    most(
      (c) => c.all((i) => tracked(i) && reads(c, i.id) !== i.track),
      (c) => c.all(tracked),
    ),
  ],
  [
    '# of # open item{|s} with a track {reads|read} as the kind {it is|they are} declared to be, and no finding says otherwise of the rest.',
    (n, c) =>
      n[0] === c.all((i) => tracked(i) && reads(c, i.id) === i.track) &&
      n[1] === c.all(tracked) &&
      c.found('misclassified', 'inflated-language', 'understated-change', 'contradicting-fields') === 0,
  ],
  [
    '# item{|s} {reads|read} as {a routine improvement|routine improvements} and {is|are} declared strategic.',
    atMost('misclassified'),
  ],
  [
    '# item{|s} {reads|read} as {a real change|real changes} and {is|are} declared operational.',
    atMost('misclassified'),
  ],
  ['# item{|s} {uses|use} larger words than the work is.', found('inflated-language')],
  ['# item{|s} {uses|use} smaller words than the change is.', found('understated-change')],
  ['# item{|s} {says|say} two things that do not go together.', atMost('contradicting-fields')],
  // Visible
  ['Nothing is under way or planned.', none((c) => c.all())],
  [
    'Both paths can be seen: operational, next due *; strategic, next due *.',
    (_, c) => (['operational', 'strategic'] as const).every((path) => c.open(path, ahead) > 0),
  ],
  [
    'Both paths have open items: operational, {no date ahead is stated|next due [^;.]+}; strategic, {no date ahead is stated|next due [^;.]+}.',
    (_, c, [op, st]) =>
      c.open('operational') > 0 &&
      c.open('strategic') > 0 &&
      c.open('operational', ahead) > 0 === op?.startsWith('next') &&
      c.open('strategic', ahead) > 0 === st?.startsWith('next'),
  ],
  [
    'Nothing is under way or planned on the {operational|strategic} path alone.',
    (_, c, [path]) => c.open(pathOf(path)) === 0,
  ],
  ['On neither path alone is anything under way or planned.', none((c) => c.both())],
  [
    '{Operational improvement|Strategic initiatives}: nothing is under way or planned on this path alone.',
    (_, c, [path]) => c.open(pathOf(path)) === 0,
  ],
  [
    '{Operational improvement|Strategic initiatives}: # under way and # planned, {no date ahead is stated|next due [^;.]+}.',
    (n, c, [path, due]) =>
      n[0] === c.open(pathOf(path), isUnderWay) &&
      n[1] === c.open(pathOf(path), isPlanned) &&
      c.open(pathOf(path), isPaused) === 0 &&
      due?.startsWith('next') === c.open(pathOf(path), ahead) > 0,
  ],
  [
    '{Operational improvement|Strategic initiatives}: # under way, # paused, # planned, {no date ahead is stated|next due [^;.]+}.',
    (n, c, [path, due]) =>
      n[0] === c.open(pathOf(path), isUnderWay) &&
      n[1] === c.open(pathOf(path), isPaused) &&
      n[1] > 0 &&
      n[2] === c.open(pathOf(path), isPlanned) &&
      due?.startsWith('next') === c.open(pathOf(path), ahead) > 0,
  ],
  [
    '# of these {does|do} not say when {it is|they are} reviewed.',
    (n, c) =>
      (['operational', 'strategic'] as const).some(
        (path) => n[0] === c.open(path, (i) => isUnderWay(i) && i.review === null),
      ),
  ],
  // Resourced
  ['There is no open item on the two paths.', none((c) => c.both())],
  [
    'Not enough said: # of # open item{|s} {states|state} no effort.',
    most(
      (c) => c.both((i) => i.effort === null),
      (c) => c.both(),
    ),
  ],
  [
    'Operational work has # full-time equivalent{|s} and strategic work #, stated of every open item on the two paths.',
    (n, c) =>
      n[0] === fte(c, 'operational') &&
      n[1] === fte(c, 'strategic') &&
      c.both((i) => i.effort === null) === 0,
  ],
  [
    'Operational work has # full-time equivalent{|s} and strategic work #; # open item{|s} {states|state} none.',
    (n, c) =>
      n[0] === fte(c, 'operational') &&
      n[1] === fte(c, 'strategic') &&
      n[2] === c.both((i) => i.effort === null),
  ],
  [
    '{Operational improvement|Strategic initiatives}: # full-time equivalent{|s} in all, whenever it is spent, in # of # open item{|s}; {no budget is stated|budgets of .+ in all}.',
    (n, c, [path, money]) =>
      n[0] === fte(c, pathOf(path)) &&
      n[1] === c.open(pathOf(path), (i) => i.effort !== null) &&
      n[2] === c.open(pathOf(path)) &&
      (money === 'no budget is stated') === (c.open(pathOf(path), (i) => i.budget !== null) === 0),
  ],
  [
    '{Operational|Strategic} work has # full-time equivalent{|s}, and no open {operational|strategic} item states any.',
    (n, c, [path = '', bare = '']) =>
      n[0] === fte(c, path === 'Operational' ? 'operational' : 'strategic') &&
      path.toLowerCase() !== bare &&
      c.open(pathOf(bare)) > 0 &&
      c.open(pathOf(bare), (i) => i.effort !== null) === 0,
  ],
  [
    '{Operational improvement|Strategic initiatives}: no effort is stated in # open item{|s}; {no budget is stated|budgets of .+ in all}.',
    (n, c, [path]) => n[0] === c.open(pathOf(path)) && c.open(pathOf(path), (i) => i.effort !== null) === 0,
  ],
  [
    '# open {operational|strategic} item{|s} {states|state} no effort.',
    (n, c, [path]) => n[0] === c.open(pathOf(path), (i) => i.effort === null),
  ],
  [
    '# strategic item{|s} {states|state} too few people, or no money of {its|their} own.',
    found('missing-resources'),
  ],
  // Aligned
  ['No goals are written down.', none((c) => c.world.goals.length)],
  [
    'No goals are written down, so nothing can be said of the aim of the work.',
    none((c) => c.world.goals.length),
  ],
  [
    'There is no open item on the two paths, and # goal{|s} {has|have} no work.',
    (n, c) => c.both() === 0 && n[0] === c.found('goal-without-work'),
  ],
  [
    '# of # open item{|s} on the two paths {serves|serve} a goal.',
    part(
      (c) => c.both((i) => serves(c, i.goals)),
      (c) => c.both(),
    ),
  ],
  [
    '# of # open item{|s} on the two paths {serves|serve} a goal, and # goal{|s} {has|have} no work.',
    (n, c) =>
      n[0] === c.both((i) => serves(c, i.goals)) &&
      n[1] === c.both() &&
      n[2] === c.found('goal-without-work'),
  ],
  [
    '{Operational improvement|Strategic initiatives}: # of # open item{|s} {serves|serve} a goal.',
    (n, c, [path]) =>
      n[0] === c.open(pathOf(path), (i) => serves(c, i.goals)) && n[1] === c.open(pathOf(path)),
  ],
  ['# open item{|s} {serves|serve} no goal.', is((c) => c.both((i) => !serves(c, i.goals)))],
  ['# goal{|s} {has|have} no work.', found('goal-without-work')],
  ['# goal{|s} {is|are} served by one path alone.', found('one-sided-goal')],
  // Balance
  ['There is nothing to weigh yet.', (_, c) => c.shares === null],
  ['Nothing to weigh yet.', (_, c) => c.shares === null],
  [
    'Not enough said: # of # item{|s} to weigh {has|have} no {track|effort}.',
    (n, c) => c.shares === null && (n[0] ?? 0) > 0 && (n[0] ?? 0) <= c.all(),
  ],
  [
    '# percent is operational, # strategic{|, # mixed}; what is intended is not written down.',
    (n, c) => c.world.target === null && rounds(c, n[0]),
  ],
  [
    'Operational work has # percent, and # was intended, give or take #.',
    (n, c) => rounds(c, n[0]) && n[1] === c.world.target,
  ],
  [
    'Operational work has # percent and mixed items #, and # was intended, give or take #{|: what is mixed decides}.',
    (n, c, [rest]) =>
      rounds(c, n[0]) && n[2] === c.world.target && (rest === undefined || c.shares?.outside === false),
  ],
  [
    'Operational work has # percent{| and mixed items #}, as intended.',
    (n, c) =>
      rounds(c, n[0]) &&
      (c.shares?.least ?? 100) < (c.world.target ?? 0) + 1 &&
      (c.shares?.most ?? 0) > (c.world.target ?? 0) - 1,
  ],
  [
    '# open item{|s} {is|are} not weighed for want of a path or an effort.',
    (n, c) => (n[0] ?? 0) <= c.all((i) => i.track === null || (i.track !== 'neither' && i.effort === null)),
  ],
  ['{Effort over the period|Items}: nothing to weigh yet.', (_, c) => c.shares === null],
  [
    '{Effort over the period|Items}: not enough said: # of # item{|s} to weigh {has|have} no {track|effort}.',
    (_, c) => c.shares === null,
  ],
  [
    '{Effort over the period|Items}: operational # percent, strategic # percent; no split stated.{| # item{|s} without track or effort {is|are} left out.}',
    (n, c) => rounds(c, n[0]) && c.world.target === null && (n[0] ?? 0) + (n[1] ?? 0) === 100,
  ],
  [
    '{Effort over the period|Items}: operational # percent, strategic # percent; intended # and #, give or take #; operational is *.',
    (n, c) => rounds(c, n[0]) && n[2] === c.world.target && (n[0] ?? 0) + (n[1] ?? 0) === 100,
  ],
  [
    '{Effort over the period|Items}: operational # percent, mixed #, strategic #; *.',
    (n, c) => c.all((i) => c.isMixed(i)) > 0 && (n[0] ?? 0) + (n[1] ?? 0) + (n[2] ?? 0) === 100,
  ],
  // Load
  ['Not enough said: no team states what it has free.', (_, c) => c.world.capacity === null],
  [
    'Not enough said: no open item states effort of a team that says what it has free.',
    (_, c) => c.all((i) => i.effort !== null) === 0 || (c.world.source.loads[0]?.load ?? 0) === 0,
  ],
  [
    '# team{|s} {is|are} within what {it has|they have} free, as far as effort is stated.',
    (n, c) => n[0] === 1 && (c.world.source.loads[0]?.load ?? 9) <= (c.world.capacity ?? 0),
  ],
  ['# team{|s} {carries|carry} more than it has free*.', (n, c) => n[0] === 1 && overloaded(c)],
  [
    'Team: # of # fte (# operational, # strategic{|, # of other items}){|, pulled both ways}.',
    (n, c) =>
      n[1] === c.world.capacity &&
      overloaded(c) &&
      Math.abs((n[0] ?? 0) - (n[2] ?? 0) - (n[3] ?? 0) - (n[4] ?? 0)) < 0.2,
  ],
  [
    '# team{|s} {does|do} not say how much {it has|they have} free.',
    (n, c) => n[0] === 1 && c.world.capacity === null,
  ],
];
