/** Draws a bar of the timeline: solid is fact, outline is plan, red is a fault. */
import { t } from '../../core/text/l10n.ts';
import { type Markup, number, type Part } from '../drawing/markup.ts';
import type { Marks } from '../drawing/scene.ts';
import { circle, diamond, line, path, rect } from '../drawing/svg.ts';
import { landedNote } from '../facts/leap-words.ts';
import { longDate, type TimeAxis } from '../facts/time.ts';
import { daysLate, titleOf } from '../facts/words.ts';
import { barGrips, grip } from './timeline-grips.ts';
import type { ItemRow, TimelineTrack } from './timeline-rows.ts';

/** Position of a bar in px, for the links that connect it. */
export interface Bar {
  readonly row: ItemRow;
  readonly y: number;
  readonly start: number;
  /** Its end; today for a late item. */
  readonly end: number;
  /** False if the start is outside the period drawn. */
  readonly startShown: boolean;
  readonly endShown: boolean;
}

const shapes: Readonly<Record<TimelineTrack, readonly [string, number]>> = {
  strategic: ['bs', 10],
  mixed: ['bm', 8],
  operational: ['bo', 8],
};

export function drawBar(
  row: ItemRow,
  axis: TimeAxis,
  y: number,
  marks: Marks,
): { readonly markup: Markup; readonly bar: Bar } {
  const { item, due } = row;
  const [cls, h] = shapes[row.track];
  const begin = Math.min(item.start ?? due, due);
  const done = item.status === 'done';
  const end = axis.within(due);
  // Without a start only the end is known: draw a stub.
  const start =
    item.start === null ? Math.max(0, end - 8) : Math.min(axis.within(begin), Math.max(0, end - 2));
  const inside = begin <= axis.period.last && due >= axis.period.first;
  const solid = Math.max(start, Math.min(end, axis.now));
  const parts: Part[] = [];
  if (start > 8) parts.push(line({ x: 0, y: y + 0.5 }, { x: start - 4, y: y + 0.5 }, 'guide'));
  if (inside) {
    if (done)
      parts.push(rect({ x: start, y: y - h / 2, width: Math.max(2, end - start), height: h }, cls, 1));
    else {
      const underWay = item.status !== 'planned';
      if (underWay && solid > start)
        parts.push(rect({ x: start, y: y - h / 2, width: solid - start, height: h }, cls));
      const from = underWay ? solid : start;
      if (end > from + 1)
        parts.push(
          rect(
            { x: from + 0.6, y: y - h / 2 + 0.6, width: Math.max(1, end - from - 1.2), height: h - 1.2 },
            `${cls} ${underWay ? 'rest' : 'due'}`,
          ),
        );
    }
    if (begin < axis.period.first)
      parts.push(path(`M0 ${number(y - h / 2 - 1)}l4 ${h / 2 + 1}-4 ${h / 2 + 1}z`, 'halo'));
    if (due > axis.period.last)
      parts.push(path(`M${axis.width} ${number(y - h / 2 - 1)}l-4 ${h / 2 + 1} 4 ${h / 2 + 1}z`, 'halo'));
  }
  if (row.late > 0)
    parts.push(
      line({ x: end, y: y + 0.5 }, { x: axis.now, y: y + 0.5 }, 'over'),
      path(`M${number(axis.now - 0.5)} ${number(y - 5)}v11`, 'over end'),
    );
  parts.push(tail(row, axis, end, y));
  const startShown = begin >= axis.period.first && begin <= axis.period.last;
  const endShown = due >= axis.period.first && due <= axis.period.last;
  const hands = marks.interactive && inside && barGrips({ start, end, y, startShown, endShown });
  parts.push(hands, milestones(row, axis, y, marks.interactive));
  const span = item.start === null ? t`due ${longDate(due)}` : t`${longDate(begin)} to ${longDate(due)}`;
  const note =
    row.late > 0
      ? `, ${daysLate(row.late)}`
      : row.leap?.landed === true
        ? `, ${landedNote(row.leap, axis.today)}`
        : '';
  marks.target(item, Math.max(12, (start + end) / 2), y);
  const bar: Bar = {
    row,
    y,
    start,
    end: row.late > 0 ? axis.now : end,
    startShown,
    endShown,
  };
  return { markup: marks.item(item, `${titleOf(item)}, ${span}${note}.`, parts), bar };
}

/** Draws the milestones of a leap within the period; draggable if `hands` is set. */
function milestones({ item, track }: ItemRow, axis: TimeAxis, y: number, hands: boolean): Part {
  if (track !== 'strategic') return null;
  return item.milestones.slice(0, 60).map(({ date, done }, i) => {
    if (date < axis.period.first || date > axis.period.last) return null;
    const x = axis.x(date);
    const state = done ? 'met' : date < axis.today ? 'late' : 'open';
    return [diamond(x, y, 6, `ms bar ${state}`), hands && grip(`milestone-${i}`, x - 8, y, 16)];
  });
}

/**
 * Draws the tail of a landed leap: a tread that climbs with each later kaizen, or dots if nobody is named to sustain
 * it.
 */
function tail(row: ItemRow, axis: TimeAxis, end: number, y: number): Part {
  const { leap } = row;
  if (leap === null || !leap.landed || axis.now <= end) return null;
  if (leap.state === 'unheld' || leap.state === 'waiting')
    return path(`M${number(end)} ${number(y)}H${number(axis.now)}`, 'keptline unsaid');
  const step = leap.followers.length === 0 ? 0 : Math.min(2, 6 / leap.followers.length);
  let d = `M${number(end)} ${number(y)}`;
  const teeth: Part[] = [];
  for (const [k, follower] of leap.followers.entries()) {
    const x = axis.within(follower.day);
    d += `H${number(x)}v${number(-step)}`;
    if (k < 12) teeth.push(circle(x, y - step * k - 1, 2.25, 'tooth'));
  }
  return [path(`${d}H${number(axis.now)}`, 'keptline'), teeth];
}
