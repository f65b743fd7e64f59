/** Ranks items by risk. Each reason is a fact about the item. */
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { isOpen, type Leap, lateBy, placeOf } from './facts.ts';
import type { ReviewItem } from './source.ts';
import { counted, daysLate } from './words.ts';

export interface Risk {
  readonly item: ReviewItem;
  /** Most severe first; empty if nothing speaks against the item. */
  readonly reasons: readonly string[];
  readonly weight: number;
}

/** Returns the risk of an item. Its weight serves for sorting only, and is never shown. */
export function riskOf(item: ReviewItem, leap: Leap | undefined, today: Day): Risk {
  if (!isOpen(item)) {
    const unheld = leap?.state === 'unheld';
    return { item, reasons: unheld ? [t`nobody is named to hold it`] : [], weight: unheld ? 2 : 0 };
  }
  const late = lateBy(item, today);
  const missed = item.milestones.filter(({ done, date }) => !done && date < today).length;
  const red = item.measures.filter((measure) => item.offPlan.includes(measure.name));
  const bare = red.filter(({ countermeasure }) => countermeasure === null).length;
  const signs: readonly (readonly [when: boolean, weight: number, says: () => string])[] = [
    [item.health === 'off-track', 8, () => t`off track`],
    [late > 0, 6 + Math.min(3, late / 60), () => daysLate(late)],
    [missed > 0, 5, () => t`${counted(missed, 'milestone')} late`],
    [bare > 0, 4, () => t`${counted(bare, 'measure')} behind plan without a countermeasure`],
    [item.health === 'at-risk', 3, () => t`at risk`],
    [placeOf(item) === 'mixed', 3, () => t`reads as both kinds of work`],
    [item.findings.errors > 0, 3, () => t`${counted(item.findings.errors, 'error')} in its text`],
    [red.length > bare, 2, () => t`${counted(red.length - bare, 'measure')} behind plan`],
    [item.owner === null, 1.5, () => t`no owner`],
    [item.track === null, 1.5, () => t`no track`],
    [item.due === null, 1, () => t`no date`],
  ];
  const so = signs.filter(([when]) => when).sort(([, a], [, b]) => b - a);
  // A leap matters more than a step.
  const share = item.track === 'strategic' ? 1.25 : 1;
  return {
    item,
    reasons: so.map(([, , says]) => says()),
    weight: share * so.reduce((sum, [, weight]) => sum + weight, 0),
  };
}

/** Sorts items by risk, highest first. Equal ones keep the file order. */
export function byRisk(items: readonly ReviewItem[], leaps: readonly Leap[], today: Day): readonly Risk[] {
  const leapOf = new Map(leaps.map((leap) => [leap.item.key, leap]));
  return items.map((item) => riskOf(item, leapOf.get(item.key), today)).sort((a, b) => b.weight - a.weight);
}
