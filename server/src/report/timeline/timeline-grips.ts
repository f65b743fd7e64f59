/**
 * Draws the invisible grips of the timeline, over bars, their ends and milestones, and the lanes to draw new items in.
 */
import { t } from '../../core/text/l10n.ts';
import { type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Marks } from '../drawing/scene.ts';
import { line, text } from '../drawing/svg.ts';
import { cutText } from '../drawing/text-width.ts';

/** Extent of an end's grip in px, outside and inside the bar; 24 in total. */
const OUT = 16;
const IN = 8;
/** Half the height of a row, and of a milestone's grip, in px. */
const HALF = 8.5;

/** Draws a grip: `bar`, `start`, `end`, or `milestone-` with its number among those with a date. */
export function grip(name: string, x: number, y: number, width: number): Markup {
  return markup`<rect x="${x}" y="${y - HALF}" width="${width}" height="${2 * HALF}" class="grip hit" data-grip="${name}"/>`;
}

/** Draws the grips of a bar from `start` to `end` (px). An end outside the period has none. */
export function barGrips(bar: {
  readonly start: number;
  readonly end: number;
  readonly y: number;
  readonly startShown: boolean;
  readonly endShown: boolean;
}): Part {
  const { start, end, y } = bar;
  const into = Math.max(2, Math.min(IN, (end - start) / 3));
  return [
    grip('bar', start, y, Math.max(4, end - start)),
    bar.startShown && grip('start', start - OUT, y, OUT + into),
    bar.endShown && grip('end', end - into, y, OUT + into),
  ];
}

/** Height of a lane in px. */
export const LANE = 24;
export type LaneTrack = 'strategic' | 'operational';

/** Draws a lane's label in the gutter, which also offers an alternative to drawing. */
export function laneWords(track: LaneTrack, width: number, marks: Marks): Part {
  const words = track === 'strategic' ? t`Draw a new initiative` : t`Draw a new improvement`;
  const action = marks.action(
    cutText(`+ ${words}`, width),
    track === 'strategic' ? 'add-strategic' : 'add-operational',
  );
  return text({ x: -4, y: 16 }, action);
}

/** Draws an empty lane over the whole period. Drawing in it creates an item on its track. */
export function lane(track: LaneTrack, y: number, width: number): Part {
  return [
    line({ x: 0, y: y + LANE / 2 + 0.5 }, { x: width, y: y + LANE / 2 + 0.5 }, 'guide'),
    markup`<rect x="0" y="${y}" width="${width}" height="${LANE}" class="lane hit" data-lane="${track}"/>`,
  ];
}
