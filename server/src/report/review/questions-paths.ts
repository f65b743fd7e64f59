/** Answers a review's questions about the paths: told apart, true to kind, visible, aligned. */
import { capital } from '../../base/words.ts';
import { counting, later, t, translated } from '../../core/text/l10n.ts';
import { isUnderWay, type PathFacts, placeOf } from '../facts/facts.ts';
import { runningWords } from '../facts/path-words.ts';
import type { ReviewItem } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { answered, type Fact, fact, firstSaid, named, some, that } from '../facts/told.ts';
import { counted, grouped, inWords, joinClauses } from '../facts/words.ts';
import { behind, few, type Ground, lacking, offFacts, type Question } from './model.ts';

export const paths = ['operational', 'strategic'] as const;
export const pathNames = {
  operational: later`Operational improvement`,
  strategic: later`Strategic initiatives`,
} as const;

/** Answers: is it plain which path an item is on? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function toldApart({ open }: Ground): Question {
  const bare = open.filter(({ track }) => track === null);
  const both = open.filter((item) => placeOf(item) === 'mixed');
  const kept = open.filter((item) => item.mixedAccepted && item.track !== 'neither');
  const reasoned = kept.filter(({ mixedWhy }) => mixedWhy !== null);
  const doubtful = kept.filter(({ mixedWhy }) => mixedWhy === null);
  const facts = [
    ...(open.length === 0
      ? []
      : [
          fact(
            bare.length === 0 ? 'good' : 'plain',
            t`${grouped(open.length - bare.length)} of ${counted(open.length, 'open item')} say which path they are on, or that they are on neither.`,
          ),
        ]),
    ...some(
      'gap',
      bare.map((item) => named(item, readsAs(item))),
      (n) => that(n, 'open item', ['says no path.', 'say no path.']),
    ),
    ...some(
      'gap',
      both.map((item) => named(item)),
      (n) =>
        that(n, 'open item', ['reads as both kinds of work at once.', 'read as both kinds of work at once.']),
    ),
    ...some(
      'plain',
      reasoned.map((item) => named(item, item.mixedWhy ?? '')),
      (n) =>
        that(n, 'open item', [
          'reads as both kinds of work, and the text says why that stands.',
          'read as both kinds of work, and the text says why that stands.',
        ]),
    ),
    ...some(
      'plain',
      doubtful.map((item) => named(item)),
      (n) =>
        that(n, 'open item', [
          'leans both ways, and no finding is shown of it.',
          'lean both ways, and no finding is shown of them.',
        ]),
    ),
  ];
  const said = [
    bare.length === 0
      ? ''
      : counting(inWords(bare.length), bare.length === 1 ? 'says no path' : 'say no path'),
    both.length === 0
      ? ''
      : counting(
          inWords(both.length),
          both.length === 1 ? 'reads as both kinds at once' : 'read as both kinds at once',
        ),
  ].filter((each) => each !== '');
  return {
    id: 'told-apart',
    ask: t`Is it plain of every item which of the two paths it is on?`,
    ...answered([
      { tone: 'open', when: open.length === 0, says: () => t`There is no open item to tell apart.` },
      {
        tone: 'open',
        when: few(open.length - bare.length, open.length),
        says: () => lacking(bare.length, open.length, [later`has no track`, later`have no track`]),
      },
      {
        tone: 'gap',
        when: said.length > 0,
        says: () => t`Of ${counted(open.length, 'open item')}, ${joinClauses(said)}.`,
      },
      {
        tone: 'good',
        when: kept.length === 0,
        says: () => t`Every open item says its path, or that it is on neither, and none reads as both kinds.`,
      },
      {
        tone: 'good',
        when: true,
        says: () => t`Every open item says its path, or that it is on neither.`,
      },
    ]),
    facts,
  };
}

const readsAs = (item: ReviewItem): string =>
  item.verdict === 'unclear' ? t`its text does not tell either` : t`reads ${item.verdict}`;

const quoted = (item: ReviewItem): string => item.quotes.map((words) => `“${words}”`).join(t` and `);

const contradicting = (n: number): string =>
  that(n, 'item', ['says two things that do not go together.', 'say two things that do not go together.']);

/** Answers: is anything run as the other kind? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function dressedUp(ground: Ground): Question {
  const about = (rule: string): readonly ReviewItem[] =>
    ground.by(rule).flatMap(({ items }) => items.slice(0, 1));
  const wrong = about('misclassified');
  const words = about('inflated-language');
  const modest = about('understated-change');
  const clash = about('contradicting-fields');
  const say = (items: readonly ReviewItem[]) => items.map((item) => named(item, quoted(item)));
  const tracked = ground.open.filter(({ track }) => track === 'operational' || track === 'strategic');
  const agreeing = tracked.filter(({ track, verdict }) => verdict === track);
  const facts = [
    ...some('gap', say(wrong.filter(({ track }) => track === 'strategic')), (n) =>
      that(n, 'item', [
        'reads as a routine improvement and is declared strategic.',
        'read as routine improvements and are declared strategic.',
      ]),
    ),
    ...some('gap', say(wrong.filter(({ track }) => track === 'operational')), (n) =>
      that(n, 'item', [
        'reads as a real change and is declared operational.',
        'read as real changes and are declared operational.',
      ]),
    ),
    ...some('gap', say(words), (n) =>
      that(n, 'item', ['uses larger words than the work is.', 'use larger words than the work is.']),
    ),
    ...some('gap', say(modest), (n) =>
      that(n, 'item', ['uses smaller words than the change is.', 'use smaller words than the change is.']),
    ),
    ...some('gap', say(clash), contradicting),
    ...offFacts(ground, ['misclassified', 'inflated-language', 'understated-change', 'contradicting-fields']),
  ];
  const count = new Set([...wrong, ...words, ...modest]).size;
  return {
    id: 'dressed-up',
    ask: t`Is a fix dressed up as a leap, or a leap run like a fix?`,
    ...answered([
      {
        tone: 'gap',
        when: count > 0,
        says: () =>
          that(count, 'item', [
            'reads otherwise than it is declared.',
            'read otherwise than they are declared.',
          ]),
      },
      {
        tone: 'gap',
        when: clash.length > 0,
        says: () => capital(contradicting(clash.length)),
      },
      {
        tone: 'open',
        when: tracked.length === 0,
        says: () => t`There is no open item with a track to compare.`,
      },
      {
        tone: 'open',
        when: ground.source.off('misclassified'),
        says: () => t`Not looked at: the portfolio switches the rule off.`,
      },
      {
        tone: 'open',
        when: few(agreeing.length, tracked.length),
        says: () =>
          t`Not enough said: the text of ${grouped(tracked.length - agreeing.length)} of ${counted(tracked.length, 'open item')} with a track does not show its kind.`,
      },
      {
        tone: 'good',
        when: true,
        says: () =>
          agreeing.length === 1
            ? t`${grouped(agreeing.length)} of ${counted(tracked.length, 'open item')} with a track reads as the kind it is declared to be, and no finding says otherwise of the rest.`
            : t`${grouped(agreeing.length)} of ${counted(tracked.length, 'open item')} with a track read as the kind they are declared to be, and no finding says otherwise of the rest.`,
      },
    ]),
    facts,
  };
}

/** Describes what is due next on a path, with its day. */
const nextDue = ({ next }: PathFacts): string =>
  next === null ? t`no date ahead is stated` : t`next due ${longDate(next)}`;

