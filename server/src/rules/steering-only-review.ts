import type { Scalar } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

export const steeringOnlyReview = defineItemRule<{ at: Scalar<unknown>; review: string }>({
  id: 'steering-only-review',
  severity: 'warning',
  summary: 'An improvement reviewed once a quarter or less',
  fixable: 'unsafe',
  silencedBy: trackInDoubt,
  *check(item) {
    const { review } = item.fields;
    if (runsAs(item, 'operational') && (review?.value === 'quarterly' || review?.value === 'annually'))
      yield { at: review, review: review.value };
  },
  report: ({ at, review }, item) => ({
    span: at,
    message: t`${titled(item)}: an improvement reviewed ${review} only. Review the work weekly or daily, at the board of the people who do it.`,
    fixes: [
      ...setKeyTo(item, t`Set review to weekly`, 'review', 'weekly'),
      ...setKeyTo(item, t`Set review to daily`, 'review', 'daily'),
    ],
  }),
});
