/** The questions of a review about effort: split as meant, carried by people who are free for it. */
import { t } from '../../core/text/l10n.ts';
import { balanceSentence } from '../drawing/balance.ts';
import { counted, grouped, inWords } from '../facts/words.ts';
import { type Fact, fact, type Ground, named, type Question, some, that, thing } from './model.ts';

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
        ? t`The split has not moved since ${before.name}.`
        : moved > 0
          ? t`Since ${before.name} it has moved ${counted(moved, 'point')} towards operational work, from ${before.operational} to ${balance.operational} percent operational.`
          : t`Since ${before.name} it has moved ${counted(-moved, 'point')} towards strategic work, from ${before.operational} to ${balance.operational} percent operational.`;
    facts.push(fact(Math.abs(moved) > 20 ? 'gap' : 'plain', words));
  }
  facts.push(
    ...some(
      'plain',
      ground.open
        .filter(({ track, effort }) => track === null || (track !== 'neither' && effort === null))
        .map((item) => named(item, item.track === null ? t`no path` : t`no effort`)),
      (n) =>
        that(n, 'open item', [
          'is not weighed for want of a path or an effort.',
          'are not weighed for want of a path or an effort.',
        ]),
    ),
  );
  return {
    id: 'split',
    ask:
      balance.basis === 'effort'
        ? t`Does our effort go where we meant it to?`
        : t`Is the work split as we meant it?`,
    tone: known ? (balance.outside ? 'gap' : 'good') : 'open',
    answer:
      balance.operational === null
        ? t`There is nothing to weigh yet.`
        : balance.target === null
          ? t`${balance.operational} percent is operational, ${balance.strategic} strategic; what was meant is not written down.`
          : balance.outside
            ? t`Operational work has ${balance.operational} percent, and ${grouped(balance.target)} was meant, give or take ${grouped(balance.tolerance)}.`
            : t`Operational work has ${balance.operational} percent, ${balance.points === 0 ? t`as was meant` : t`and ${grouped(balance.target)} was meant, give or take ${grouped(balance.tolerance)}`}.`,
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
    t`${fte(team.load)} of ${fte(team.capacity ?? 0)} fte: ${fte(team.operational)} operational, ${fte(team.strategic)} strategic${torn.has(team.name) ? t`; pulled both ways` : ''}`;
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
        .map((team) => thing(team.name, t`${fte(team.load)} of ${fte(team.capacity ?? 0)} fte`)),
      (n) => that(n, 'team', ['is within what it has free.', 'are within what they have free.']),
    ),
    ...some(
      'plain',
      loads
        .filter((team) => team.capacity === null && team.load > 0)
        .map((team) => thing(team.name, `${fte(team.load)} fte`)),
      (n) => that(n, 'team', ['says not how much is free.', 'say not how much is free.']),
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
  return {
    id: 'load',
    ask: t`Who carries more than is free, or is pulled by both paths?`,
    tone: many > 0 || sponsors.length > 0 ? 'gap' : rated.length === 0 ? 'open' : 'good',
    answer:
      rated.length === 0 && sponsors.length === 0
        ? t`No team states what it has free.`
        : many > 0
          ? many === 1
            ? t`${that(many, 'team', ['carries', 'carry'])} more than it has free${torn.size > 0 ? t`, ${inWords(torn.size)} of them from both sides` : ''}${sponsors.length > 0 ? t`, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives` : ''}.`
            : t`${that(many, 'team', ['carries', 'carry'])} more than they have free${torn.size > 0 ? t`, ${inWords(torn.size)} of them from both sides` : ''}${sponsors.length > 0 ? t`, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives` : ''}.`
          : sponsors.length > 0
            ? t`Teams are within what they have free, and ${that(sponsors.length, 'sponsor', ['backs', 'back'])} too many initiatives.`
            : t`Nobody is overloaded: ${rated.length === 1 ? t`the one team that states it is` : t`all ${inWords(rated.length)} teams that state it are`} within what is free.`,
    facts,
  };
}
