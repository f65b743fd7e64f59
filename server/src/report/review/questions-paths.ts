/** The questions of a review about the paths: told apart, visible, resourced, aligned, split, carried. */
import { balanceSentence } from '../balance.ts';
import { type Answer, isUnderWay, type PathFacts } from '../facts.ts';
import { longDate } from '../time.ts';
import { counted, grouped, inWords } from '../words.ts';
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
  thing,
  toneOf,
} from './model.ts';
import type { ReviewItem } from './source.ts';

const paths = ['operational', 'strategic'] as const;
export const pathNames = {
  operational: 'Operational improvement',
  strategic: 'Strategic initiatives',
} as const;

export const has = (count: number): string => (count === 1 ? 'has' : 'have');
const is = (count: number): string => (count === 1 ? 'is' : 'are');

/** Is it plain which path an item is on? */
export function toldApart(ground: Ground): Question {
  const { open } = ground;
  const facts = [
    fact(
      open.every(({ track }) => track !== null) && open.length > 0 ? 'good' : 'plain',
      `${grouped(open.filter(({ track }) => track !== null).length)} of ${counted(open.length, 'open item')} say which path they are on, or that they are on neither.`,
    ),
    ...some(
      'gap',
      open.filter(({ track }) => track === null).map((item) => named(item, readsAs(item))),
      (n) => `${that(n, 'open item', ['says', 'say'])} no path.`,
    ),
    ...some(
      'gap',
      open
        .filter(
          ({ verdict, mixedAccepted, track }) => verdict === 'mixed' && !mixedAccepted && track !== 'neither',
        )
        .map((item) => named(item)),
      (n) =>
        `${that(n, 'open item', ['is', 'are'])} both kinds of work at once and cannot be run well as either.`,
    ),
    ...some(
      'plain',
      open.filter(({ mixedAccepted }) => mixedAccepted).map((item) => named(item)),
      (n) => `${that(n, 'item', ['is', 'are'])} mixed, and the text says why that stands.`,
    ),
  ];
  const tone = open.length === 0 ? 'open' : toneOf(facts);
  const unclear = open.filter(
    ({ track, verdict, mixedAccepted }) =>
      track === null || (verdict === 'mixed' && !mixedAccepted && track !== 'neither'),
  ).length;
  return {
    id: 'told-apart',
    ask: 'Is it plain of every item which of the two paths it is on?',
    tone,
    answer:
      open.length === 0
        ? 'There is no open item to tell apart.'
        : unclear === 0
          ? 'Every open item is on one path, or on neither on purpose.'
          : `Of ${counted(open.length, 'open item')}, ${inWords(unclear)} cannot be told apart: no path, or both at once.`,
    facts,
  };
}

const readsAs = (item: ReviewItem): string =>
  item.verdict === 'unclear' ? 'its text does not tell either' : `reads ${item.verdict}`;

const quoted = (item: ReviewItem): string => item.quotes.map((words) => `“${words}”`).join(' and ');

