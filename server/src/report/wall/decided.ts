/** Builds the screens of open decisions, and of finished work. */
import { capital, oneLine } from '../../base/words.ts';
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { isOpen, placeOf } from '../facts/facts.ts';
import type { ReviewItem, ReviewSource } from '../facts/source.ts';
import { dateBeside, longDate } from '../facts/time.ts';
import { that } from '../facts/told.ts';
import { titleOf } from '../facts/words.ts';
import { followedOf } from '../review/followed.ts';
import type { WallRow, WallScreen } from './model.ts';
import { pathOf, screenOf } from './row.ts';

/** Returns unanswered questions first, then decisions past their day without an outcome. */
export function decisionsScreen(source: ReviewSource): WallScreen {
  const { items, view } = source;
  const byKey = new Map(items.map((item) => [item.key, item]));
  const asked = items
    .filter((item) => isOpen(item) && placeOf(item) !== 'neither')
    .flatMap((item): readonly WallRow[] => {
      const { decision, decisions } = item;
      // The same question may occur in both places.
      if (decision === null || decisions.some((each) => each.asked === oneLine(decision))) return [];
      const row = { path: pathOf(item), title: oneLine(decision), lines: [titleOf(item)] };
      return [{ ...row, note: t`next review`, tone: 'open' }];
    });
  const followed = followedOf(source).filter(
    ({ question, open, tone }) => open && (question || tone === 'gap'),
  );
  const rowOf = ({ item: about, decided, became, tone, when }: (typeof followed)[number]): WallRow => {
    const item = about.key === null ? undefined : byKey.get(about.key);
    return {
      path: item === undefined ? null : pathOf(item),
      title: oneLine(decided),
      lines: [[oneLine(about.title), when].filter((part) => part !== '').join(' · '), capital(became)],
      note: '',
      tone,
    };
  };
  const questions = [...followed.filter(({ question }) => question).map(rowOf), ...asked];
  const overdue = followed.filter(({ question }) => !question).map(rowOf);
  const waiting = that(questions.length, 'question', ['waits for a decision', 'wait for a decision']);
  const silent = that(overdue.length, 'decision', ['is past its day', 'are past their day']);
  return screenOf(
    'decisions',
    t`Open decisions`,
    [...questions, ...overdue],
    [
      {
        tone: 'gap',
        when: questions.length > 0 && overdue.length > 0,
        says: () => t`${waiting}, and ${silent}.`,
      },
      { tone: 'gap', when: overdue.length > 0, says: () => `${silent}.` },
      { tone: 'open', when: questions.length > 0, says: () => `${waiting}.` },
      { tone: 'open', when: view.items.length === 0, says: () => t`Nothing here yet.` },
      { tone: 'plain', when: true, says: () => t`No open question is written down.` },
    ],
  );
}

const DAYS = 7;

/** Returns finished items whose stated end is within the last seven days, latest first. */
export function finishedScreen(items: readonly ReviewItem[], today: Day): WallScreen {
  const done = items.filter((item) => item.status === 'done' && placeOf(item) !== 'neither');
  const bare = done.filter(({ end }) => end === null).length;
  const within = (day: Day | null): boolean => day !== null && day <= today && day > today - DAYS;
  const rows = [
    ...done
      .filter(({ end }) => within(end))
      .map((item) => ({ item, day: item.end ?? today, title: titleOf(item), line: item.standard })),
    ...items
      .filter((item) => placeOf(item) !== 'neither')
      .flatMap((item) =>
        item.met
          .filter(({ day }) => within(day))
          .map(({ title, day }) => ({ item, day, title: oneLine(title), line: titleOf(item) })),
      ),
  ].sort((a, b) => b.day - a.day);
  const since = longDate(today - DAYS + 1);
  return screenOf(
    'finished',
    t`Finished in seven days`,
    rows.map(({ item, day, title, line }) => ({
      path: pathOf(item),
      title,
      lines: line === null ? [] : [oneLine(line)],
      note: dateBeside(day, today),
      tone: 'good',
    })),
    [
      {
        tone: 'good',
        when: rows.length > 0,
        says: () =>
          t`${that(rows.length, 'end or milestone', ['was', 'were'], 'ends and milestones')} reached since ${since}.`,
      },
      {
        tone: 'open',
        when: bare > 0,
        says: () =>
          t`No end since ${since} is written down; ${that(bare, 'finished item', ['states', 'state'])} no end.`,
      },
      { tone: 'open', when: true, says: () => t`Nothing is written down as finished since ${since}.` },
    ],
  );
}
