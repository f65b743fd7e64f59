/** Describes a leap wherever it is named. */
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import type { Leap } from './facts.ts';
import { counted, grouped } from './words.ts';

/** Describes in a few words what is known of a landed leap. Whether it is sustained follows from items' `sustains`. */
export function landedNote(leap: Leap, today: Day): string {
  if (leap.state === 'rising') return t`${grouped(leap.followers.length)} kaizen followed`;
  if (leap.state === 'flat') return t`work is named to hold it, none finished since`;
  if (leap.state === 'waiting' || leap.day === null) return t`nobody is named to hold it yet`;
  return t`nobody is named to hold it, ${counted(today - leap.day, 'day')} on`;
}
