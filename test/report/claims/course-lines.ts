/** What a review says of the course of things: rhythm, measures, ground, leaps, dates, first signs, what is next. */
import {
  always,
  atMost,
  based,
  depends,
  followed,
  found,
  is,
  type Line,
  most,
  none,
  part,
  pathOf,
  quiet,
  recent,
  tracked,
} from './checks.ts';
import { dueOf, isLate, isPaused, isUnderWay, isWork, missed } from './count.ts';
import { TODAY } from './plain.ts';

export const courseAnswers: readonly Line[] = [
  // Rhythm
  [
    '# item{|s} {is|are} looked at in the rhythm of the other path.',
    found('huddle-only-review', 'steering-only-review'),
  ],
  ['Both paths share one rhythm.', (_, c) => c.found('one-size-review') > 0],
  ['Both paths are looked at in one and the same rhythm.', (_, c) => c.found('one-size-review') > 0],
  [
    'Not enough said: # of # open item{|s} {does|do} not say when {it is|they are} looked at.',
    most(
      (c) => c.both((i) => i.review === null),
      (c) => c.both(),
    ),
  ],
  [
    '# of # open item{|s} {says|say} when {it is|they are} looked at, and no finding says that {the|a} rhythm does not suit.',
    (n, c) =>
      n[0] === c.both((i) => i.review !== null) &&
      n[1] === c.both() &&
      c.found('huddle-only-review', 'steering-only-review', 'one-size-review') === 0,
  ],
  [
    '# {strategic|operational} item{|s} {is|are} only looked at *.',
    atMost('huddle-only-review', 'steering-only-review'),
  ],
  [
    '{Operational improvement|Strategic initiatives}: *{without a stated rhythm|daily|monthly}.',
    (_, c, [path]) => c.open(pathOf(path)) > 0,
  ],
  // Measures
  [
    '# item{|s} {is|are} measured in a way that does not suit the work.',
    (n, c) =>
      (n[0] ?? 0) <=
      c.found('daily-metrics-only', 'missing-outcome') +
        c.open('operational', (i) => i.measure === 'outcome'),
  ],
  [
    'Not enough said: # of # open item{|s} {has|have} no measure.',
    most(
      (c) => c.both((i) => i.measure === null),
      (c) => c.both(),
    ),
  ],
  [
    'Not enough said: # of # open item{|s} {does|do} not say whether {it measures|they measure} process or outcome.',
    part(
      (c) => c.both((i) => i.measure === null || i.measure === 'plain'),
      (c) => c.both(),
    ),
  ],
  [
    '# open item{|s} {says|say} what kind {its|their} measures are, and {it is not|none is} measured in the way of the other path.',
    (n, c) =>
      n[0] === c.both((i) => i.measure === 'process' || i.measure === 'outcome') &&
      c.found('daily-metrics-only', 'missing-outcome') === 0,
  ],
  [
    '# strategic item{|s} {is|are} held to a result.',
    is((c) => c.open('strategic', (i) => i.measure === 'outcome')),
  ],
  ['# strategic item{|s} {is|are} judged by daily or weekly figures alone.', found('daily-metrics-only')],
  ['# strategic item{|s} {names|name} no result that {it is|they are} for.', found('missing-outcome')],
  [
    '# operational item{|s} {is|are} judged by results alone, with no figure of the process itself.',
    is((c) => c.open('operational', (i) => i.measure === 'outcome')),
  ],
  ['# open item{|s} {has|have} no measure.', is((c) => c.both((i) => i.measure === null))],
  // Firm ground
  ['There is no open operational item to ask.', none((c) => c.open('operational'))],
  [
    'Of # open operational item{|s}, # {has|have} a baseline and # a standard{|; # finished item{|s} {names|name} none}.',
    (n, c) =>
      n[0] === c.open('operational') &&
      n[1] === c.open('operational', based) &&
      n[2] === c.open('operational', (i) => i.standard) &&
      (n[3] ?? 0) === c.bareSteps,
  ],
  ['# finished improvement{|s} {names|name} no standard.', is((c) => c.bareSteps)],
  [
    '# finished improvement{|s} {names|name} no standard: whether {it holds|they hold} is not known.',
    is((c) => c.bareSteps),
  ],
  [
    '# of # open operational item{|s} {has|have} a measure with a baseline.',
    part(
      (c) => c.open('operational', based),
      (c) => c.open('operational'),
    ),
  ],
  [
    '# of # open operational item{|s} {names|name} the standard to hold or raise.',
    part(
      (c) => c.open('operational', (i) => i.standard),
      (c) => c.open('operational'),
    ),
  ],
  ['# open operational item{|s} {has|have} no baseline.', is((c) => c.open('operational', (i) => !based(i)))],
  [
    '# open operational item{|s} {names|name} no standard yet.',
    is((c) => c.open('operational', (i) => !i.standard)),
  ],
  // Leaps kept
  ['No item on the strategic path is done.', none((c) => c.landed())],
  [
    'Of # landed leap{|s}, # {has|have} nobody named to hold {it|them}.',
    part(
      (c) => c.landed(),
      (c) => c.unheld,
    ),
  ],
  [
    '# leap{|s} {has|have} landed, and work is named to hold {it|each}.',
    (n, c) => n[0] === c.landed() && c.unheld === 0,
  ],
  ['# leap{|s} landed, and nobody is named to hold {it|them}.', is((c) => c.longUnheld)],
  [
    '# leap{|s} landed not long ago, and nobody is named to hold {it|them} yet.',
    is((c) => c.unheld - c.longUnheld),
  ],
  [
    '# leap{|s} {was|were} followed by finished work that names {it|them}.',
    is((c) => c.landed((i) => c.holders(i).some((h) => h.status === 'done' && followed(h, i)))),
  ],
  [
    '# leap{|s} {has|have} work that is named to hold {it|them}, none finished since.',
    is((c) =>
      c.landed(
        (i) => c.holders(i).length > 0 && !c.holders(i).some((h) => h.status === 'done' && followed(h, i)),
      ),
    ),
  ],
  // Effort that lasts
  ['# item{|s} {is|are} at risk of being undone or of starting too early.', (n) => (n[0] ?? 0) > 0],
  ['There is no open strategic item to ask.', none((c) => c.open('strategic'))],
  [
    'Not enough said: # of # open strategic item{|s} {names|name} nothing that {it depends|they depend} on or {replaces|replace}.',
    part(
      (c) => c.open('strategic', (i) => !depends(c, i)),
      (c) => c.open('strategic'),
    ),
  ],
  [
    '# of # open strategic item{|s} {names|name} what {it depends|they depend} on or {replaces|replace}, and no finding says that effort is about to be undone.',
    (n, c) =>
      n[0] === c.open('strategic', (i) => depends(c, i)) &&
      n[1] === c.open('strategic') &&
      c.found('doomed-improvement', 'dependency-order') === 0,
  ],
  [
    '# strategic item{|s} {depends|depend} on work that is off track, or names neither baseline nor standard.',
    is((c) =>
      c.open('strategic', (i) =>
        i.dependsOn.some((id) =>
          c.world.items.some(
            (o) =>
              o.id === id &&
              o.track === 'operational' &&
              o.status !== 'done' &&
              (o.health === 'off-track' || (!o.standard && !based(o))),
          ),
        ),
      ),
    ),
  ],
  ['# item{|s} {starts|start} before what it depends on is done.', atMost('dependency-order')],
  // On time
  ['There is no open item.', none((c) => c.all())],
  [
    'Not enough said: # of # open item{|s} {has|have} no date.',
    most(
      (c) => c.all((i) => dueOf(i) === null),
      (c) => c.all(),
    ),
  ],
  [
    'The one open item with a date is not late, and no item says that it is off track{|; # item{|s} {has|have} no date}.',
    (n, c) =>
      c.all((i) => dueOf(i) !== null) === 1 && quiet(c) && (n[0] ?? 0) === c.all((i) => dueOf(i) === null),
  ],
  [
    'None of # open item{|s} with a date is late, and no item says that it is off track{|; # item{|s} {has|have} no date}.',
    (n, c) =>
      n[0] === c.all((i) => dueOf(i) !== null) && quiet(c) && (n[1] ?? 0) === c.all((i) => dueOf(i) === null),
  ],
  ['# open item{|s} {is|are} past the day {it was|they were} due.', is((c) => c.all(isLate))],
  ['# open item{|s} {is|are} past the day it was due.', is((c) => c.all(isLate))],
  ['# milestone{|s} {is|are} late.', is((c) => c.all(missed))],
  [
    '# item{|s} {is|are} off track by {its|their} own account.',
    is((c) => c.all((i) => i.health === 'off-track')),
  ],
  ['# item{|s} {is|are} paused.', is((c) => c.all((i) => i.status === 'paused'))],
  ['# item{|s} {was|were} stopped.', is((c) => c.where((i) => i.status === 'stopped'))],
  ['# open item{|s} {states|state} no end.', is((c) => c.all((i) => dueOf(i) === null))],
  [
    'No strategic milestone was met for long, while operational work was finished.',
    (_, c) => c.found('stalled-strategy') > 0,
  ],
  [
    'Quarter after quarter more was begun than ended, and nothing was stopped.',
    (_, c) => c.found('nothing-stopped') > 0,
  ],
  // First signs
  [
    'Strategic milestones were met within the last half-year.',
    (_, c) =>
      c.where(
        (i) =>
          i.track === 'strategic' &&
          i.status !== 'stopped' &&
          ((i.status === 'done' && recent(dueOf(i))) ||
            (i.milestone?.done === true && recent(i.milestone.date))),
      ) > 0,
  ],
  [
    'Strategic milestones were due within the last half-year, and none is said to be met.',
    (_, c) => c.open('strategic', (i) => missed(i) && recent(i.milestone?.date ?? null)) > 0,
  ],
  [
    'No strategic milestone was due within the last half-year.',
    none((c) => c.open('strategic', (i) => missed(i) && recent(i.milestone?.date ?? null))),
  ],
  [
    '# item{|s} {reaches|reach} further than a year ahead.',
    is((c) => c.all((i) => (dueOf(i) ?? 0) > TODAY + 365)),
  ],
  [
    'Whether anything reaches further than a year ahead is not said.',
    (_, c) => c.all((i) => dueOf(i) !== null) * 2 < c.all() || c.all() === 0,
  ],
  [
    'No open item with a date reaches further than a year ahead.',
    none((c) => c.all((i) => (dueOf(i) ?? 0) > TODAY + 365)),
  ],
  [
    '# goal{|s} {has|have} no work on either path.',
    is(
      (c) =>
        c.world.goals.filter(
          (g) => c.where((i) => isWork(i) && (c.isMixed(i) || tracked(i)) && i.goals.includes(g)) === 0,
        ).length,
    ),
  ],
  ['Operational measures: no reading to hold against a plan.', always],
  [
    '# strategic item{|s} {is|are} under way at once, and # landed within a year.',
    (n, c) => n[0] === c.open('strategic', isUnderWay) && c.open('strategic', isPaused) === 0,
  ],
  [
    '# strategic item{|s} {is|are} under way or paused at once, and # landed within a year.',
    (n, c) =>
      n[0] === c.open('strategic', (i) => isUnderWay(i) || isPaused(i)) && c.open('strategic', isPaused) > 0,
  ],
  [
    '{|# sign{|s} {says|say} that we lean to daily work}{|, and }{|# sign{|s} {says|say} that we lean to leaps}.',
    (n) => n.length > 0,
  ],
  [
    'Of the signs that can be read, # of three, none says that we lean to either side.',
    (n) => (n[0] ?? 0) > 1,
  ],
  ['Not enough said: too few dates, milestones and readings to see a first sign.', always],
  // Next
  [
    'No decision is asked for, and no warning is open.',
    (_, c) => c.all((i) => i.decision) === 0 && c.severe('warning') + c.severe('error') === 0,
  ],
  ['# item{|s} {asks|ask} for a decision: see “Decisions asked for”.', is((c) => c.all((i) => i.decision))],
  ['# error{|s} {stands|stand} in the text of the portfolio.', is((c) => c.severe('error'))],
  ['# warning{|s} {is|are} open.', is((c) => c.severe('warning'))],
  ['# open item{|s} {names|name} nobody who answers for {it|them}.', is((c) => c.all((i) => !i.owner))],
  ['Not looked at here, since the portfolio switches it off: *.', always],
];

/** Clauses of answers that list what needs a look. */
export const clauses: readonly Line[] = [
  ['# item{|s} {is|are} late', is((c) => c.all(isLate))],
  ['# milestone{|s} {is|are} late', is((c) => c.all(missed))],
  ['# item{|s} {is|are} off track', is((c) => c.all((i) => i.health === 'off-track'))],
  ['no strategic milestone was met for long', (_, c) => c.found('stalled-strategy') > 0],
  ['nothing was stopped', (_, c) => c.found('nothing-stopped') > 0],
  ['# decision{|s} {is|are} asked for', is((c) => c.all((i) => i.decision))],
  ['# finding{|s} {is|are} open', is((c) => c.severe('warning') + c.severe('error'))],
  ['# item{|s} {is|are} overdue for a look', found('unreviewed-item')],
  ['# open item{|s} {has|have} no owner', is((c) => c.all((i) => !i.owner))],
];
