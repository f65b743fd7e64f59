/** The questions of a review about the course of things: what landed, what is at risk, late, leaning, and what is next. */

import { t } from '../../core/text/l10n.ts';
import { isUnderWay, lateBy } from '../facts/facts.ts';
import { goalRows } from '../facts/goals.ts';
import { longDate } from '../facts/time.ts';
import { capital, counted, daysLate, grouped, inWords, titleOf } from '../facts/words.ts';
import { landedNote } from '../two-paths/leaps.ts';
import {
  behind,
  type Decision,
  type Fact,
  fact,
  type Ground,
  named,
  offFacts,
  type Question,
  some,
  that,
  thing,
  toneOf,
} from './model.ts';

const HALF_YEAR = 182;
const YEAR = 365;

/** Which leaps landed, and who keeps them? */
export function kept(from: Ground): Question {
  const { leaps, view } = from.facts;
  const landed = leaps.filter((leap) => leap.landed);
  const titles = new Map(view.items.map((item) => [item.key, titleOf(item)]));
  const keepers = (key: string): string => {
    const names = view.items
      .filter(({ sustains }) => sustains.includes(key))
      .map(({ key: own }) => titles.get(own));
    return names.length === 0 ? '' : t`, kept by ${names.join(', ')}`;
  };
  const of = (...states: readonly string[]) =>
    landed
      .filter(({ state }) => states.includes(state))
      .map((leap) =>
        named(
          leap.item,
          leap.day === null
            ? `${landedNote(leap, view.today)}${keepers(leap.item.key)}`
            : t`landed ${longDate(leap.day)}, ${landedNote(leap, view.today)}${keepers(leap.item.key)}`,
        ),
      );
  const eroding = of('eroding');
  const facts = [
    ...some('gap', eroding, (n) =>
      that(n, 'leap', [
        'landed and nobody holds it: what was gained erodes.',
        'landed and nobody holds them: what was gained erodes.',
      ]),
    ),
    ...some('good', of('rising'), (n) =>
      that(n, 'leap', ['is held and still rising.', 'are held and still rising.']),
    ),
    ...some('good', of('flat'), (n) =>
      that(n, 'leap', ['has daily work linked to hold it.', 'have daily work linked to hold them.']),
    ),
    ...some('plain', of('waiting'), (n) =>
      that(n, 'leap', [
        'has just landed and waits for the work that will hold it.',
        'have just landed and wait for the work that will hold them.',
      ]),
    ),
  ];
  return {
    id: 'kept',
    ask: t`Which leaps have landed, and who holds and improves them now?`,
    tone: landed.length === 0 ? 'open' : eroding.length > 0 ? 'gap' : 'good',
    answer:
      landed.length === 0
        ? t`None has landed yet.`
        : eroding.length === 0
          ? that(landed.length, 'leap', [
              'has landed, and none is left alone.',
              'have landed, and none is left alone.',
            ])
          : eroding.length === 1
            ? t`Of ${counted(landed.length, 'landed leap')}, ${inWords(eroding.length)} is eroding: nobody improves it.`
            : t`Of ${counted(landed.length, 'landed leap')}, ${inWords(eroding.length)} are eroding: nobody improves them.`,
    facts,
  };
}

/** Do we improve what is about to go, or build on shaky ground? */
export function wasted(from: Ground): Question {
  const doomed = behind(from.by('doomed-improvement'));
  const byKey = new Map(from.source.items.map((item) => [item.key, item]));
  const shaky = from.strategic.flatMap((leap) => {
    const weak = leap.dependsOn
      .map((key) => byKey.get(key))
      .filter((item) => item !== undefined)
      .filter((item) => item.track === 'operational' && item.status !== 'done')
      .filter((item) => item.health === 'off-track' || (item.standard === null && item.baselines === 0));
    return weak.length === 0 ? [] : [named(leap, t`rests on ${weak.map(titleOf).join(', ')}`)];
  });
  const early = behind(from.by('dependency-order'));
  const links = from.strategic.filter(
    ({ dependsOn, replaces }) => dependsOn.length + replaces.length > 0,
  ).length;
  const facts = [
    ...some('gap', doomed, (n) =>
      that(n, 'improvement', [
        'works on what a strategic item will replace soon.',
        'work on what a strategic item will replace soon.',
      ]),
    ),
    ...some('gap', shaky, (n) =>
      that(n, 'strategic item', [
        'depends on work that has no footing yet.',
        'depend on work that has no footing yet.',
      ]),
    ),
    ...some('gap', early, (n) =>
      that(n, 'item', [
        'starts before what it depends on is done.',
        'start before what it depends on is done.',
      ]),
    ),
    ...(links === 0 && from.strategic.length > 0
      ? [fact('open', t`No strategic item says what it depends on or replaces.`)]
      : []),
    ...offFacts(from, ['doomed-improvement', 'dependency-order']),
  ];
  const wrong = doomed.length + shaky.length + early.length;
  return {
    id: 'wasted',
    ask: t`Do we improve what is about to go, or leap from unsteady ground?`,
    tone: wrong > 0 ? 'gap' : links === 0 ? 'open' : 'good',
    answer:
      wrong > 0
        ? that(wrong, 'item', [
            'is at risk of being undone or of starting too early.',
            'are at risk of being undone or of starting too early.',
          ])
        : links === 0
          ? t`No strategic item names what it depends on or replaces.`
          : t`No effort is about to be undone, as far as the links between items tell.`,
    facts,
  };
}

