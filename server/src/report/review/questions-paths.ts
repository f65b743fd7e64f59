/** The questions of a review about the paths: told apart, visible, resourced, aligned, split, carried. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { type Answer, isUnderWay, type PathFacts } from '../facts/facts.ts';
import type { ReviewItem } from '../facts/source.ts';
import { longDate } from '../facts/time.ts';
import { counted, grouped, inWords } from '../facts/words.ts';
import {
  behind,
  type Fact,
  fact,
  type Ground,
  named,
  offFacts,
  type Question,
  some,
  that,
  toneOf,
} from './model.ts';

const paths = ['operational', 'strategic'] as const;
export const pathNames = {
  operational: later`Operational improvement`,
  strategic: later`Strategic initiatives`,
} as const;

export const has = (count: number): string => (count === 1 ? 'has' : 'have');

/** Is it plain which path an item is on? */
export function toldApart(ground: Ground): Question {
  const { open } = ground;
  const facts = [
    fact(
      open.every(({ track }) => track !== null) && open.length > 0 ? 'good' : 'plain',
      t`${grouped(open.filter(({ track }) => track !== null).length)} of ${counted(open.length, 'open item')} say which path they are on, or that they are on neither.`,
    ),
    ...some(
      'gap',
      open.filter(({ track }) => track === null).map((item) => named(item, readsAs(item))),
      (n) => that(n, 'open item', ['says no path.', 'say no path.']),
    ),
    ...some(
      'gap',
      open
        .filter(
          ({ verdict, mixedAccepted, track }) => verdict === 'mixed' && !mixedAccepted && track !== 'neither',
        )
        .map((item) => named(item)),
      (n) =>
        that(n, 'open item', [
          'is both kinds of work at once and cannot be run well as either.',
          'are both kinds of work at once and cannot be run well as either.',
        ]),
    ),
    ...some(
      'plain',
      open.filter(({ mixedAccepted }) => mixedAccepted).map((item) => named(item)),
      (n) =>
        that(n, 'item', [
          'is mixed, and the text says why that stands.',
          'are mixed, and the text says why that stands.',
        ]),
    ),
  ];
  const tone = open.length === 0 ? 'open' : toneOf(facts);
  const unclear = open.filter(
    ({ track, verdict, mixedAccepted }) =>
      track === null || (verdict === 'mixed' && !mixedAccepted && track !== 'neither'),
  ).length;
  return {
    id: 'told-apart',
    ask: t`Is it plain of every item which of the two paths it is on?`,
    tone,
    answer:
      open.length === 0
        ? t`There is no open item to tell apart.`
        : unclear === 0
          ? t`Every open item is on one path, or on neither on purpose.`
          : t`Of ${counted(open.length, 'open item')}, ${inWords(unclear)} cannot be told apart: no path, or both at once.`,
    facts,
  };
}

const readsAs = (item: ReviewItem): string =>
  item.verdict === 'unclear' ? t`its text does not tell either` : t`reads ${item.verdict}`;

const quoted = (item: ReviewItem): string => item.quotes.map((words) => `“${words}”`).join(t` and `);

/** Is anything run as the other kind? */
export function dressedUp(ground: Ground): Question {
  const wrong = ground.by('misclassified').flatMap(({ items }) => items.slice(0, 1));
  const say = (items: readonly ReviewItem[]) => items.map((item) => named(item, quoted(item)));
  const words = ground.by('inflated-language').flatMap(({ items }) => items.slice(0, 1));
  const modest = ground.by('understated-change').flatMap(({ items }) => items.slice(0, 1));
  const clash = ground.by('contradicting-fields').flatMap(({ items }) => items.slice(0, 1));
  const facts = [
    ...some('gap', say(wrong.filter(({ track }) => track === 'strategic')), (n) =>
      that(n, 'routine improvement', [
        'is run as a strategic initiative.',
        'are run as a strategic initiative.',
      ]),
    ),
    ...some('gap', say(wrong.filter(({ track }) => track === 'operational')), (n) =>
      that(n, 'real change', ['is run as a routine improvement.', 'are run as a routine improvement.']),
    ),
    ...some('gap', say(words), (n) =>
      that(n, 'item', ['uses larger words than the work is.', 'use larger words than the work is.']),
    ),
    ...some('gap', say(modest), (n) =>
      that(n, 'item', ['uses smaller words than the change is.', 'use smaller words than the change is.']),
    ),
    ...some('gap', say(clash), (n) =>
      that(n, 'item', [
        'says two things that do not go together.',
        'say two things that do not go together.',
      ]),
    ),
    ...offFacts(ground, ['misclassified', 'inflated-language', 'understated-change', 'contradicting-fields']),
  ];
  const count = new Set([...wrong, ...words, ...modest, ...clash]).size;
  return {
    id: 'dressed-up',
    ask: t`Is a fix dressed up as a leap, or a leap run like a fix?`,
    tone:
      count > 0 ? 'gap' : ground.open.length === 0 || ground.source.off('misclassified') ? 'open' : 'good',
    answer:
      count > 0
        ? that(count, 'item', ['reads otherwise than it is run.', 'read otherwise than they are run.'])
        : ground.open.length === 0
          ? t`There is no open item to compare.`
          : t`No item reads as the other kind of work.`,
    facts,
  };
}

