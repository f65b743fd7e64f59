import { z } from 'zod';
import { pointsOf } from '../core/language/measure.ts';
import type { ItemView } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import type { Span } from '../core/text/lines.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  missed: z.number().min(1).default(2).meta({ doc: 'Reviews in a row that must have been missed.' }),
  least: z
    .number()
    .min(0)
    .default(45)
    .meta({ doc: 'Days without a trace that are always allowed, however short the rhythm.' }),
  unstated: z
    .number()
    .min(1)
    .default(91)
    .meta({ doc: 'Days between two reviews where the item states no rhythm.' }),
});

/** Days between two reviews, by rhythm. */
const RHYTHM = { daily: 1, weekly: 7, biweekly: 14, monthly: 31, quarterly: 92, annually: 366 } as const;

interface Facts {
  readonly at: Span;
  /** The last day with a trace of attention; the start if there is none. */
  readonly last: Day;
  readonly trace: 'reviewed' | 'figures' | 'start';
}

export const unreviewedItem = defineItemRule<Facts, typeof options>({
  id: 'unreviewed-item',
  severity: 'info',
  summary: 'An item under way that nobody has looked at for several reviews',
  fixable: 'unsafe',
  options,
  silencedBy: ['overdue-item'],
  *check(item, { today }, { missed, least, unstated }) {
    // Paused work is left alone; work on neither track is run, not steered.
    if (item.status !== 'active' || item.track === 'neither') return;
    const seen = lastSeen(item, today);
    if (seen === null) return;
    const review = item.fields.review?.value;
    const rhythm = review === undefined ? unstated : RHYTHM[review];
    // A board that is seen every week need not be recorded here: ask for reviews only if some were recorded before.
    if (seen.trace === 'start' && rhythm < RHYTHM.monthly) return;
    if (today - seen.last > Math.max(least, missed * rhythm))
      yield { at: item.fields.reviewed ?? item.fields.review ?? item.name, ...seen };
  },
  report: ({ at, last, trace }, item, { today }) => {
    const review = item.fields.review?.value;
    const ago = daysInWords(today - last);
    const since = {
      reviewed: t`was last reviewed on ${isoDay(last)}, ${ago} ago`,
      figures: t`has shown no figure or review since ${isoDay(last)}, ${ago} ago`,
      start: t`began on ${isoDay(last)}, ${ago} ago, and has shown no review, figure or milestone since`,
    }[trace];
    return {
      span: at,
      message: t`${titled(item)}: ${since}${review === undefined ? t`, and states no rhythm of review` : t`, though the review is ${review}`}. Review the work and write the day under \`reviewed\`, or pause the item.`,
      fixes: [
        ...setKeyTo(item, t`Set reviewed to today`, 'reviewed', isoDay(today)),
        ...setKeyTo(item, t`Set status to paused`, 'status', 'paused'),
      ],
    };
  },
});

/**
 * Returns the last trace of attention: a review, a figure or a milestone met; else the start. A day in the future
 * counts as today.
 */
function lastSeen(item: ItemView, today: Day): Pick<Facts, 'last' | 'trace'> | null {
  const past = (days: readonly (Day | undefined)[]): Day | undefined => {
    const known = days.filter((day) => day !== undefined).map((day) => Math.min(day, today));
    return known.length === 0 ? undefined : Math.max(...known);
  };
  const reviewed = past([item.fields.reviewed?.value?.last]);
  const figures = past([
    ...item.measures.flatMap(({ fields }) => pointsOf(fields.actuals).map(({ day }) => day)),
    ...item.milestones.map(({ fields }) =>
      typeof fields.done?.value === 'object' ? fields.done.value.last : undefined,
    ),
  ]);
  if (reviewed !== undefined && reviewed >= (figures ?? reviewed))
    return { last: reviewed, trace: 'reviewed' };
  if (figures !== undefined) return { last: figures, trace: 'figures' };
  return item.start !== null && item.start <= today ? { last: item.start, trace: 'start' } : null;
}