/** What is late, stuck, or was never let go? */
export function stuck(from: Ground): Question {
  const { today } = from.source.view;
  const late = from.open
    .filter((item) => lateBy(item, today) > 0)
    .map((item) => named(item, daysLate(lateBy(item, today))));
  const milestones = from.open.flatMap((item) =>
    item.milestones
      .filter(({ done, date }) => !done && date < today)
      .map((each) => named(item, `${titleOf(each)}, ${daysLate(today - each.date)}`)),
  );
  const red = from.open.filter(({ health }) => health === 'off-track').map((item) => named(item));
  const paused = from.open.filter(({ status }) => status === 'paused').map((item) => named(item));
  const stopped = from.source.items.filter(({ status }) => status === 'stopped').map((item) => named(item));
  const stalled = from.by('stalled-strategy').length > 0;
  const hoarding = from.by('nothing-stopped').length > 0;
  const facts = [
    ...some('gap', late, (n) =>
      that(n, 'open item', ['is past the day it was due.', 'are past the day it was due.']),
    ),
    ...some('gap', milestones, (n) => that(n, 'milestone', ['is past due.', 'are past due.'])),
    ...some('gap', red, (n) =>
      that(n, 'item', ['is off track by its own account.', 'are off track by their own account.']),
    ),
    ...(stalled
      ? [fact('gap', t`No strategic milestone was met in half a year, while operational work was finished.`)]
      : []),
    ...(hoarding
      ? [fact('gap', t`Quarter after quarter more was begun than ended, and nothing was stopped.`)]
      : []),
    ...some('plain', paused, (n) => `${that(n, 'item', ['rests', 'rest'])}.`),
    ...some('good', stopped, (n) =>
      that(n, 'item', [
        'was stopped, which freed people for the rest.',
        'were stopped, which freed people for the rest.',
      ]),
    ),
    ...offFacts(from, ['stalled-strategy', 'nothing-stopped']),
  ];
  const clauses = [
    late.length > 0 ? that(late.length, 'item', ['is late', 'are late']) : '',
    milestones.length > 0 ? that(milestones.length, 'milestone', ['is late', 'are late']) : '',
    red.length > 0 ? that(red.length, 'item', ['is off track', 'are off track']) : '',
    stalled ? t`the strategic path stands still` : '',
    hoarding ? t`nothing was stopped` : '',
  ].filter((each) => each !== '');
  return {
    id: 'stuck',
    ask: t`What is late or stands still, and what did we let go?`,
    tone: clauses.length > 0 ? 'gap' : from.open.length === 0 ? 'open' : 'good',
    answer:
      clauses.length > 0
        ? `${capital(clauses.join(', '))}.`
        : from.open.length === 0
          ? t`There is no open item.`
          : t`Nothing is late or off track.`,
    facts,
  };
}