/** Answers: do both paths show? */
export function visible(ground: Ground): Question {
  const { operational, strategic } = ground.facts;
  const bare = ground.open.filter(({ track }) => track === null).length;
  const facts = paths.flatMap((path): Fact[] => {
    const of = ground.facts[path];
    const items = ground[path];
    if (of.open === 0)
      return [
        fact(
          of.visible === 'unknown' ? 'open' : 'gap',
          t`${translated(pathNames[path])}: nothing is under way or planned on this path alone.`,
        ),
      ];
    return [
      fact(
        of.next === null ? 'plain' : 'good',
        of.paused === 0
          ? t`${translated(pathNames[path])}: ${runningWords(of)} and ${grouped(of.planned)} planned, ${nextDue(of)}.`
          : t`${translated(pathNames[path])}: ${runningWords(of)}, ${grouped(of.planned)} planned, ${nextDue(of)}.`,
        items.filter(isUnderWay).map((item) => named(item)),
      ),
      ...some(
        'plain',
        items.filter((item) => isUnderWay(item) && item.review === null).map((item) => named(item)),
        (n) =>
          that(
            n,
            'of these',
            ['does not say when it is reviewed.', 'do not say when they are reviewed.'],
            'of these',
          ),
      ),
    ];
  });
  const both = operational.open > 0 && strategic.open > 0;
  const dues = t`operational, ${nextDue(operational)}; strategic, ${nextDue(strategic)}`;
  return {
    id: 'visible',
    ask: t`Can both paths be seen, each with something due?`,
    ...answered([
      {
        tone: 'gap',
        when: ground.open.length === 0,
        says: () => t`Nothing is under way or planned.`,
      },
      {
        tone: 'open',
        when: few(ground.open.length - bare, ground.open.length),
        says: () => lacking(bare, ground.open.length, [later`has no track`, later`have no track`]),
      },
      {
        tone: 'good',
        when: both && operational.next !== null && strategic.next !== null,
        says: () => t`Both paths can be seen: ${dues}.`,
      },
      { tone: 'open', when: both, says: () => t`Both paths have open items: ${dues}.` },
      {
        tone: 'gap',
        when: strategic.open > 0,
        says: () => t`Nothing is under way or planned on the operational path alone.`,
      },
      {
        tone: 'gap',
        when: operational.open > 0,
        says: () => t`Nothing is under way or planned on the strategic path alone.`,
      },
      {
        tone: 'gap',
        when: true,
        says: () => t`On neither path alone is anything under way or planned.`,
      },
    ]),
    facts,
  };
}

