/**
 * Answers a review's questions about effort and money: whether they exist, are split as intended, and fit the capacity
 * of the teams.
 */
import { capital } from '../../base/words.ts';
import { later, t, translated } from '../../core/text/l10n.ts';
import { balanceSentence } from '../facts/balance.ts';
import { moneyOf } from '../facts/money.ts';
import { answered, type Fact, fact, firstSaid, named, some, that, thing } from '../facts/told.ts';
import { counted, grouped, inWords } from '../facts/words.ts';
import { behind, few, type Ground, lacking, type Question } from './model.ts';
import { pathNames, paths } from './questions-paths.ts';

const fullTime = (effort: number): string => counted(effort, 'full-time equivalent');

/** Answers: has each path the people and the money? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function resourced(ground: Ground): Question {
  const { operational, strategic } = ground.facts;
  const bare = ground.by('missing-resources', 'unresourced-path');
  const short = behind(bare.filter(({ rule }) => rule === 'missing-resources'));
  const facts = paths.flatMap((path): Fact[] => {
    const { open, stated, effort, resourced: answer } = ground.facts[path];
    const items = ground[path];
    if (open === 0) return [];
    const money = moneyOf(items);
    const own = items.filter(({ funding }) => funding === 'dedicated' || funding === 'capital').length;
    const funds = firstSaid([
      { when: own === 1, says: () => t`, ${grouped(own)} with money of its own` },
      { when: own > 1, says: () => t`, ${grouped(own)} with money of their own` },
    ]);
    const budgets = firstSaid([
      { when: money === '', says: () => t`; no budget is stated` },
      { when: true, says: () => t`; budgets of ${money} in all` },
    ]);
    return [
      fact(
        answer === 'yes' ? 'good' : stated === 0 ? 'open' : 'plain',
        stated === 0
          ? t`${translated(pathNames[path])}: no effort is stated in ${counted(open, 'open item')}${budgets}${funds}.`
          : t`${translated(pathNames[path])}: ${fullTime(effort)} in all, whenever it is spent, in ${grouped(stated)} of ${counted(open, 'open item')}${budgets}${funds}.`,
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
            ? that(n, 'open operational item', ['states no effort.', 'state no effort.'])
            : that(n, 'open strategic item', ['states no effort.', 'state no effort.']),
      ),
    ];
  });
  facts.push(
    ...some('gap', short, (n) =>
      that(n, 'strategic item', [
        'states too few people, or no money of its own.',
        'state too few people, or no money of their own.',
      ]),
    ),
  );
  const all = operational.open + strategic.open;
  const stated = operational.stated + strategic.stated;
  const rest = firstSaid([
    { when: stated === all, says: () => t`, stated of every open item on the two paths` },
    { when: true, says: () => t`; ${that(all - stated, 'open item', ['states', 'state'])} none` },
  ]);
  return {
    id: 'resourced',
    ask: t`Has each path the people and the money that its work needs?`,
    ...answered([
      { tone: 'open', when: all === 0, says: () => t`There is no open item on the two paths.` },
      {
        tone: 'open',
        when: few(stated, all),
        says: () => lacking(all - stated, all, [later`states no effort`, later`state no effort`]),
      },
      {
        tone:
          bare.length > 0 || strategic.stated < strategic.open
            ? 'gap'
            : operational.resourced === 'yes' && strategic.resourced === 'yes'
              ? 'good'
              : 'open',
        when: true,
        says: () =>
          operational.stated === 0 && operational.open > 0
            ? t`Strategic work has ${fullTime(strategic.effort)}, and no open operational item states any.`
            : strategic.stated === 0 && strategic.open > 0
              ? t`Operational work has ${fullTime(operational.effort)}, and no open strategic item states any.`
              : t`Operational work has ${fullTime(operational.effort)} and strategic work ${grouped(strategic.effort)}${rest}.`,
      },
    ]),
    facts,
  };
}

interface Earlier {
  readonly name: string;
  readonly operational: number;
}

/** Says how far the operational share has moved since an earlier state. */
function movedSince(before: Earlier, operational: number): Fact {
  const moved = operational - before.operational;
  const words = firstSaid([
    { when: moved === 0, says: () => t`The split has not moved since ${before.name}.` },
    {
      when: moved > 0,
      says: () =>
        t`Since ${before.name} it has moved ${counted(moved, 'point')} towards operational work, from ${before.operational} to ${operational} percent operational.`,
    },
    {
      when: moved < 0,
      says: () =>
        t`Since ${before.name} it has moved ${counted(-moved, 'point')} towards strategic work, from ${before.operational} to ${operational} percent operational.`,
    },
  ]);
  return fact(Math.abs(moved) > 20 ? 'gap' : 'plain', words);
}

