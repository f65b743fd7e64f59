import { z } from 'zod';
import type { Milestone, Scalar } from '../core/language/values.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { inPart, setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  grace: z.number().min(0).default(0).meta({ doc: 'Days of grace after its date.' }),
});

interface Facts {
  readonly milestone: Milestone;
  readonly at: Scalar<unknown>;
  readonly due: Day;
}

export const overdueMilestone = defineItemRule<Facts, typeof options>({
  id: 'overdue-milestone',
  severity: 'warning',
  summary: 'A milestone past its date and not met',
  fixable: 'unsafe',
  options,
  silencedBy: ['overdue-item'],
  *check(item, { today }, { grace }) {
    if (!item.open) return;
    for (const milestone of item.milestones) {
      const { date, done } = milestone.fields;
      if (date?.value === undefined || date.value.last + grace >= today) continue;
      // A day in the future is a promise, not a fact; unreadable values are reported elsewhere.
      const met =
        typeof done?.value === 'object'
          ? done.value.first <= today
          : done !== undefined && done.value !== false;
      if (!met) yield { milestone, at: date, due: date.value.last };
    }
  },
  report: ({ milestone, at, due }, item, { today }) => {
    const title = milestone.fields.title?.text.trim();
    return {
      span: at,
      message: t`${titled(item)}: the milestone ${title === undefined ? '' : `“${title}” `}was due by ${isoDay(due)}, ${daysInWords(today - due)} ago, and is not met. Mark it as done, or agree on a new date.`,
      fixes: setKeyTo(inPart(item, milestone), t`Mark the milestone as done`, 'done', 'true'),
    };
  },
});
