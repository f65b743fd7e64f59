/** Determines the rows of the timeline: items, order and labels. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { type Facts, type Leap, lateBy } from '../facts/facts.ts';
import { dateBeside } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { counted, daysLate, titleOf } from '../facts/words.ts';
import { LANE, type LaneTrack } from './timeline-grips.ts';

export type TimelineTrack = 'strategic' | 'mixed' | 'operational';

export interface ItemRow {
  readonly kind: 'item';
  readonly item: PictureItem;
  readonly track: TimelineTrack;
  readonly leap: Leap | null;
  readonly due: number;
  readonly late: number;
  /** The date, or what is wrong instead. */
  readonly when: string;
  readonly bad: boolean;
  /** The next milestone of a live leap. */
  readonly next: { readonly title: string; readonly when: string; readonly bad: boolean } | null;
  /** px */
  readonly height: number;
}

export type TimelineRow =
  | ItemRow
  | {
      readonly kind: 'caption';
      readonly track: TimelineTrack;
      readonly words: string;
      readonly height: number;
    }
  | { readonly kind: 'folded'; readonly words: string; readonly height: number }
  /** A lane for drawing a new item of the track. */
  | { readonly kind: 'lane'; readonly track: LaneTrack; readonly height: number };

/** Above this number of rows, finished items are folded into one row per track. */
const FOLD_ABOVE = 60;
/** Maximum number of live rows per track. */
const MAX_LIVE_ROWS = 40;

const captions: Readonly<Record<TimelineTrack, string>> = {
  strategic: later`Strategic initiatives`,
  mixed: later`Mixed`,
  operational: later`Operational improvement`,
};

/** Returns the rows in drawing order; `lanes` adds one per path for drawing new items. */
export function timelineRows(facts: Facts, lanes = false): readonly TimelineRow[] {
  const leaps = new Map(facts.leaps.map((leap) => [leap.item.key, leap]));
  const tracks: readonly (readonly [TimelineTrack, readonly PictureItem[]])[] = [
    ['strategic', facts.strategic.items],
    ['mixed', facts.mixed],
    ['operational', facts.operational.items],
  ];
  const dated = tracks.map(
    ([track, items]) => [track, items.filter((item) => item.due !== null).sort(byDue)] as const,
  );
  const fold = dated.reduce((sum, [, items]) => sum + items.length, 0) > FOLD_ABOVE;
  const rows: TimelineRow[] = [];
  for (const [track, items] of dated) {
    if (items.length === 0 && (!lanes || track === 'mixed')) continue;
    rows.push({ kind: 'caption', track, words: translated(captions[track]), height: 20 });
    const unheld = (item: PictureItem): boolean => leaps.get(item.key)?.state === 'unheld';
    const folded = fold ? items.filter((item) => item.status === 'done' && !unheld(item)) : [];
    const shown = fold ? items.filter((item) => item.status !== 'done' || unheld(item)) : items;
    if (folded.length > 0)
      rows.push({
        kind: 'folded',
        words:
          track === 'strategic'
            ? counted(folded.length, 'item landed', 'items landed')
            : counted(folded.length, 'item in place', 'items in place'),
        height: 17,
      });
    for (const item of shown.slice(0, MAX_LIVE_ROWS))
      rows.push(rowOf(item, track, leaps.get(item.key) ?? null, facts.view.today));
    const left = shown[MAX_LIVE_ROWS];
    if (left !== undefined)
      rows.push({
        kind: 'folded',
        words: t`${counted(shown.length - MAX_LIVE_ROWS, 'more item')} from ${dateBeside(left.due ?? 0, facts.view.today)}`,
        height: 17,
      });
    if (lanes && track !== 'mixed') rows.push({ kind: 'lane', track, height: LANE });
  }
  return rows;
}

function byDue(a: PictureItem, b: PictureItem): number {
  return (a.due ?? 0) - (b.due ?? 0) || (a.start ?? a.due ?? 0) - (b.start ?? b.due ?? 0);
}

function rowOf(item: PictureItem, track: TimelineTrack, leap: Leap | null, today: number): ItemRow {
  const due = item.due ?? today;
  const late = lateBy(item, today);
  const open =
    leap !== null && !leap.landed
      ? item.milestones.filter((each) => !each.done).toSorted((a, b) => a.date - b.date)[0]
      : undefined;
  const missed = open !== undefined && open.date < today;
  const next =
    open === undefined || open.date === due
      ? null
      : {
          title: titleOf(open),
          when: missed ? daysLate(today - open.date) : dateBeside(open.date, today),
          bad: missed,
        };
  return {
    kind: 'item',
    item,
    track,
    leap,
    due,
    late,
    when: late > 0 ? daysLate(late) : dateBeside(due, today),
    bad: late > 0,
    next,
    height: next === null ? 17 : 32,
  };
}
