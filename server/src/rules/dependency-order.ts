import type { Scalar } from '../core/language/values.ts';
import { idOf } from '../core/model/entry-index.ts';
import type { ItemRef } from '../core/model/entry-ref.ts';
import { type ItemView, viewOf } from '../core/model/item.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { removeFromList } from '../edits/text/entry-edits.ts';
import { lazyFix, setKeyTo } from './fixes/key-fixes.ts';
import { defineEntryRule } from './kit/define-rule.ts';
import { titled } from './kit/titles.ts';

type Reason = 'stopped' | 'begun' | 'dates';
interface Facts {
  readonly use: Scalar<string>;
  readonly other: ItemRef;
  readonly reason: Reason;
}

export const dependencyOrder = defineEntryRule<Facts, undefined, 'item'>({
  id: 'dependency-order',
  severity: 'warning',
  summary: 'An item that begins before what it depends on is done',
  fixable: 'unsafe',
  kinds: ['item'],
  *check(ref, { index }) {
    const item = viewOf(ref);
    if (!item.open) return;
    for (const use of item.refs('depends-on')) {
      const other =
        use.value === undefined || use.value === item.id ? undefined : index.byId('item', use.value)[0];
      const reason = other === undefined ? null : reasonOf(item, viewOf(other));
      if (other !== undefined && reason !== null) yield { use, other, reason };
    }
  },
  report: ({ use, other, reason }, ref) => {
    const item = viewOf(ref);
    const before = viewOf(other);
    const first = titled(before);
    const place = { ref: other, span: () => whereOf(viewOf(other), reason), message: t`What it depends on` };
    const cut = use.shared
      ? []
      : lazyFix(item, t`Remove ${idOf(other) ?? ''} from depends-on`, () =>
          removeFromList(item.block, item.entry.values, 'depends-on', use.text),
        );
    if (reason === 'stopped') {
      return {
        span: use,
        message: t`${titled(item)}: depends on ${first}, which was stopped. Name what takes its place, or remove the reference.`,
        related: [place],
        fixes: cut,
      };
    }
    if (reason === 'begun') {
      return {
        span: use,
        message: t`${titled(item)}: ${item.status}, and depends on ${first}, which is still ${before.status === 'idea' ? t`an idea` : before.status}. Correct the status or the reference.`,
        related: [place],
        fixes: cut,
      };
    }
    const end = before.span.last as Day;
    return {
      span: use,
      message: t`${titled(item)}: starts on ${isoDay(item.start as Day)}, before ${first} ends on ${isoDay(end)}, which must be done first. Start later, or finish the other one earlier.`,
      related: [place],
      fixes: [...startLater(item, end + 1), ...cut],
    };
  },
});

function reasonOf(item: ItemView, before: ItemView): Reason | null {
  if (before.status === 'done') return null;
  if (before.status === 'stopped') return 'stopped';
  const end = before.span.last;
  if (item.start !== null && end !== null) return item.start <= end ? 'dates' : null;
  // Without dates, only the status is known: ongoing work depends on work that has not begun.
  return item.live && !before.live ? 'begun' : null;
}

function whereOf(before: ItemView, reason: Reason): { readonly start: number; readonly end: number } {
  const { end, horizon, status } = before.fields;
  return (reason === 'dates' ? (end ?? horizon) : status) ?? before.name;
}

/** Offers to start after the other item's end, if end and milestones of this item still allow it. */
function startLater(item: ItemView, day: Day): ReturnType<typeof setKeyTo> {
  const first = Math.min(
    ...item.milestones.map(({ fields }) => fields.date?.value?.last ?? Number.POSITIVE_INFINITY),
  );
  if (item.live || (item.end !== null && item.end < day) || first < day) return [];
  return setKeyTo(item, t`Move the start to ${isoDay(day)}`, 'start', isoDay(day));
}