/** Is anything run as the other kind? */
export function dressedUp(ground: Ground): Question {
  const wrong = ground.by('misclassified').flatMap(({ items }) => items.slice(0, 1));
  const say = (items: readonly ReviewItem[]) => items.map((item) => named(item, quoted(item)));
  const words = ground.by('inflated-language').flatMap(({ items }) => items.slice(0, 1));
  const modest = ground.by('understated-change').flatMap(({ items }) => items.slice(0, 1));
  const clash = ground.by('contradicting-fields').flatMap(({ items }) => items.slice(0, 1));
  const facts = [
    ...some(
      'gap',
      say(wrong.filter(({ track }) => track === 'strategic')),
      (n) => `${that(n, 'routine improvement', ['is', 'are'])} run as a strategic initiative.`,
    ),
    ...some(
      'gap',
      say(wrong.filter(({ track }) => track === 'operational')),
      (n) => `${that(n, 'real change', ['is', 'are'])} run as a routine improvement.`,
    ),
    ...some('gap', say(words), (n) => `${that(n, 'item', ['uses', 'use'])} larger words than the work is.`),
    ...some(
      'gap',
      say(modest),
      (n) => `${that(n, 'item', ['uses', 'use'])} smaller words than the change is.`,
    ),
    ...some(
      'gap',
      say(clash),
      (n) => `${that(n, 'item', ['says', 'say'])} two things that do not go together.`,
    ),
    ...offFacts(ground, ['misclassified', 'inflated-language', 'understated-change', 'contradicting-fields']),
  ];
  const count = new Set([...wrong, ...words, ...modest, ...clash]).size;
  return {
    id: 'dressed-up',
    ask: 'Is a fix dressed up as a leap, or a leap run like a fix?',
    tone:
      count > 0 ? 'gap' : ground.open.length === 0 || ground.source.off('misclassified') ? 'open' : 'good',
    answer:
      count > 0
        ? `${that(count, 'item', ['reads', 'read'])} otherwise than ${count === 1 ? 'it is' : 'they are'} run.`
        : ground.open.length === 0
          ? 'There is no open item to compare.'
          : 'No item reads as the other kind of work.',
    facts,
  };
}

const pathFacts = (ground: Ground, path: 'operational' | 'strategic'): PathFacts => ground.facts[path];

/** What is due next on a path, with its day. */
function nextDue(ground: Ground, path: 'operational' | 'strategic'): string {
  const { next } = pathFacts(ground, path);
  return next === null ? 'nothing is due ahead' : `next due ${longDate(next)}`;
}