const pathFacts = (ground: Ground, path: 'operational' | 'strategic'): PathFacts => ground.facts[path];

/** What is due next on a path, with its day. */
function nextDue(ground: Ground, path: 'operational' | 'strategic'): string {
  const { next } = pathFacts(ground, path);
  return next === null ? t`nothing is due ahead` : t`next due ${longDate(next)}`;
}

/** Do both paths show? */
export function visible(ground: Ground): Question {
  const facts = paths.flatMap((path): Fact[] => {
    const { live, underWay, planned } = pathFacts(ground, path);
    const items = ground[path];
    if (live === 0) return [fact('gap', t`${translated(pathNames[path])}: nothing is under way or planned.`)];
    return [
      fact(
        'good',
        t`${translated(pathNames[path])}: ${grouped(underWay)} under way and ${grouped(planned)} planned, ${nextDue(ground, path)}.`,
        items.filter(isUnderWay).map((item) => named(item)),
      ),
      ...some(
        'plain',
        items.filter((item) => isUnderWay(item) && item.review === null).map((item) => named(item)),
        (n) =>
          that(
            n,
            'of these',
            ['says not when it is looked at.', 'say not when it is looked at.'],
            'of these',
          ),
      ),
    ];
  });
  const empty = paths.filter((path) => pathFacts(ground, path).live === 0);
  return {
    id: 'visible',
    ask: t`Can both paths be seen, each with something due?`,
    tone: toneOf(facts),
    answer:
      empty.length === 0
        ? t`Both paths can be seen: operational, ${nextDue(ground, 'operational')}; strategic, ${nextDue(ground, 'strategic')}.`
        : empty.length === 2
          ? t`On neither path anything is under way or planned.`
          : empty[0] === 'operational'
            ? t`Only one path can be seen: the operational one has nothing under way or planned.`
            : t`Only one path can be seen: the strategic one has nothing under way or planned.`,
    facts,
  };
}

/** Sums of budgets by currency, as said: `4.2M GBP`. */
function moneyOf(items: readonly ReviewItem[]): string {
  const sums = new Map<string, number>();
  for (const { cents, currency } of items)
    if (cents !== null) sums.set(currency ?? '', (sums.get(currency ?? '') ?? 0) + cents);
  const said = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  return said
    .map(([currency, cents]) => `${short(cents / 100)}${currency === '' ? '' : ` ${currency}`}`)
    .join(', ');
}

function short(value: number): string {
  for (const [unit, size] of [
    ['bn', 1e9],
    ['M', 1e6],
    ['k', 1e3],
  ] as const)
    if (value >= size) return `${grouped(value / size)}${unit}`;
  return grouped(value, 2);
}

const fullTime = (effort: number): string => counted(effort, 'full-time equivalent');

