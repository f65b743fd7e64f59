/** Classifies entries of `decisions`: decided, open or overdue. */
import type { Decision } from '../../core/language/values.ts';
import type { Day } from '../../core/text/days.ts';

/** Tells whether an entry states what was decided; one that only asks is open. */
export const isDecided = ({ fields }: Decision): boolean => (fields.decided?.text ?? '').trim() !== '';

/** Returns the entries whose `until` has passed and that have no `became`. */
export function overdueIn(
  decisions: readonly Decision[],
  today: Day,
): readonly { readonly decision: Decision; readonly due: Day }[] {
  return decisions.flatMap((decision) => {
    const { until, became } = decision.fields;
    if (until?.value === undefined || until.value.last >= today) return [];
    return became === undefined || became.text.trim() === '' ? [{ decision, due: until.value.last }] : [];
  });
}