/** Do both paths show? */
export function visible(ground: Ground): Question {
  const facts = paths.flatMap((path): Fact[] => {
    const { live, underWay, planned } = pathFacts(ground, path);
    const items = ground[path];
    if (live === 0) return [fact('gap', `${pathNames[path]}: nothing is under way or planned.`)];
    return [
      fact(
        'good',
        `${pathNames[path]}: ${grouped(underWay)} under way and ${grouped(planned)} planned, ${nextDue(ground, path)}.`,
        items.filter(isUnderWay).map((item) => named(item)),
      ),
      ...some(
        'plain',
        items.filter((item) => isUnderWay(item) && item.review === null).map((item) => named(item)),
        (n) => `${that(n, 'of these', ['says', 'say'], 'of these')} not when it is looked at.`,
      ),
    ];
  });
  const empty = paths.filter((path) => pathFacts(ground, path).live === 0);
  return {
    id: 'visible',
    ask: 'Can both paths be seen, each with something due?',
    tone: toneOf(facts),
    answer:
      empty.length === 0
        ? `Both paths can be seen: operational, ${nextDue(ground, 'operational')}; strategic, ${nextDue(ground, 'strategic')}.`
        : empty.length === 2
          ? 'On neither path anything is under way or planned.'
          : `Only one path can be seen: the ${empty[0]} one has nothing under way or planned.`,
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
        `${pathNames[path]}: ${fullTime(effort)} in ${grouped(stated)} of ${counted(live, 'open item')}${money === '' ? '; no budget is stated' : `; budgets of ${money} in all`}${own > 0 ? `, ${grouped(own)} with money of ${own === 1 ? 'its' : 'their'} own` : ''}.`,
        items
          .filter(({ effort: each }) => each !== null)
          .toSorted((a, b) => (b.effort ?? 0) - (a.effort ?? 0))
          .map((item) => named(item, `${grouped(item.effort ?? 0, 2)} fte`)),
      ),
      ...some(
        path === 'strategic' ? 'gap' : 'plain',
        items.filter(({ effort: each }) => each === null).map((item) => named(item)),
        (n) =>
          `${that(n, `open ${path} item`, ['states', 'state'])} no effort, so nobody is known to be free for it.`,
      ),
    ];
  });
  const bare = ground.by('missing-resources', 'unresourced-path');
  facts.push(
    ...some(
      'gap',
      behind(bare.filter(({ rule }) => rule === 'missing-resources')),
      (n) =>
        `${that(n, 'strategic item', ['has', 'have'])} too few people or no money of ${n === 1 ? 'its' : 'their'} own.`,
    ),
  );
  const tone = answers.every((each) => each === 'yes') && bare.length === 0 ? 'good' : toneOf(facts, 'open');
  const [op, st] = [pathFacts(ground, 'operational'), pathFacts(ground, 'strategic')];
  const unstated = op.live - op.stated + st.live - st.stated;
  return {
    id: 'resourced',
    ask: 'Has each path the people and the money that its work needs?',
    tone: op.live + st.live === 0 ? 'open' : tone,
    answer:
      op.stated + st.stated === 0
        ? 'No open item states its effort.'
        : `Operational work has ${fullTime(op.effort)} and strategic work ${grouped(st.effort)}${unstated === 0 ? ', stated of every open item' : `; ${that(unstated, 'open item', ['states', 'state'])} none`}.`,
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
      ? [fact('open', 'No goals are written down, so nothing can be said of the aim of the work.')]
      : [
          ...paths.flatMap((path) => {
            const { live, aligned: serving, alignment } = pathFacts(ground, path);
            const tone = alignment === 'yes' ? 'good' : 'gap';
            return live === 0
              ? []
              : [
                  fact(
                    tone,
                    `${pathNames[path]}: ${grouped(serving)} of ${counted(live, 'open item')} ${serving === 1 ? 'serves' : 'serve'} a goal.`,
                  ),
                ];
          }),
          ...some(
            'gap',
            loose.map((item) => named(item)),
            (n) => `${that(n, 'open item', ['serves', 'serve'])} no goal.`,
          ),
          ...some('gap', idle, (n) => `${that(n, 'goal', ['has', 'have'])} no work.`),
          ...some(
            'gap',
            behind(ground.by('one-sided-goal')),
            (n) => `${that(n, 'goal', ['is', 'are'])} served by one path alone.`,
          ),
        ];
  facts.push(...offFacts(ground, ['goal-without-work', 'one-sided-goal']));
  const served = both.length - loose.length;
  return {
    id: 'aligned',
    ask: 'Does every item serve a goal, and does every goal have the work it needs?',
    tone: goals.length === 0 || both.length === 0 ? 'open' : toneOf(facts),
    answer:
      goals.length === 0
        ? 'No goals are written down.'
        : `${grouped(served)} of ${counted(both.length, 'open item')} on the two paths ${served === 1 ? 'serves' : 'serve'} a goal${idle.length === 0 ? '' : `, and ${that(idle.length, 'goal', ['has', 'have'])} no work`}.`,
    facts,
  };
}

/** Does effort go where it was meant to go? */
export function split(
  ground: Ground,
  before: { readonly name: string; readonly operational: number } | null,
): Question {
  const { balance } = ground.facts;
  const known = balance.operational !== null && balance.target !== null;
  const facts: Fact[] = [fact(known ? (balance.outside ? 'gap' : 'good') : 'open', balanceSentence(balance))];
  if (before !== null && balance.operational !== null) {
    const moved = balance.operational - before.operational;
    const words =
      moved === 0
        ? `The split has not moved since ${before.name}.`
        : `Since ${before.name} it has moved ${counted(Math.abs(moved), 'point')} towards ${moved > 0 ? 'operational' : 'strategic'} work, from ${before.operational} to ${balance.operational} percent operational.`;
    facts.push(fact(Math.abs(moved) > 20 ? 'gap' : 'plain', words));
  }
  facts.push(
    ...some(
      'plain',
      ground.open
        .filter(({ track, effort }) => track === null || (track !== 'neither' && effort === null))
        .map((item) => named(item, item.track === null ? 'no path' : 'no effort')),
      (n) => `${that(n, 'open item', ['is', 'are'])} not weighed for want of a path or an effort.`,
    ),
  );
  return {
    id: 'split',
    ask:
      balance.basis === 'effort'
        ? 'Does our effort go where we meant it to?'
        : 'Is the work split as we meant it?',
    tone: known ? (balance.outside ? 'gap' : 'good') : 'open',
    answer:
      balance.operational === null
        ? 'There is nothing to weigh yet.'
        : balance.target === null
          ? `${balance.operational} percent is operational, ${balance.strategic} strategic; what was meant is not written down.`
          : balance.outside
            ? `Operational work has ${balance.operational} percent, and ${grouped(balance.target)} was meant, give or take ${grouped(balance.tolerance)}.`
            : `Operational work has ${balance.operational} percent, ${balance.said === 'on target' ? 'as was meant' : `and ${grouped(balance.target)} was meant, give or take ${grouped(balance.tolerance)}`}.`,
    facts,
  };
}

