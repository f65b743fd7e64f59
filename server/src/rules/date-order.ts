import type { Scalar } from '../core/language/values.ts';
import type { DayRange } from '../core/text/days.ts';
import { isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';

interface Facts {
  readonly at: Scalar<unknown>;
  readonly other: Scalar<unknown>;
  readonly message: string;
  readonly swap: boolean;
}
type Dated = Scalar<DayRange>;

export const dateOrder = defineItemRule<Facts>({
  id: 'date-order',
  severity: 'error',
  summary: 'An end before its start, or a milestone outside the item’s dates',
  fixable: 'unsafe',
  *check(item) {
    const { start, end } = item.fields;
    const known = (d: Dated | undefined): d is Dated & { value: DayRange } => d?.value !== undefined;
    if (known(start) && known(end) && end.value.last < start.value.first) {
      yield {
        at: end,
        other: start,
        swap: true,
        message: t`${titled(item)}: the end, ${isoDay(end.value.last)}, is before the start, ${isoDay(start.value.first)}. Swap the two, or correct one.`,
      };
      return;
    }
    for (const milestone of item.milestones) {
      const { date } = milestone.fields;
      if (known(date) && known(start) && date.value.last < start.value.first) {
        yield {
          at: date,
          other: start,
          swap: false,
          message: t`${titled(item)}: a milestone is due on ${isoDay(date.value.last)}, before the item starts on ${isoDay(start.value.first)}. Correct one of the two.`,
        };
      }
      if (known(date) && known(end) && date.value.first > end.value.last) {
        yield {
          at: date,
          other: end,
          swap: false,
          message: t`${titled(item)}: a milestone is due on ${isoDay(date.value.last)}, after the item ends on ${isoDay(end.value.last)}. Move the milestone or the end.`,
        };
      }
    }
  },
  report: ({ at, other, message, swap }) => ({
    span: at,
    message,
    related: [{ span: { start: other.start, end: other.end }, message: t`The other date` }],
    fixes:
      swap && !at.shared && !other.shared
        ? [
            {
              title: t`Swap start and end`,
              safe: false,
              edits: [
                { span: at, text: other.text },
                { span: other, text: at.text },
              ],
            },
          ]
        : [],
  }),
});
