import { z } from 'zod';
import type { Scalar } from '../core/language/values.ts';
import type { ItemView } from '../core/model/item.ts';
import { civil, type Day, dayOf, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { daysInWords } from './kit/time-words.ts';
import { titled } from './kit/titles.ts';

const options = z.object({
  grace: z.number().min(0).default(7).meta({ doc: 'Days of grace after its end, or its planned start.' }),
});

interface Facts {
  readonly at: Scalar<unknown>;
  readonly day: Day;
  /** True if the item should have begun by now. */
  readonly begin: boolean;
}

export const overdueItem = defineItemRule<Facts, typeof options>({
  id: 'overdue-item',
  severity: 'warning',
  summary: 'An item past its end that is neither closed nor extended',
  fixable: 'unsafe',
  options,
  *check(item, { today }, { grace }) {
    if (!item.open) return;
    const { end, start, status } = item.fields;
    if (end?.value !== undefined && end.value.last + grace < today)
      yield { at: end, day: end.value.last, begin: false };
    // Only if `planned` is stated: without a status, the work may well have begun.
    else if (start?.value !== undefined && status?.value === 'planned' && start.value.last + grace < today)
      yield { at: start, day: start.value.last, begin: true };
  },
  report: ({ at, day, begin }, item, { today }) => {
    const ago = daysInWords(today - day);
    if (begin) {
      return {
        span: at,
        message: t`${titled(item)}: was to start by ${isoDay(day)}, ${ago} ago, and is still planned. Begin, move the start, or go back to \`idea\`.`,
        fixes: [
          ...setKeyTo(item, t`Set status to active`, 'status', 'active'),
          ...setKeyTo(item, t`Set status to idea`, 'status', 'idea'),
        ],
      };
    }
    return {
      span: at,
      message:
        item.fields.status === undefined
          ? t`${titled(item)}: was to end by ${isoDay(day)}, ${ago} ago, and no status says that it is over. Close or stop the work, or agree on a new end.`
          : t`${titled(item)}: was to end by ${isoDay(day)}, ${ago} ago, and is still ${item.status}. Close or stop the work, or agree on a new end.`,
      fixes: [
        ...setKeyTo(item, t`Set status to done`, 'status', 'done'),
        ...setKeyTo(item, t`Set status to stopped`, 'status', 'stopped'),
        ...moveEnd(item, today),
      ],
    };
  },
});

/** Returns a fix that moves the end to the last day of next month. */
function moveEnd(item: ItemView, today: Day): ReturnType<typeof setKeyTo> {
  const { year, month } = civil(today);
  const end = isoDay(dayOf(year, month + 2, 1) - 1);
  return setKeyTo(item, t`Move the end to ${end}`, 'end', end);
}