/** Answers: does effort go where it is intended to go? */
export function split(ground: Ground, before: Earlier | null): Question {
  const { balance } = ground.facts;
  const { operational, strategic, target, outside, undecided } = balance;
  const facts: Fact[] = [
    fact(
      operational === null || target === null || undecided ? 'open' : outside ? 'gap' : 'good',
      balanceSentence(balance),
    ),
  ];
  if (before !== null && operational !== null) facts.push(movedSince(before, operational));
  facts.push(
    ...some(
      'plain',
      ground.open
        .filter(({ track, effort }) =>
          balance.basis === 'effort'
            ? track === null || (track !== 'neither' && effort === null)
            : track === null,
        )
        .map((item) => named(item, item.track === null ? t`no path` : t`no effort`)),
      (n) =>
        that(n, 'open item', [
          'is not weighed for want of a path or an effort.',
          'are not weighed for want of a path or an effort.',
        ]),
    ),
  );
  const meant = (goal: number): string =>
    t`${grouped(goal)} was intended, give or take ${grouped(balance.tolerance)}`;
  const apart = (balance.mixed ?? 0) > 0 ? t` and mixed items ${balance.mixed}` : '';
  return {
    id: 'split',
    ask:
      balance.basis === 'effort'
        ? t`Does our effort go where we intend it to?`
        : t`Is the work split as we intend it?`,
    ...answered([
      { tone: 'open', when: operational === null, says: () => `${capital(balance.said)}.` },
      {
        tone: 'open',
        when: target === null,
        says: () =>
          t`${operational} percent is operational, ${strategic} strategic${(balance.mixed ?? 0) > 0 ? t`, ${balance.mixed} mixed` : ''}; what is intended is not written down.`,
      },
      {
        tone: 'gap',
        when: outside,
        says: () => t`Operational work has ${operational} percent${apart}, and ${meant(target ?? 0)}.`,
      },
      {
        tone: 'open',
        when: undecided,
        label: () => capital(balance.said),
        says: () =>
          t`Operational work has ${operational} percent${apart}, and ${meant(target ?? 0)}: what is mixed decides.`,
      },
      {
        tone: 'good',
        when: balance.points === 0,
        says: () => t`Operational work has ${operational} percent${apart}, as intended.`,
      },
      {
        tone: 'good',
        when: true,
        says: () => t`Operational work has ${operational} percent${apart}, and ${meant(target ?? 0)}.`,
      },
    ]),
    facts,
  };
}

/** Answers: who carries too much, or from both sides? */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one question: what it looks at, its answer in each case, and what stands behind it.
export function load(ground: Ground): Question {
  const { loads } = ground.source;
  const rated = loads.filter(({ capacity }) => capacity !== null);
  const over = rated.filter((team) => team.load > (team.capacity ?? 0) + 1e-9);
  const pulled = new Set(ground.by('team-torn-both-ways').map(({ subject }) => subject));
  const torn = over.filter(({ name }) => pulled.has(name)).length;
  const fte = (value: number): string => grouped(value, value < 1 ? 2 : 1);
  const other = ({ load: all, operational, strategic }: (typeof loads)[number]): string =>
    all - operational - strategic < 0.005 ? '' : t`, ${fte(all - operational - strategic)} of other items`;
  const carries = (team: (typeof loads)[number]): string =>
    t`${fte(team.load)} of ${fte(team.capacity ?? 0)} fte (${fte(team.operational)} operational, ${fte(team.strategic)} strategic${other(team)})${pulled.has(team.name) ? t`, pulled both ways` : ''}`;
  const sponsors = ground.by('overstretched-sponsor');
  const within = rated.filter((team) => !over.includes(team) && team.load > 0);
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
      within.map((team) => thing(team.name, t`${fte(team.load)} of ${fte(team.capacity ?? 0)} fte`)),
      (n) =>
        that(n, 'team', [
          'is within what it has free, as far as effort is stated.',
          'are within what they have free, as far as effort is stated.',
        ]),
    ),
    ...some(
      'plain',
      loads
        .filter((team) => team.capacity === null && team.load > 0)
        .map((team) => thing(team.name, `${fte(team.load)} fte`)),
      (n) => that(n, 'team', ['does not say how much it has free.', 'do not say how much they have free.']),
    ),
    ...sponsors.map(({ items }) =>
      fact(
        'gap',
        t`${items[0]?.sponsor ?? t`One sponsor`} backs ${counted(items.length, 'strategic item')} under way.`,
        items.map((item) => named(item)),
      ),
    ),
  ];
  const many = over.length;
  const sides = torn > 0 ? t`, ${inWords(torn)} of them from both sides` : '';
  const backed =
    sponsors.length > 0
      ? t`, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives`
      : '';
  return {
    id: 'load',
    ask: t`Who carries more than is free, or is pulled by both paths?`,
    ...answered([
      {
        tone: 'gap',
        when: many === 1,
        says: () => t`${that(many, 'team', ['carries', 'carry'])} more than it has free${sides}${backed}.`,
      },
      {
        tone: 'gap',
        when: many > 1,
        says: () => t`${that(many, 'team', ['carries', 'carry'])} more than they have free${sides}${backed}.`,
      },
      {
        tone: 'gap',
        when: sponsors.length > 0,
        says: () =>
          that(sponsors.length, 'sponsor', ['backs too many initiatives.', 'back too many initiatives.']),
      },
      {
        tone: 'open',
        when: rated.length === 0,
        says: () => t`Not enough said: no team states what it has free.`,
      },
      {
        tone: 'open',
        when: within.length === 0,
        says: () => t`Not enough said: no open item states effort of a team that says what it has free.`,
      },
      {
        tone: 'good',
        when: true,
        says: () =>
          that(within.length, 'team', [
            'is within what it has free, as far as effort is stated.',
            'are within what they have free, as far as effort is stated.',
          ]),
      },
    ]),
    facts,
  };
}