/** Who carries too much, or from both sides? */
export function load(ground: Ground): Question {
  const { loads } = ground.source;
  const rated = loads.filter(({ capacity }) => capacity !== null);
  const over = rated.filter((team) => team.load > (team.capacity ?? 0) + 1e-9);
  const torn = new Set(ground.by('team-torn-both-ways').map(({ subject }) => subject));
  const fte = (value: number): string => grouped(value, value < 1 ? 2 : 1);
  const carries = (team: (typeof loads)[number]): string =>
    `${fte(team.load)} of ${fte(team.capacity ?? 0)} fte: ${fte(team.operational)} operational, ${fte(team.strategic)} strategic${torn.has(team.name) ? '; pulled both ways' : ''}`;
  const sponsors = ground.by('overstretched-sponsor');
  const facts = [
    ...over.flatMap((team) => [
      fact(
        'gap',
        `${team.name}: ${carries(team)}.`,
        team.items.map(({ item, effort }) => named(item, `${fte(effort)} fte`)),
      ),
    ]),
    ...some(
      'good',
      rated
        .filter((team) => !over.includes(team))
        .map((team) => thing(team.name, `${fte(team.load)} of ${fte(team.capacity ?? 0)} fte`)),
      (n) => `${that(n, 'team', ['is', 'are'])} within what ${n === 1 ? 'it has' : 'they have'} free.`,
    ),
    ...some(
      'plain',
      loads
        .filter((team) => team.capacity === null && team.load > 0)
        .map((team) => thing(team.name, `${fte(team.load)} fte`)),
      (n) => `${that(n, 'team', ['says', 'say'])} not how much is free.`,
    ),
    ...sponsors.map(({ items }) =>
      fact(
        'gap',
        `${items[0]?.sponsor ?? 'One sponsor'} backs ${counted(items.length, 'strategic item')} under way.`,
        items.map((item) => named(item)),
      ),
    ),
  ];
  const many = over.length;
  return {
    id: 'load',
    ask: 'Who carries more than is free, or is pulled by both paths?',
    tone: many > 0 || sponsors.length > 0 ? 'gap' : rated.length === 0 ? 'open' : 'good',
    answer:
      rated.length === 0 && sponsors.length === 0
        ? 'No team states what it has free.'
        : many > 0
          ? `${that(many, 'team', ['carries', 'carry'])} more than ${is(many) === 'is' ? 'it has' : 'they have'} free${torn.size > 0 ? `, ${inWords(torn.size)} of them from both sides` : ''}${sponsors.length > 0 ? `, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives` : ''}.`
          : sponsors.length > 0
            ? `Teams are within what they have free, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives.`
            : `Nobody is overloaded: ${rated.length === 1 ? 'the one team that states it is' : `all ${inWords(rated.length)} teams that state it are`} within what is free.`,
    facts,
  };
}
