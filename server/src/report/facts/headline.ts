/** The sentence over a picture: what it shows, from the worst finding down. */
import { counting, t } from '../../core/text/l10n.ts';
import type { Facts } from './facts.ts';
import { anyCounted, capital, counted, grouped, inWords } from './words.ts';

/** `one leap is eroding`, `two leaps are eroding`; empty for none. */
export function clause(count: number, one: string, doing: string, plural = `${one}s`): string {
  if (count === 0) return '';
  return counting(inWords(count), count === 1 ? `${one} ${doing}` : `${plural} ${ofMany(doing)}`);
}

const pluralVerbs: Readonly<Record<string, string>> = { is: 'are', has: 'have', serves: 'serve' };

/** What several do: `are late` for `is late`. */
export function ofMany(doing: string): string {
  const [is = '', ...rest] = doing.split(' ');
  return [pluralVerbs[is] ?? is, ...rest].join(' ');
}

export function sentence(clauses: readonly string[], fallback: string): string {
  const said = clauses.filter((each) => each !== '').slice(0, 2);
  return said.length === 0 ? fallback : capital(said.join(t`, and `));
}

/** Head of the two paths: `Effort leans 11 points to operations, and one leap is eroding`. */
export function twoPathsHeadline(facts: Facts): string {
  const { balance, operational, strategic } = facts;
  const items = facts.view.items.length;
  if (items === 0) return t`Nothing here yet: two paths wait for their first item`;
  const placed = operational.items.length + strategic.items.length + facts.mixed.length;
  if (placed === 0) return t`No item is on a path yet`;
  if (operational.items.length > 0 && strategic.items.length === 0)
    return balance.basis === 'effort'
      ? t`One path is empty: all effort keeps today’s work going`
      : t`One path is empty: all work keeps today’s work going`;
  if (strategic.items.length > 0 && operational.items.length === 0)
    return balance.basis === 'effort'
      ? t`One path is empty: all effort goes into leaps`
      : t`One path is empty: all work goes into leaps`;
  const lateLeaps = facts.leaps.filter((leap) => leap.late > 0).length;
  const eroding = facts.leaps.filter((leap) => leap.state === 'eroding').length;
  const off = balance.points ?? 0;
  const points = counted(Math.abs(off), 'point');
  const basis = balance.basis === 'effort' ? t`effort` : t`the number of items`;
  const leans = balance.outside
    ? off > 0
      ? t`${basis} leans ${points} to operations`
      : t`${basis} leans ${points} to strategy`
    : '';
  const calm =
    balance.target !== null && balance.operational !== null
      ? t`Both paths move, and effort is split as meant`
      : t`Both paths move, and nothing has slipped`;
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
  if (facts.view.items.length === 0) return t`Write a first item, or paste a list and have it classified`;
  const parts = [
    operational.items.length > 0
      ? counted(operational.items.length, 'operational item')
      : t`none operational`,
    strategic.items.length > 0 ? t`${grouped(strategic.items.length)} strategic` : t`none strategic`,
    anyCounted(facts.mixed.length, 'mixed'),
    anyCounted(facts.unplaced.length, 'not classified'),
    anyCounted(facts.neither.length, 'meant for neither path'),
    anyCounted(facts.undated.length, 'without a date'),
    anyCounted(facts.ideas, facts.ideas === 1 ? 'idea' : 'ideas'),
    anyCounted(facts.stopped, 'stopped'),
  ];
  return capital(parts.filter((part) => part !== '').join(', '));
}
