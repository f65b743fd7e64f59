/** Builds the screens of what is late, and what comes next. */
import { oneLine } from '../../base/words.ts';
import type { Day } from '../../core/text/days.ts';
import { later, t } from '../../core/text/l10n.ts';
import { lateBy } from '../facts/facts.ts';
import { sentence } from '../facts/headline.ts';
import type { ReviewItem } from '../facts/source.ts';
import { dateBeside, longDate } from '../facts/time.ts';
import { that } from '../facts/told.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';
import { reasonsOf } from '../meeting/reasons.ts';
import { few, lacking } from '../review/model.ts';
import type { WallRow, WallScreen } from './model.ts';
import { pathOf, screenOf } from './row.ts';

/** Returns open items and milestones past their day, longest overdue first. */
export function lateScreen(open: readonly ReviewItem[], today: Day): WallScreen {
  const milestones = open.flatMap((item) =>
    item.milestones.filter(({ done, date }) => !done && date < today),
  ).length;
  const late = open
    .map((item) => ({ item, days: daysOf(item, today) }))
    .filter(({ days }) => days > 0)
    .sort((a, b) => b.days - a.days);
  const items = open.filter((item) => lateBy(item, today) > 0).length;
  const dated = open.filter((item) => item.due !== null || item.milestones.length > 0).length;
  const rows = late.map(
    ({ item, days }): WallRow => ({
      path: pathOf(item),
      title: titleOf(item),
      lines: reasonsOf(item, { findings: [], rounds: [] }, [], today)
        .filter(({ kind }) => kind === 'late')
        // The delay is shown beside it.
        .map(({ words }) => oneLine(words).replace(`: ${daysLate(lateBy(item, today))}`, '')),
      note: daysLate(days),
      tone: 'gap',
    }),
  );
  const said = [
    items > 0 ? that(items, 'item', ['is late', 'are late']) : '',
    milestones > 0 ? that(milestones, 'milestone', ['is late', 'are late']) : '',
  ];
  return screenOf('late', t`Late`, rows, [
    {
      tone: 'gap',
      when: late.length > 0,
      says: () => `${sentence(said, '')}.`,
    },
    { tone: 'open', when: open.length === 0, says: () => t`No item is planned or under way.` },
    {
      tone: 'open',
      when: few(dated, open.length),
      says: () => lacking(open.length - dated, open.length, [later`states no date`, later`state no date`]),
    },
    {
      tone: 'good',
      when: late.length === 0,
      says: () =>
        t`Nothing that states a date is late: ${grouped(dated)} of ${counted(open.length, 'open item')} do.`,
    },
  ]);
}

/** Returns the days past the end, or else past the first unmet milestone. */
function daysOf(item: ReviewItem, today: Day): number {
  const missed = item.milestones.filter(({ done, date }) => !done && date < today);
  return Math.max(lateBy(item, today), ...missed.map(({ date }) => today - date), 0);
}

/** Returns milestones and ends of open items from today on, the next first. */
export function nextScreen(open: readonly ReviewItem[], today: Day): WallScreen {
  const ahead = open
    .flatMap((item) => [
      ...item.milestones
        .filter(({ done, date }) => !done && date >= today)
        .map(({ title, date }) => ({ item, title: oneLine(title), day: date })),
      ...(item.end !== null && item.end >= today ? [{ item, title: '', day: item.end }] : []),
    ])
    .sort((a, b) => a.day - b.day);
  const rows = ahead.map(
    ({ item, title, day }): WallRow => ({
      path: pathOf(item),
      title: title === '' ? titleOf(item) : title,
      lines: [title === '' ? t`Is to end` : titleOf(item)],
      note: day === today ? t`today` : dateBeside(day, today),
      tone: 'plain',
    }),
  );
  const first = ahead[0];
  return screenOf('next', t`Next`, rows, [
    {
      tone: 'plain',
      when: first !== undefined,
      says: () => t`The next milestone or end is on ${longDate(first?.day ?? today)}.`,
    },
    { tone: 'open', when: open.length === 0, says: () => t`No item is planned or under way.` },
    {
      tone: 'open',
      when: true,
      says: () => t`Not enough said: no open item names a milestone or an end from today on.`,
    },
  ]);
}
