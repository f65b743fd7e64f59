/** Builds the sentence above a picture from its worst finding down. Each claim is next to its condition. */
import { capital } from '../../base/words.ts';
import { counting, t } from '../../core/text/l10n.ts';
import type { Facts } from './facts.ts';
import { type Claim, firstSaid, that } from './told.ts';
import { anyCounted, counted, grouped, inWords } from './words.ts';

/** Returns `one leap is late`, `two leaps are late`; empty for zero. */
export function clause(count: number, one: string, doing: string, plural = `${one}s`): string {
  if (count === 0) return '';
  return counting(inWords(count), count === 1 ? `${one} ${doing}` : `${plural} ${ofMany(doing)}`);
}

const pluralVerbs: Readonly<Record<string, string>> = {
  is: 'are',
  has: 'have',
  serves: 'serve',
  names: 'name',
  reads: 'read',
};

/** Converts a verb phrase to the plural: `are late` for `is late`. */
export function ofMany(doing: string): string {
  const [is = '', ...rest] = doing.split(' ');
  return [pluralVerbs[is] ?? is, ...rest].join(' ');
}

export function sentence(clauses: readonly string[], fallback: string): string {
  const said = clauses.filter((each) => each !== '').slice(0, 2);
  return said.length === 0 ? fallback : capital(said.join(t`, and `));
}

/** Returns the headline of the two paths: `Effort leans 11 points to operations, and one leap is late`. */
export function twoPathsHeadline(facts: Facts): string {
  const opening = firstSaid([...thinClaims(facts), ...oneSidedClaims(facts)]);
  if (opening !== '') return opening;
  return sentence(
    faultClaims(facts).map(({ when, says }) => (when ? says() : '')),
    firstSaid(calmClaims(facts)),
  );
}

/** Claims for a portfolio that states too little for a picture of two paths. */
function thinClaims(facts: Facts): readonly Claim[] {
  const { operational, strategic, mixed, unplaced } = facts;
  const placed = operational.items.length + strategic.items.length + mixed.length;
  const all = placed + unplaced.length;
  // What reads as both may state no track either.
  const bare = unplaced.length + mixed.filter(({ track }) => track === null).length;
  return [
    {
      when: facts.view.items.length === 0,
      says: () => t`Nothing here yet: two paths wait for their first item`,
    },
    { when: all === 0, says: () => t`No item is planned, under way or done on either path` },
    {
      when: unplaced.length > placed,
      says: () =>
        bare === 1
          ? t`Not enough said: ${grouped(bare)} of ${counted(all, 'item')} has no track`
          : t`Not enough said: ${grouped(bare)} of ${counted(all, 'item')} have no track`,
    },
  ];
}

/** Claims for a path without items. */
function oneSidedClaims(facts: Facts): readonly Claim[] {
  const { operational, strategic, mixed, unplaced, view } = facts;
  const wanting = (track: 'operational' | 'strategic'): boolean =>
    !view.items.some((item) => item.track === track && item.status !== 'stopped');
  const onlyOperational = operational.items.length > 0 && strategic.items.length === 0;
  const onlyStrategic = strategic.items.length > 0 && operational.items.length === 0;
  const sure = mixed.length + unplaced.length === 0;
  return [
    {
      when: onlyOperational && sure && wanting('strategic'),
      says: () => t`One path is empty: no item is strategic`,
    },
    {
      when: onlyStrategic && sure && wanting('operational'),
      says: () => t`One path is empty: no item is operational`,
    },
    {
      when: onlyOperational && unplaced.length === 0,
      says: () => t`No item is planned, under way or done on the strategic path alone`,
    },
    {
      when: onlyStrategic && unplaced.length === 0,
      says: () => t`No item is planned, under way or done on the operational path alone`,
    },
    {
      when: onlyOperational,
      says: () => t`No item is known to be strategic, and ${clause(unplaced.length, 'item', 'has no track')}`,
    },
    {
      when: onlyStrategic,
      says: () =>
        t`No item is known to be operational, and ${clause(unplaced.length, 'item', 'has no track')}`,
    },
  ];
}

