/** The sentence over a picture: what it shows, from the worst finding down. */
import type { Facts } from './facts.ts';
import { capital, counted, grouped, inWords } from './words.ts';

/** `one leap is eroding`, `two leaps are eroding`; empty for none. */
export function clause(count: number, one: string, doing: string, plural = `${one}s`): string {
  if (count === 0) return '';
  const [is = '', ...rest] = doing.split(' ');
  const verb = count === 1 ? is : (pluralVerbs[is] ?? is);
  return [inWords(count), count === 1 ? one : plural, verb, ...rest].join(' ');
}

const pluralVerbs: Readonly<Record<string, string>> = { is: 'are', has: 'have', serves: 'serve' };

export function sentence(clauses: readonly string[], fallback: string): string {
  const said = clauses.filter((each) => each !== '').slice(0, 2);
  return said.length === 0 ? fallback : capital(said.join(', and '));
}

/** Head of the two paths: `Effort leans 11 points to operations, and one leap is eroding`. */
export function twoPathsHeadline(facts: Facts): string {
  const { balance, operational, strategic } = facts;
  const items = facts.view.items.length;
  if (items === 0) return 'Nothing here yet: two paths wait for their first item';
  const placed = operational.items.length + strategic.items.length + facts.mixed.length;
  if (placed === 0) return 'No item is on a path yet';
  const what = balance.basis === 'effort' ? 'effort' : 'work';
  if (operational.items.length > 0 && strategic.items.length === 0)
    return `One path is empty: all ${what} keeps today’s work going`;
  if (strategic.items.length > 0 && operational.items.length === 0)
    return `One path is empty: all ${what} goes into leaps`;
  const lateLeaps = facts.leaps.filter((leap) => leap.late > 0).length;
  const eroding = facts.leaps.filter((leap) => leap.state === 'eroding').length;
  const off = balance.points ?? 0;
  const points = Math.abs(off) === 1 ? 'point' : 'points';
  const leans = balance.outside
    ? `${balance.basis === 'effort' ? 'effort' : 'the number of items'} leans ${grouped(Math.abs(off))} ${points} to ${off > 0 ? 'operations' : 'strategy'}`
    : '';
  const calm =
    balance.target !== null && balance.operational !== null
      ? 'Both paths move, and effort is split as meant'
      : 'Both paths move, and nothing has slipped';
  return sentence(
    [
      leans,
      clause(eroding, 'leap', 'is eroding'),
      clause(lateLeaps, 'leap', 'is late'),
      clause(strategic.lateMilestones, 'milestone', 'is late'),
      clause(operational.late, 'step', 'is late'),
      clause(facts.slipped, 'step', 'has slipped back'),
      clause(facts.mixed.length, 'item', 'is on both paths at once'),
    ],
    calm,
  );
}

/** Under the head: `14 operational items, 5 strategic, 2 mixed, 2 not classified`. */
export function countsLine(facts: Facts): string {
  const { operational, strategic } = facts;
  const count = (n: number, words: string): string => (n === 0 ? '' : `${grouped(n)} ${words}`);
  if (facts.view.items.length === 0) return 'Write a first item, or paste a list and have it classified';
  const parts = [
    operational.items.length > 0 ? counted(operational.items.length, 'operational item') : 'none operational',
    strategic.items.length > 0 ? `${grouped(strategic.items.length)} strategic` : 'none strategic',
    count(facts.mixed.length, 'mixed'),
    count(facts.unplaced.length, 'not classified'),
    count(facts.neither.length, 'meant for neither path'),
    count(facts.undated.length, 'without a date'),
    count(facts.ideas, facts.ideas === 1 ? 'idea' : 'ideas'),
    count(facts.stopped, 'stopped'),
  ];
  return capital(parts.filter((part) => part !== '').join(', '));
}