/** Which sign shows first that we lean too far? */
export function leaning(from: Ground): Question {
  const { today } = from.source.view;
  const since = today - HALF_YEAR;
  const running = from.strategic.filter((item) => isUnderWay(item) && item.milestones.length > 0);
  const met = from.source.items.filter(
    (item) =>
      item.track === 'strategic' &&
      item.status !== 'stopped' &&
      ((item.status === 'done' && item.due !== null && item.due >= since) ||
        item.milestones.some(({ done, date }) => done && date >= since && date <= today)),
  );
  const far = from.open.filter(({ due }) => due !== null && due > today + YEAR);
  const goals = goalRows(from.facts).filter(
    ({ group, operational, strategic }) => !group && operational.length + strategic.length === 0,
  );
  const off = from.operational.filter(({ offPlan }) => offPlan.length > 0);
  const slipped = from.facts.steps.filter((step) => step.slipped);
  const unfinished = from.strategic.filter(isUnderWay);
  const done = from.source.items.filter(
    ({ track, status, due }) =>
      track === 'strategic' && status === 'done' && due !== null && due >= today - YEAR,
  );
  const toOperations: Fact[] = [
    running.length === 0
      ? fact('open', t`Strategic milestones: none stated of work that is under way.`)
      : met.length > 0
        ? fact(
            'good',
            t`Strategic milestones were met within the last half-year.`,
            met.map((item) => named(item)),
          )
        : fact(
            'gap',
            t`No strategic milestone was met within the last half-year: daily work may be eating the long one.`,
            running.map((item) => named(item)),
          ),
    far.length > 0
      ? fact(
          'good',
          that(far.length, 'item', [
            'reaches further than a year ahead.',
            'reach further than a year ahead.',
          ]),
          far.map((item) => named(item)),
        )
      : fact(from.open.length === 0 ? 'open' : 'gap', t`Nothing reaches further than a year ahead.`),
    ...some(
      'gap',
      goals.map(({ goal }) => thing(titleOf({ title: goal.title, id: goal.key }))),
      (n) => that(n, 'goal', ['lies idle.', 'lie idle.']),
    ),
  ];
  const read = from.operational.filter((item) => item.read > 0);
  const toStrategy: Fact[] = [
    read.length === 0
      ? fact('open', t`Operational measures: no reading to hold against a plan.`)
      : off.length === 0
        ? fact(
            'good',
            t`Operational measures keep to their plan in all ${counted(read.length, 'item')} that read them.`,
          )
        : fact(
            'gap',
            t`Operational measures miss their plan in ${grouped(off.length)} of ${counted(read.length, 'item')} that read them.`,
            off.map((item) => named(item, item.offPlan.join(', '))),
          ),
    ...some(
      'gap',
      slipped.map(({ item }) => named(item)),
      (n) =>
        that(n, 'improvement', [
          'has slipped back for want of a standard.',
          'have slipped back for want of a standard.',
        ]),
    ),
    ...(from.by('too-many-breakthroughs').length > 0
      ? [
          fact(
            'gap',
            t`${that(unfinished.length, 'strategic item', ['is', 'are'])} under way at once, and ${grouped(done.length)} landed within a year.`,
            unfinished.map((item) => named(item)),
          ),
        ]
      : []),
  ];
  const facts = [...toOperations, ...toStrategy];
  const signs = (list: readonly Fact[]): number => list.filter(({ tone }) => tone === 'gap').length;
  const [op, st] = [signs(toOperations), signs(toStrategy)];
  return {
    id: 'leaning',
    ask: t`Which first signs say that we lean too far to one side?`,
    tone: op + st > 0 ? 'gap' : toneOf(facts, 'open'),
    answer:
      op + st === 0
        ? facts.some(({ tone }) => tone === 'good')
          ? t`No early sign shows of leaning to either side.`
          : t`Too little is written down to tell.`
        : t`${that(op + st, 'sign', ['shows', 'show'])}: ${inWords(op)} of leaning to daily work, ${inWords(st)} of leaning to leaps.`,
    facts,
  };
}

/** What will be decided or changed before the next review? */
export function next(from: Ground, decisions: readonly Decision[]): Question {
  const of = (severity: string) => from.source.findings.filter((each) => each.severity === severity);
  const [errors, warnings] = [of('error'), of('warning')];
  const unseen = behind(from.by('unreviewed-item'));
  const unowned = from.open.filter(({ owner }) => owner === null).map((item) => named(item));
  const facts = [
    ...some(
      'plain',
      decisions.map(({ item }) => item),
      (n) =>
        that(n, 'item', [
          'asks for a decision; they stand at the head of this review.',
          'ask for a decision; they stand at the head of this review.',
        ]),
    ),
    ...some('gap', behind(errors), () =>
      that(errors.length, 'error', [
        'stands in the text of the portfolio.',
        'stand in the text of the portfolio.',
      ]),
    ),
    ...some('gap', behind(warnings), () => that(warnings.length, 'warning', ['is open.', 'are open.'])),
    ...some('gap', unseen, (n) =>
      that(n, 'item', ['was not looked at when it was due.', 'were not looked at when it was due.']),
    ),
    ...some('gap', unowned, (n) =>
      that(n, 'open item', ['has nobody who answers for it.', 'have nobody who answers for it.']),
    ),
  ];
  const said = [
    decisions.length > 0 ? that(decisions.length, 'decision', ['is asked for', 'are asked for']) : '',
    errors.length + warnings.length > 0
      ? that(errors.length + warnings.length, 'finding', ['is open', 'are open'])
      : '',
    unseen.length > 0 ? that(unseen.length, 'item', ['is overdue for a look', 'are overdue for a look']) : '',
  ].filter((each) => each !== '');
  return {
    id: 'next',
    ask: t`What will we decide or change before we meet again?`,
    tone: toneOf(facts),
    answer:
      said.length === 0
        ? t`No decision is asked for, and no warning is open.`
        : `${capital(said.join(', '))}.`,
    facts,
  };
}