/** Claims about what needs attention, worst first. */
function faultClaims(facts: Facts): readonly Claim[] {
  const { balance, operational, strategic } = facts;
  const off = balance.points ?? 0;
  const known = counted(Math.abs(off), 'point');
  // Mixed items may add to them.
  const points = (balance.mixed ?? 0) > 0 ? t`at least ${known}` : known;
  const basis = balance.basis === 'effort' ? t`effort` : t`the number of items`;
  const lateLeaps = facts.leaps.filter((leap) => leap.late > 0).length;
  const lateMilestones = strategic.lateMilestones + operational.lateMilestones;
  const unheld = facts.leaps.filter((leap) => leap.state === 'unheld').length;
  return [
    { when: balance.outside && off > 0, says: () => t`${basis} leans ${points} to operations` },
    { when: balance.outside && off < 0, says: () => t`${basis} leans ${points} to strategy` },
    { when: lateLeaps > 0, says: () => clause(lateLeaps, 'leap', 'is late') },
    { when: lateMilestones > 0, says: () => clause(lateMilestones, 'milestone', 'is late') },
    { when: operational.late > 0, says: () => clause(operational.late, 'step', 'is late') },
    {
      when: unheld > 0,
      says: () =>
        that(unheld, 'landed leap', ['has nobody named to hold it', 'have nobody named to hold them']),
    },
    { when: facts.bare > 0, says: () => clause(facts.bare, 'finished step', 'names no standard') },
    {
      when: facts.mixed.length > 0,
      says: () => clause(facts.mixed.length, 'item', 'reads as both kinds of work'),
    },
  ];
}

/** Claims for when none of the above holds. None asserts anything that is not written. */
function calmClaims({ balance, operational, strategic }: Facts): readonly Claim[] {
  const moving = operational.underWay > 0 && strategic.underWay > 0;
  const asMeant = balance.points !== null && !balance.outside && !balance.undecided;
  const resting = operational.paused + strategic.paused > 0;
  const counts = (op: number, st: number): string => t`${grouped(op)} operational, ${grouped(st)} strategic`;
  return [
    {
      when: moving && asMeant && balance.basis === 'effort',
      says: () => t`Both paths have work under way, and effort is split as intended`,
    },
    {
      when: moving && asMeant,
      says: () => t`Both paths have work under way, and the items are split as intended`,
    },
    {
      when: moving,
      says: () => t`Both paths have work under way: ${counts(operational.underWay, strategic.underWay)}`,
    },
    {
      when:
        resting &&
        operational.underWay + strategic.underWay === 0 &&
        operational.open > 0 &&
        strategic.open > 0,
      says: () => t`Nothing is under way: all that is open on the two paths is paused or planned`,
    },
    {
      when: operational.underWay + strategic.underWay === 0 && operational.open > 0 && strategic.open > 0,
      says: () => t`Nothing is under way yet; planned are ${counts(operational.planned, strategic.planned)}`,
    },
    {
      when: strategic.underWay > 0 && operational.open > 0,
      says: () =>
        operational.paused > 0
          ? t`Work is under way on the strategic path, and none on the operational one: it is paused or planned`
          : t`Work is under way on the strategic path, and only planned on the operational one`,
    },
    {
      when: operational.underWay > 0 && strategic.open > 0,
      says: () =>
        strategic.paused > 0
          ? t`Work is under way on the operational path, and none on the strategic one: it is paused or planned`
          : t`Work is under way on the operational path, and only planned on the strategic one`,
    },
    {
      when: operational.open > 0,
      says: () => t`Nothing is under way or planned on the strategic path`,
    },
    {
      when: strategic.open > 0,
      says: () => t`Nothing is under way or planned on the operational path`,
    },
    { when: true, says: () => t`Nothing is under way or planned on either path` },
  ];
}

/** Returns the line under the headline: `14 operational items, 5 strategic, 2 mixed, 2 not classified`. */
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
