/** Answers a review's questions about progress: what landed, what is at risk, what is late, what is next. */

import { capital } from '../../base/words.ts';
import { later, t } from '../../core/text/l10n.ts';
import { lateBy } from '../facts/facts.ts';
import { landedNote } from '../facts/leap-words.ts';
import { longDate } from '../facts/time.ts';
import { answered, fact, firstSaid, named, some, that } from '../facts/told.ts';
import { counted, daysLate, grouped, inWords, joinClauses, titleOf } from '../facts/words.ts';
import { behind, type Decision, few, type Ground, lacking, offFacts, type Question } from './model.ts';

/** Answers: which leaps landed, and who sustains them? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function kept(from: Ground): Question {
  const { leaps, view } = from.facts;
  const landed = leaps.filter((leap) => leap.landed);
  const titles = new Map(view.items.map((item) => [item.key, titleOf(item)]));
  const keepers = (key: string): string => {
    const names = view.items
      .filter(({ sustains, status }) => status !== 'stopped' && sustains.includes(key))
      .map(({ key: own }) => titles.get(own));
    return names.length === 0 ? '' : t`, held by ${names.join(', ')}`;
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
  const unheld = of('unheld');
  const waiting = of('waiting');
  const facts = [
    ...some('gap', unheld, (n) =>
      that(n, 'leap', [
        'landed, and nobody is named to hold it.',
        'landed, and nobody is named to hold them.',
      ]),
    ),
    ...some('good', of('rising'), (n) =>
      that(n, 'leap', [
        'was followed by finished work that names it.',
        'were followed by finished work that names them.',
      ]),
    ),
    ...some('good', of('flat'), (n) =>
      that(n, 'leap', [
        'has work that is named to hold it, none finished since.',
        'have work that is named to hold them, none finished since.',
      ]),
    ),
    ...some('plain', waiting, (n) =>
      that(n, 'leap', [
        'landed not long ago, and nobody is named to hold it yet.',
        'landed not long ago, and nobody is named to hold them yet.',
      ]),
    ),
  ];
  const of_ = counted(landed.length, 'landed leap');
  const alone = unheld.length + waiting.length;
  return {
    id: 'kept',
    ask: t`Which leaps have landed, and who holds and improves them now?`,
    ...answered([
      { tone: 'open', when: landed.length === 0, says: () => t`No item on the strategic path is done.` },
      {
        tone: unheld.length > 0 ? 'gap' : 'open',
        when: alone === 1,
        says: () => t`Of ${of_}, ${inWords(alone)} has nobody named to hold it.`,
      },
      {
        tone: unheld.length > 0 ? 'gap' : 'open',
        when: alone > 1,
        says: () => t`Of ${of_}, ${inWords(alone)} have nobody named to hold them.`,
      },
      {
        tone: 'good',
        when: true,
        says: () =>
          that(landed.length, 'leap', [
            'has landed, and work is named to hold it.',
            'have landed, and work is named to hold each.',
          ]),
      },
    ]),
    facts,
  };
}

/** Answers: do we improve what is about to go, or build on shaky ground? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
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
  const all = from.strategic.length;
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
        'depends on work that is off track, or names neither baseline nor standard.',
        'depend on work that is off track, or names neither baseline nor standard.',
      ]),
    ),
    ...some('gap', early, (n) =>
      that(n, 'item', [
        'starts before what it depends on is done.',
        'start before what it depends on is done.',
      ]),
    ),
    ...offFacts(from, ['doomed-improvement', 'dependency-order']),
  ];
  const wrong = doomed.length + shaky.length + early.length;
  return {
    id: 'wasted',
    ask: t`Do we improve what is about to go, or leap from unsteady ground?`,
    ...answered([
      {
        tone: 'gap',
        when: wrong > 0,
        says: () =>
          that(wrong, 'item', [
            'is at risk of being undone or of starting too early.',
            'are at risk of being undone or of starting too early.',
          ]),
      },
      { tone: 'open', when: all === 0, says: () => t`There is no open strategic item to ask.` },
      {
        tone: 'open',
        when: links === 0 || few(links, all),
        says: () =>
          all - links === 1
            ? t`Not enough said: ${grouped(all - links)} of ${counted(all, 'open strategic item')} names nothing that it depends on or replaces.`
            : t`Not enough said: ${grouped(all - links)} of ${counted(all, 'open strategic item')} name nothing that they depend on or replace.`,
      },
      {
        tone: 'good',
        when: true,
        says: () =>
          links === 1
            ? t`${grouped(links)} of ${counted(all, 'open strategic item')} names what it depends on or replaces, and no finding says that effort is about to be undone.`
            : t`${grouped(links)} of ${counted(all, 'open strategic item')} name what they depend on or replace, and no finding says that effort is about to be undone.`,
      },
    ]),
    facts,
  };
}

/** Answers: what is late, stuck, or was never let go? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
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
  const dated = from.open.filter(({ due }) => due !== null).length;
  const undated = from.open.length - dated;
  const facts = [
    ...some('gap', late, (n) =>
      that(n, 'open item', ['is past the day it was due.', 'are past the day it was due.']),
    ),
    ...some('gap', milestones, (n) => that(n, 'milestone', ['is late.', 'are late.'])),
    ...some('gap', red, (n) =>
      that(n, 'item', ['is off track by its own account.', 'are off track by their own account.']),
    ),
    ...(stalled
      ? [fact('gap', t`No strategic milestone was met for long, while operational work was finished.`)]
      : []),
    ...(hoarding
      ? [fact('gap', t`Quarter after quarter more was begun than ended, and nothing was stopped.`)]
      : []),
    ...some('plain', paused, (n) => that(n, 'item', ['is paused.', 'are paused.'])),
    ...some('plain', stopped, (n) => that(n, 'item', ['was stopped.', 'were stopped.'])),
    ...some(
      'plain',
      from.open.filter(({ due }) => due === null).map((item) => named(item)),
      (n) => that(n, 'open item', ['states no end.', 'state no end.']),
    ),
    ...offFacts(from, ['stalled-strategy', 'nothing-stopped']),
  ];
  const clauses = [
    late.length > 0 ? that(late.length, 'item', ['is late', 'are late']) : '',
    milestones.length > 0 ? that(milestones.length, 'milestone', ['is late', 'are late']) : '',
    red.length > 0 ? that(red.length, 'item', ['is off track', 'are off track']) : '',
    stalled ? t`no strategic milestone was met for long` : '',
    hoarding ? t`nothing was stopped` : '',
  ].filter((each) => each !== '');
  const rest = firstSaid([
    { when: undated > 0, says: () => t`; ${that(undated, 'item', ['has', 'have'])} no date` },
  ]);
  return {
    id: 'stuck',
    ask: t`What is late or stands still, and what did we let go?`,
    ...answered([
      { tone: 'gap', when: clauses.length > 0, says: () => `${capital(joinClauses(clauses))}.` },
      { tone: 'open', when: from.open.length === 0, says: () => t`There is no open item.` },
      {
        tone: 'open',
        when: few(dated, from.open.length),
        says: () => lacking(undated, from.open.length, [later`has no date`, later`have no date`]),
      },
      {
        tone: 'good',
        when: dated === 1,
        says: () =>
          t`The one open item with a date is not late, and no item says that it is off track${rest}.`,
      },
      {
        tone: 'good',
        when: true,
        says: () =>
          t`None of ${counted(dated, 'open item')} with a date is late, and no item says that it is off track${rest}.`,
      },
    ]),
    facts,
  };
}

/** Answers: what will be decided or changed before the next review? */
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
          'asks for a decision: see “Decisions asked for”.',
          'ask for a decision: see “Decisions asked for”.',
        ]),
    ),
    ...(errors.length === 0
      ? []
      : [
          fact(
            'gap',
            that(errors.length, 'error', [
              'stands in the text of the portfolio.',
              'stand in the text of the portfolio.',
            ]),
            behind(errors),
          ),
        ]),
    ...(warnings.length === 0
      ? []
      : [fact('gap', that(warnings.length, 'warning', ['is open.', 'are open.']), behind(warnings))]),
    ...some('gap', unseen, (n) =>
      that(n, 'item', ['was not looked at when it was due.', 'were not looked at when it was due.']),
    ),
    ...some('gap', unowned, (n) =>
      that(n, 'open item', ['names nobody who answers for it.', 'name nobody who answers for them.']),
    ),
  ];
  const found = errors.length + warnings.length;
  const said = [
    decisions.length > 0 ? that(decisions.length, 'decision', ['is asked for', 'are asked for']) : '',
    found > 0 ? that(found, 'finding', ['is open', 'are open']) : '',
    unseen.length > 0 ? that(unseen.length, 'item', ['is overdue for a look', 'are overdue for a look']) : '',
    unowned.length > 0 ? that(unowned.length, 'open item', ['has no owner', 'have no owner']) : '',
  ].filter((each) => each !== '');
  return {
    id: 'next',
    ask: t`What will we decide or change before we meet again?`,
    ...answered([
      {
        tone: found + unseen.length + unowned.length > 0 ? 'gap' : 'good',
        when: said.length > 0,
        says: () => `${capital(joinClauses(said))}.`,
      },
      { tone: 'open', when: from.open.length === 0, says: () => t`There is no open item.` },
      { tone: 'good', when: true, says: () => t`No decision is asked for, and no warning is open.` },
    ]),
    facts,
  };
}
