/** What a hand takes hold of in the timeline: unseen places over bars, their ends and milestones, and lanes to draw in. */
import { t } from '../../core/text/l10n.ts';
import { type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Marks } from '../drawing/scene.ts';
import { line, text } from '../drawing/svg.ts';
import { cutText } from '../drawing/text-width.ts';

/** px: how far the end of a bar reaches out of it, and into it at most; together 24. */
const OUT = 16;
const IN = 8;
/** px: half the height of a row, and of what lies over a milestone. */
const HALF = 8.5;

/** A place that is taken hold of: `bar`, `start`, `end`, or `milestone-` and its number among those with a date. */
export function grip(name: string, x: number, y: number, width: number): Markup {
  return markup`<rect x="${x}" y="${y - HALF}" width="${width}" height="${2 * HALF}" class="grip hit" data-grip="${name}"/>`;
}

/** The grips of a bar from `start` to `end` px; an end that lies outside of the time drawn has none. */
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

/** px that a lane is high. */
export const LANE = 24;
export type LaneTrack = 'strategic' | 'operational';

/** The words of a lane in the gutter: a way in for those who do not draw. */
export function laneWords(track: LaneTrack, width: number, marks: Marks): Part {
  const words = track === 'strategic' ? t`Draw a new initiative` : t`Draw a new improvement`;
  const action = marks.action(
    cutText(`+ ${words}`, width),
    track === 'strategic' ? 'add-strategic' : 'add-operational',
  );
  return text({ x: -4, y: 16 }, action);
}

/** An empty lane over the whole of the time drawn; what is drawn in it begins an item of its track. */
export function lane(track: LaneTrack, y: number, width: number): Part {
  return [
    line({ x: 0, y: y + LANE / 2 + 0.5 }, { x: width, y: y + LANE / 2 + 0.5 }, 'guide'),
    markup`<rect x="0" y="${y}" width="${width}" height="${LANE}" class="lane hit" data-lane="${track}"/>`,
  ];
}
