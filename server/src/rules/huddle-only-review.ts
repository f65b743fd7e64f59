import type { Scalar } from '../core/language/values.ts';
import { t } from '../core/text/l10n.ts';
import { setKeyTo } from './fixes/key-fixes.ts';
import { defineItemRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';
import { runsAs, trackInDoubt } from './kit/track-substance.ts';

export const huddleOnlyReview = defineItemRule<{ at: Scalar<unknown>; review: string }>({
  id: 'huddle-only-review',
  severity: 'warning',
  summary: 'A strategic item reviewed daily or weekly, like work at a board',
  fixable: 'unsafe',
  silencedBy: trackInDoubt,
  *check(item) {
    const { review } = item.fields;
    if (runsAs(item, 'strategic') && (review?.value === 'daily' || review?.value === 'weekly'))
      yield { at: review, review: review.value };
  },
  report: ({ at, review }, item) => ({
    span: at,
    message: t`${titled(item)}: reviewed ${review} only, the rhythm of a huddle. Add a monthly or quarterly review with the sponsor; the team may meet as often as it likes.`,
    fixes: [
      ...setKeyTo(item, t`Set review to monthly`, 'review', 'monthly'),
      ...setKeyTo(item, t`Set review to quarterly`, 'review', 'quarterly'),
    ],
  }),
});