/** Answers: is every item there for a goal, and has every goal its work? */
export function aligned(ground: Ground): Question {
  const { goals } = ground.source.view;
  const both = [...ground.operational, ...ground.strategic];
  const loose = both.filter((item) => item.goals.length === 0);
  const idle = behind(ground.by('goal-without-work'));
  const oneSided = behind(ground.by('one-sided-goal'));
  const facts: Fact[] =
    goals.length === 0
      ? [fact('open', t`No goals are written down, so nothing can be said of the aim of the work.`)]
      : [
          ...paths.flatMap((path) => {
            const { open, aligned: serving, alignment } = ground.facts[path];
            const tone = alignment === 'yes' ? 'good' : 'gap';
            return open === 0
              ? []
              : [
                  fact(
                    tone,
                    serving === 1
                      ? t`${translated(pathNames[path])}: ${grouped(serving)} of ${counted(open, 'open item')} serves a goal.`
                      : t`${translated(pathNames[path])}: ${grouped(serving)} of ${counted(open, 'open item')} serve a goal.`,
                  ),
                ];
          }),
          ...some(
            'gap',
            loose.map((item) => named(item)),
            (n) => that(n, 'open item', ['serves no goal.', 'serve no goal.']),
          ),
          ...some('gap', idle, (n) => that(n, 'goal', ['has no work.', 'have no work.'])),
          ...some('gap', oneSided, (n) =>
            that(n, 'goal', ['is served by one path alone.', 'are served by one path alone.']),
          ),
        ];
  facts.push(...offFacts(ground, ['goal-without-work', 'one-sided-goal']));
  const served = both.length - loose.length;
  const tail = firstSaid([
    { when: idle.length > 0, says: () => t`, and ${that(idle.length, 'goal', ['has', 'have'])} no work` },
  ]);
  return {
    id: 'aligned',
    ask: t`Does every item serve a goal, and does every goal have the work it needs?`,
    ...answered([
      { tone: 'open', when: goals.length === 0, says: () => t`No goals are written down.` },
      {
        tone: idle.length > 0 ? 'gap' : 'open',
        when: both.length === 0,
        says: () => t`There is no open item on the two paths${tail}.`,
      },
      {
        tone: facts.some(({ tone }) => tone === 'gap') ? 'gap' : 'good',
        when: true,
        says: () =>
          served === 1
            ? t`${grouped(served)} of ${counted(both.length, 'open item')} on the two paths serves a goal${tail}.`
            : t`${grouped(served)} of ${counted(both.length, 'open item')} on the two paths serve a goal${tail}.`,
      },
    ]),
    facts,
  };
}
