/** Draws the timeline: one row per item, names and dates in the gutter, only marks in the plot. */
import { capital } from '../../base/words.ts';
import type { Day } from '../../core/text/days.ts';
import { counting, t } from '../../core/text/l10n.ts';
import { axisLabels, todayLine } from '../drawing/axis.ts';
import { markup, type Part } from '../drawing/markup.ts';
import type { Picture, PictureOptions } from '../drawing/picture.ts';
import { Marks } from '../drawing/scene.ts';
import { line, moved, text } from '../drawing/svg.ts';
import { cutText, textWidth, wrapText } from '../drawing/text-width.ts';
import { type Facts, isOpen, lateBy } from '../facts/facts.ts';
import { clause } from '../facts/headline.ts';
import { longMonthYear, timeAxis } from '../facts/time.ts';
import { firstSaid } from '../facts/told.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { counted, grouped, inWords, titleOf } from '../facts/words.ts';
import { type Bar, drawBar } from './timeline-bars.ts';
import { lane, laneWords } from './timeline-grips.ts';
import { dependencies } from './timeline-links.ts';
import { type TimelineRow, timelineRows } from './timeline-rows.ts';

const HEAD = 18;

/** Draws all dated items of both tracks as bars, with milestones, dependencies and today. */
export function timeline(facts: Facts, options: PictureOptions): Picture {
  const width = Math.max(240, Math.round(options.width));
  const period = options.period ?? facts.view.period;
  const gap = width >= 840 ? 16 : 12;
  const rows = timelineRows(facts, options.interactive);
  const gutter = gutterWidth(rows, width, gap);
  if (rows.length === 0) {
    const hint = wrapText(t`Give an item a start or an end, and it appears here.`, width).map((words, i) =>
      text({ x: 0, y: 14 + 17 * i }, words, 'm'),
    );
    return { content: markup`${hint}`, width, height: 40 };
  }
  const axis = timeAxis(period, facts.view.today, width - gutter - gap);
  const marks = new Marks(options.interactive);
  const left: Part[] = [];
  const bars: Part[] = [];
  const places = new Map<string, Bar>();
  let y = HEAD;
  for (const row of rows) {
    const words = row.kind === 'lane' ? laneWords(row.track, gutter, marks) : gutterRow(row, gutter);
    left.push(moved(0, y, row.kind === 'item' ? marks.tag(row.item, words) : words));
    if (row.kind === 'item') {
      const drawn = drawBar(row, axis, y + 8.5, marks);
      bars.push(drawn.markup);
      places.set(row.item.key, drawn.bar);
    } else if (row.kind === 'lane') bars.push(markup`${lane(row.track, y, axis.width)}`);
    y += row.height;
  }
  const help = options.interactive ? helpLines(width) : [];
  const foot = y + 4;
  const height = foot + (help.length === 0 ? 0 : 8 + 17 * help.length);
  const links = dependencies(places, axis.width, marks);
  const plot: Part[] = [
    markup`<g>${marks.targets}</g>`,
    markup`<g>${axisLabels(axis, 12, (x, year) => line({ x, y: HEAD }, { x, y: foot }, year ? 'grid year' : 'grid'), axis.width < 300 ? 110 : 62)}</g>`,
    markup`<g>${links}</g>`,
    markup`<g>${bars}</g>`,
    todayLine(axis, 16, foot),
  ];
  return {
    content: markup`<g>${left}</g>${moved(gutter + gap, 0, plot)}${help.map((words, i) => text({ x: 0, y: foot + 20 + 17 * i }, words, 'm'))}`,
    width,
    height,
    plot: { x: gutter + gap, axis },
  };
}

/** Minimum width of the bars in px, where names take more than their usual share. */
const MIN_PLOT = 340;

/** Returns the width of the names in px: their usual share, and as much more as the longest needs and the bars spare. */
function gutterWidth(rows: readonly TimelineRow[], width: number, gap: number): number {
  const usual =
    width >= 840
      ? Math.min(340, Math.round(250 + (width - 860) * 0.2))
      : width >= 460
        ? 206
        : Math.round(width * 0.54);
  const needed = rows.map((row) =>
    row.kind === 'item' ? Math.ceil(textWidth(titleOf(row.item)) + textWidth(row.when)) + 13 : 0,
  );
  const spare = Math.min(Math.round(width * 0.46), width - gap - MIN_PLOT);
  return Math.max(usual, Math.min(Math.max(...needed), spare));
}

