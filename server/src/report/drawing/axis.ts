/** Draws the time axis: ticks with dates, and the line of today. */
import { t } from '../../core/text/l10n.ts';
import { shortDate, type Tick, type TimeAxis, ticks } from '../facts/time.ts';
import { type Markup, markup, type Part } from './markup.ts';
import { line, text } from './svg.ts';
import { textWidth } from './text-width.ts';

/**
 * Draws dates along a baseline. Omits a date that would touch that of today.
 * @param label baseline of the dates in px
 * @param draw draws the tick at `x`
 */
export function axisLabels(
  axis: TimeAxis,
  label: number,
  draw: (x: number, year: boolean) => Part,
  apart?: number,
): Markup {
  const marks = ticks(axis, apart);
  const said = todayWords(axis, marks);
  const half = textWidth(said, 12, true) / 2;
  const centre = Math.max(half, Math.min(axis.width - half, axis.now));
  const out: Part[] = [];
  let edge = -Infinity;
  for (const tick of marks) {
    const w = textWidth(tick.label);
    const atEdge = tick.x <= 4;
    const l = atEdge ? tick.x : tick.x - w / 2;
    const r = l + w;
    const clear = !axis.showsToday || r + 8 < centre - half || l - 8 > centre + half;
    out.push(draw(tick.x, tick.year));
    if (!clear || r > axis.width + 1 || l < edge + 6 || l < -0.5) continue;
    edge = r;
    out.push(
      text({ x: tick.x, y: label, anchor: atEdge ? 'start' : 'middle' }, tick.label, tick.year ? '' : 'm'),
    );
  }
  if (axis.showsToday) out.push(text({ x: centre, y: label, anchor: 'middle' }, said, 'b'));
  return markup`${out}`;
}

/** Labels today with its date, unless that leaves no room for the name of a year. */
function todayWords(axis: TimeAxis, marks: readonly Tick[]): string {
  const long = t`today, ${shortDate(axis.today)}`;
  const half = textWidth(long, 12, true) / 2 + 8;
  const hides = marks.some(
    (tick) => tick.year && Math.abs(tick.x - axis.now) < half + textWidth(tick.label) / 2,
  );
  return axis.width < 360 || hides ? t`today` : long;
}

/** Draws the line of today from `top` to `bottom` (px). */
export function todayLine(axis: TimeAxis, top: number, bottom: number): Part {
  return axis.showsToday && line({ x: axis.now, y: top }, { x: axis.now, y: bottom }, 'today');
}
