import { z } from 'zod';
import type { ItemView } from '../core/model/item.ts';
import type { Member } from '../core/model/stretches.ts';
import { type Day, isoDay } from '../core/text/days.ts';
import { t } from '../core/text/l10n.ts';
import { definePortfolioRule, type Gathering } from './kit/define-rule.ts';
import { leading, sum } from './kit/gather.ts';
import { compareNames, many, nameOf, placesAt } from './kit/portfolio-words.ts';

const options = z.object({
  days: z
    .number()
    .int()
    .min(1)
    .default(182)
    .meta({ doc: 'Days without a strategic milestone met: two quarters.' }),
  items: z
    .number()
    .int()
    .min(1)
    .default(3)
    .meta({ doc: 'Operational items that must have been finished in that time.' }),
});

interface Due extends Member {
  readonly due: Day;
}
interface Facts {
  readonly since: Day;
  readonly finished: number;
  /** Live strategic items with an open milestone, earliest first. */
  readonly next: readonly Due[];
}

interface Motion {
  /**
   * `running`: number of live strategic items that had milestones and ran for the whole time. `moved`: whether any
   * strategic item or milestone was completed in it.
   */
  readonly running: number;
  readonly moved: boolean;
  /** Number of operational items finished in that time. */
  readonly finished: number;
  readonly next: readonly Due[];
}
const motion: Gathering<Motion, z.infer<typeof options>> = {
  of: (members, { today }, { days }) => {
    const since = today - days;
    const ended = ({ view }: Member): boolean =>
      view.status === 'done' && view.end !== null && view.end >= since && view.end <= today;
    const strategic = members.filter(({ view }) => view.track === 'strategic');
    // Only items that ran for the whole time can have stood still.
    const running = strategic.filter(
      ({ view }) => view.live && view.milestones.length > 0 && view.start !== null && view.start < since,
    );
    const next = running.flatMap((member) => {
      const due = nextDue(member.view);
      return due === null ? [] : [{ ...member, due }];
    });
    return {
      running: running.length,
      moved: strategic.some((member) => ended(member) || metSince(member.view, since)),
      finished: members.filter((member) => member.view.track === 'operational' && ended(member)).length,
      next: leading([next], byDue),
    };
  },
  join: (parts) => ({
    running: sum(parts, ({ running }) => running),
    moved: parts.some(({ moved }) => moved),
    finished: sum(parts, ({ finished }) => finished),
    next: leading(
      parts.map(({ next }) => next),
      byDue,
    ),
  }),
};
const byDue = (a: Due, b: Due): number => a.due - b.due || compareNames(a, b);

export const stalledStrategy = definePortfolioRule<Facts, typeof options>({
  id: 'stalled-strategy',
  severity: 'warning',
  summary: 'No strategic milestone has been met for two quarters, while operational items were finished',
  options,
  *check(context, settings) {
    const { running, moved, finished, next } = context.gather(motion, settings);
    if (running === 0 || moved || finished < settings.items) return;
    yield { since: context.today - settings.days, finished, next };
  },
  report: ({ since, finished, next }) => {
    const [first] = next;
    return {
      message: t`No strategic milestone has been met since ${isoDay(since)}, while ${many(finished, 'operational item was', 'operational items were')} finished. ${
        first === undefined
          ? t`Agree on the next milestone of each live strategic item.`
          : t`Say at the next review what ${nameOf(first)} needs for its milestone of ${isoDay(first.due)}.`
      }`,
      related: placesAt(next, t`Waits for its next milestone`),
    };
  },
});

/** Tells whether a milestone was met on or after a day. One that is done without a day counts on its due date. */
function metSince(view: ItemView, since: Day): boolean {
  return view.milestones.some(({ fields: { date, done } }) => {
    if (done?.value === undefined || done.value === false) return false;
    const met = done.value === true ? date?.value?.last : done.value.last;
    return met !== undefined && met >= since;
  });
}

function nextDue(view: ItemView): Day | null {
  const open = view.milestones.flatMap(({ fields: { date, done } }) => {
    const isOpen = done?.value === undefined || done.value === false;
    return isOpen && date?.value !== undefined ? [date.value.last] : [];
  });
  return open.length === 0 ? null : Math.min(...open);
}