/** Explains how to move dates, by mouse and by keyboard. */
function helpLines(width: number): readonly string[] {
  return wrapText(
    t`Drag a bar, one of its ends or a milestone to move its date in the text. By keys: Alt+← and Alt+→ move the bar, with Shift its end; Alt+↑ and Alt+↓ choose another date. Drag in an empty lane to begin an item.`,
    width,
  );
}

function gutterRow(row: Exclude<TimelineRow, { readonly kind: 'lane' }>, width: number): Part {
  if (row.kind === 'caption')
    return text(
      { x: 0, y: 15 },
      textWidth(row.words, 12, true) > width ? (row.words.split(' ')[0] ?? '') : row.words,
      `b ${row.track === 'strategic' ? 'stt' : row.track === 'operational' ? 'opt' : ''}`.trim(),
    );
  if (row.kind === 'folded') return text({ x: 0, y: 12.5 }, cutText(row.words, width), 'm');
  const said = textWidth(row.when);
  const name = cutText(titleOf(row.item), width - said - 12);
  const out: Part[] = [
    text({ x: 0, y: 12.5 }, name),
    text({ x: width, y: 12.5, anchor: 'end' }, row.when, row.bad ? 'bad' : 'm'),
  ];
  if (row.next !== null) {
    const noted = textWidth(row.next.when);
    out.push(
      text({ x: 10, y: 27.5 }, cutText(row.next.title, width - noted - 22), 'm'),
      text({ x: width, y: 27.5, anchor: 'end' }, row.next.when, row.next.bad ? 'bad' : 'm'),
    );
  }
  return out;
}

/** Returns the headline: `Three leaps still to land by December 2028; two dates are late`. */
export function timelineHeadline(facts: Facts): string {
  const coming = facts.leaps.filter((leap) => !leap.landed && leap.day !== null);
  const last = coming.at(-1)?.day ?? null;
  const { operational, strategic } = facts;
  const late = [...operational.items, ...strategic.items, ...facts.mixed].reduce(
    (sum, item) => sum + lateDates(item, facts.view.today),
    0,
  );
  const ahead = [...operational.items, ...strategic.items].some(
    (item) => item.status !== 'done' && item.due !== null,
  );
  const dated = facts.view.items.some((item) => item.due !== null);
  if (!dated) return facts.view.items.length === 0 ? t`Nothing here yet` : t`No item has a date yet`;
  const leaps =
    coming.length === 0 || last === null
      ? t`no leap has a day to land`
      : coming.length === 1
        ? t`${inWords(coming.length)} leap still to land by ${longMonthYear(Math.max(last, facts.view.today))}`
        : t`${inWords(coming.length)} leaps still to land by ${longMonthYear(Math.max(last, facts.view.today))}`;
  const dates = firstSaid([
    { when: late > 0, says: () => clause(late, 'date', 'is late') },
    { when: ahead, says: () => t`no date is late` },
  ]);
  return capital(dates === '' ? leaps : `${leaps}; ${dates}`);
}

/** Counts the dates of an open item that have passed unmet. Its last milestone may be the day it is due. */
function lateDates(item: PictureItem, today: Day): number {
  if (!isOpen(item)) return 0;
  const dates = item.milestones.filter((each) => !each.done && each.date < today).map(({ date }) => date);
  return new Set(lateBy(item, today) > 0 && item.due !== null ? [...dates, item.due] : dates).size;
}

/** Returns the line under the headline: `21 items in the order in which they land; 2 more have no dates`. */
export function timelineLine(facts: Facts): string {
  const placed = [...facts.operational.items, ...facts.strategic.items, ...facts.mixed];
  const undated = facts.undated.length;
  const dated = placed.length - undated;
  const parts =
    dated > 0
      ? [counted(dated, 'item in the order in which they land', 'items in the order in which they land')]
      : [];
  if (undated > 0) parts.push(undatedWords(undated, dated > 0));
  if (facts.unplaced.length > 0) parts.push(t`${grouped(facts.unplaced.length)} not classified`);
  if (facts.neither.length > 0) parts.push(t`${grouped(facts.neither.length)} on neither path`);
  return parts.join('; ');
}

function undatedWords(count: number, more: boolean): string {
  if (more) return counting(grouped(count), count === 1 ? 'more has no date' : 'more have no dates');
  return counting(grouped(count), count === 1 ? 'item has no date' : 'items have no dates');
}
