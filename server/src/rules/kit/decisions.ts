/** What entries of `decisions` say: decided or open, and past their day. */
import type { Decision } from '../../core/language/values.ts';
import type { Day } from '../../core/text/days.ts';

/** An entry that says what was decided; one that only asks is open. */
export const isDecided = ({ fields }: Decision): boolean => (fields.decided?.text ?? '').trim() !== '';

/** Entries whose `until` is past and that say nothing under `became`. */
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
