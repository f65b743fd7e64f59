import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { addMilestone } from './fixes/list-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

const options = z.object({
  'first-within': z
    .number()
    .min(1)
    .default(365)
    .meta({ doc: 'Days from the start within which a live item must have its first milestone.' }),
});

interface Facts {
  readonly at: Span;
  /** Days from the start to the first milestone, if that is too long. */
  readonly first?: number;
}

export const missingMilestones = defineItemRule<Facts, typeof options>({
  id: 'missing-milestones',
  severity: 'warning',
  summary: 'A strategic item without dated points along the way',
  fixable: 'unsafe',
  options,
  silencedBy: trackInDoubt,
  *check(item, _context, { 'first-within': within }) {
    if (!runsAs(item, 'strategic')) return;
    if (item.milestones.length === 0) {
      yield { at: item.name };
      return;
    }
    const far = item.live ? farFirst(item, within) : null;
    if (far !== null) yield far;
  },
  report: ({ at, first }, item) => ({
    span: at,
    message:
      first === undefined
        ? t`${titled(item)}: no milestones. Add two to four dated ones.`
        : t`${titled(item)}: the first milestone is ${daysInWords(first)} after the start. Add an earlier one, such as a decision or a first result.`,
    fixes: addMilestone(item, t`Add a milestone`),
  }),
});

/** Returns the first milestone, if it is too far from the start. */
function farFirst(item: ItemView, within: number): Facts | null {
  const { start } = item;
  const dates = item.milestones.map(({ fields }) => fields.date).filter((date) => date?.value !== undefined);
  const first = dates.reduce((a, b) => ((b?.value?.last ?? 0) < (a?.value?.last ?? 0) ? b : a), dates[0]);
  if (start === null || first?.value === undefined) return null;
  const days = first.value.last - start + 1;
  // A milestone dated `2027` is due on the last day of the year: a leap day must not make it late.
  return days > within + 1 ? { at: first, first: days } : null;
}