/** Has each path the people and the money? */
export function resourced(ground: Ground): Question {
  const answers: Answer[] = [];
  const facts = paths.flatMap((path): Fact[] => {
    const { live, stated, effort, resourced: answer } = pathFacts(ground, path);
    answers.push(answer);
    const items = ground[path];
    if (live === 0) return [];
    const money = moneyOf(items);
    const own = items.filter(({ funding }) => funding === 'dedicated' || funding === 'capital').length;
    return [
      fact(
        answer === 'yes' ? 'good' : effort > 0 ? 'plain' : 'gap',
        t`${translated(pathNames[path])}: ${fullTime(effort)} in ${grouped(stated)} of ${counted(live, 'open item')}${money === '' ? t`; no budget is stated` : t`; budgets of ${money} in all`}${own > 0 ? (own === 1 ? t`, ${grouped(own)} with money of its own` : t`, ${grouped(own)} with money of their own`) : ''}.`,
        items
          .filter(({ effort: each }) => each !== null)
          .toSorted((a, b) => (b.effort ?? 0) - (a.effort ?? 0))
          .map((item) => named(item, `${grouped(item.effort ?? 0, 2)} fte`)),
      ),
      ...some(
        path === 'strategic' ? 'gap' : 'plain',
        items.filter(({ effort: each }) => each === null).map((item) => named(item)),
        (n) =>
          path === 'operational'
            ? that(n, 'open operational item', [
                'states no effort, so nobody is known to be free for it.',
                'state no effort, so nobody is known to be free for it.',
              ])
            : that(n, 'open strategic item', [
                'states no effort, so nobody is known to be free for it.',
                'state no effort, so nobody is known to be free for it.',
              ]),
      ),
    ];
  });
  const bare = ground.by('missing-resources', 'unresourced-path');
  facts.push(
    ...some('gap', behind(bare.filter(({ rule }) => rule === 'missing-resources')), (n) =>
      that(n, 'strategic item', [
        'has too few people or no money of its own.',
        'have too few people or no money of their own.',
      ]),
    ),
  );
  const tone = answers.every((each) => each === 'yes') && bare.length === 0 ? 'good' : toneOf(facts, 'open');
  const [op, st] = [pathFacts(ground, 'operational'), pathFacts(ground, 'strategic')];
  const unstated = op.live - op.stated + st.live - st.stated;
  return {
    id: 'resourced',
    ask: t`Has each path the people and the money that its work needs?`,
    tone: op.live + st.live === 0 ? 'open' : tone,
    answer:
      op.stated + st.stated === 0
        ? t`No open item states its effort.`
        : t`Operational work has ${fullTime(op.effort)} and strategic work ${grouped(st.effort)}${unstated === 0 ? t`, stated of every open item` : t`; ${that(unstated, 'open item', ['states', 'state'])} none`}.`,
    facts,
  };
}

/** Is every item there for a goal, and has every goal its work? */
export function aligned(ground: Ground): Question {
  const { goals } = ground.source.view;
  const both = [...ground.operational, ...ground.strategic];
  const loose = both.filter((item) => item.goals.length === 0);
  const idle = behind(ground.by('goal-without-work'));
  const facts: Fact[] =
    goals.length === 0
      ? [fact('open', t`No goals are written down, so nothing can be said of the aim of the work.`)]
      : [
          ...paths.flatMap((path) => {
            const { live, aligned: serving, alignment } = pathFacts(ground, path);
            const tone = alignment === 'yes' ? 'good' : 'gap';
            return live === 0
              ? []
              : [
                  fact(
                    tone,
                    serving === 1
                      ? t`${translated(pathNames[path])}: ${grouped(serving)} of ${counted(live, 'open item')} serves a goal.`
                      : t`${translated(pathNames[path])}: ${grouped(serving)} of ${counted(live, 'open item')} serve a goal.`,
                  ),
                ];
          }),
          ...some(
            'gap',
            loose.map((item) => named(item)),
            (n) => that(n, 'open item', ['serves no goal.', 'serve no goal.']),
          ),
          ...some('gap', idle, (n) => that(n, 'goal', ['has no work.', 'have no work.'])),
          ...some('gap', behind(ground.by('one-sided-goal')), (n) =>
            that(n, 'goal', ['is served by one path alone.', 'are served by one path alone.']),
          ),
        ];
  facts.push(...offFacts(ground, ['goal-without-work', 'one-sided-goal']));
  const served = both.length - loose.length;
  return {
    id: 'aligned',
    ask: t`Does every item serve a goal, and does every goal have the work it needs?`,
    tone: goals.length === 0 || both.length === 0 ? 'open' : toneOf(facts),
    answer:
      goals.length === 0
        ? t`No goals are written down.`
        : served === 1
          ? t`${grouped(served)} of ${counted(both.length, 'open item')} on the two paths serves a goal${idle.length === 0 ? '' : t`, and ${that(idle.length, 'goal', ['has', 'have'])} no work`}.`
          : t`${grouped(served)} of ${counted(both.length, 'open item')} on the two paths serve a goal${idle.length === 0 ? '' : t`, and ${that(idle.length, 'goal', ['has', 'have'])} no work`}.`,
    facts,
  };
}
