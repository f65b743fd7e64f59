/** Draws the border between the lanes: the standards that both paths rest on, and mixed items. */

import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { glyph } from '../drawing/glyphs.ts';
import { type Box, type LabelForm, placeLabel } from '../drawing/labels.ts';
import { number, type Part } from '../drawing/markup.ts';
import type { Layers, Scene } from '../drawing/scene.ts';
import { line, moved, path } from '../drawing/svg.ts';
import { textWidth } from '../drawing/text-width.ts';
import { longDate } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { grouped, titleOf } from '../facts/words.ts';
import { mixedNames, type Named } from './mixed-names.ts';

/** Minimum distance between chocks or discs in px; closer ones are merged. */
const MIN_DISTANCE = 9;
const DISC = 15;
/** Reach of a disc's arms above and below the line, in px. */
const ARM = 14;
/** Above this number, discs are spread out and only some are drawn. */
const CROWD_ABOVE = 16;
/** Maximum number of mixed items named: the next ones. */
const MAX_NAMED_MIXED = 4;

interface Disc extends Named {
  readonly day: Day;
}

/** Discs, and whether those of some items are left out, because there are too many. */
interface Discs {
  readonly discs: readonly Disc[];
  readonly thinned: boolean;
}

/** Draws the border at height `y` (px). */
export function border(scene: Scene, y: number): Layers {
  const { axis, facts, ground, marks } = scene;
  const chocks: Part[] = [];
  let last = -MIN_DISTANCE;
  const held = facts.standards
    .flatMap(({ day, standard }) =>
      day !== null && day >= axis.period.first && day <= axis.period.last ? [{ day, standard }] : [],
    )
    .sort((a, b) => a.day - b.day);
  for (const { day } of held) {
    const x = Math.max(9, Math.round(axis.within(day)));
    if (x - last < MIN_DISTANCE) continue;
    last = x;
    chocks.push(path(`M${x} ${y - 1}v-7l-9 7z`, 'chock'));
    ground.take({ l: x - 10, t: y - 9, r: x + 1, b: y });
  }
  const all = discsOf(facts.mixed, scene);
  const drawn: Part[] = [];
  for (const { item, day, x } of all.discs) {
    // The arms point to both lanes, and the disc is split along the line.
    const shape = [
      path(`M${x} ${y - ARM}v8`, 'arm st'),
      path(`M${x} ${y + 6}v8`, 'arm op'),
      moved(x - 7, y - 6, glyph('mixed')),
    ];
    drawn.push(
      marks.item(
        item,
        t`${titleOf(item)}. Mixed: reads as both kinds of work. ${item.status === 'done' ? t`Ended ${longDate(day)}` : t`Due ${longDate(day)}`}.`,
        shape,
        { cls: 'mixed' },
      ),
    );
    marks.target(item, x, y);
    ground.take({ l: x - 8, t: y - ARM, r: x + 8, b: y + ARM });
  }
  if (axis.now > 0) ground.takeLine({ x: 0, y }, { x: axis.now, y });
  return {
    back: [],
    marks: [
      axis.now > 0 && line({ x: 0, y }, { x: axis.now, y }, held.length === 0 ? 'std plan' : 'std'),
      chocks,
      drawn,
    ],
    labels: () => labels(scene, all, y),
  };
}

function discsOf(mixed: readonly PictureItem[], { axis }: Scene): Discs {
  const discs: Disc[] = [];
  const shown = mixed.flatMap((item) =>
    item.due !== null && item.due >= axis.period.first && item.due <= axis.period.last
      ? [{ item, day: item.due }]
      : [],
  );
  // Shift discs that are too close; thin out a crowd, and show its number.
  const crowd = shown.length > CROWD_ABOVE;
  const apart = crowd
    ? Math.max(textWidth(t`${grouped(mixed.length)} mixed`) + 48, axis.width / CROWD_ABOVE)
    : DISC;
  for (const { item, day } of shown) {
    const natural = Math.max(7, Math.min(axis.width - 7, Math.round(axis.x(day))));
    const least = (discs.at(-1)?.x ?? -apart) + apart;
    if (natural < least && crowd) continue;
    const moved = Math.max(natural, least);
    // Keep discs off the line of today.
    const side = natural < axis.now && axis.now - 10 >= least ? -10 : 10;
    const x = axis.showsToday && Math.abs(moved - axis.now) < 10 ? Math.round(axis.now) + side : moved;
    if (x - natural > DISC * 2 || x > axis.width - 7) continue;
    discs.push({ item, day, x });
  }
  return { discs, thinned: discs.length < shown.length };
}

function labels(scene: Scene, { discs, thinned }: Discs, y: number): Part[] {
  const { axis, facts, ground, marks } = scene;
  const out: Part[] = [];
  const taken: [number, number][] = discs.map((disc) => [disc.x - 10, disc.x + 10]);
  const claim = ({ l, t: top, r, b }: Box): void => {
    if (top < y && y < b) taken.push([l - 6, r + 6]);
  };
  const say = (form: Omit<LabelForm, 'y'>): boolean => {
    const label = placeLabel(ground, [{ ...form, y: y + 4 }]);
    if (label === null) return false;
    out.push(label.markup);
    claim(label.box);
    return true;
  };
  const ahead = discs.filter((disc) => disc.x > axis.now);
  const total = facts.mixed.length;
  const few = total <= MAX_NAMED_MIXED && discs.length === total;
  // Where a crowd is thinned out, a name would stand for others.
  const next = thinned ? [] : ahead.slice(0, MAX_NAMED_MIXED);
  const rooms = next.map((disc, i) => (ahead[i + 1]?.x ?? axis.width + 10) - 24 - disc.x);
  for (const { disc, name, cut } of mixedNames(scene, next, { y, arm: ARM, rooms })) {
    const variant = name ?? (few ? cut : null);
    let isNamed = false;
    for (const form of variant?.forms ?? []) {
      const label = placeLabel(ground, [{ ...form, ...marks.named(disc.item) }]);
      if (label === null) continue;
      out.push(label.markup);
      claim(label.box);
      isNamed = true;
    }
    // No line leads to a name that found no room.
    if (!isNamed || variant?.lead == null) continue;
    const { l, t: top, b } = variant.lead;
    out.push(line({ x: l + 1, y: top }, { x: l + 1, y: b }, 'lead'));
    ground.take(variant.lead);
  }
  if (total > 0) {
    const word = few ? t`mixed` : t`${grouped(total)} mixed`;
    const form = { name: word, nameClass: 'm' };
    const named = few && taken.length > discs.length;
    const spots = [axis.now + 9.5, ...ahead.map((disc) => disc.x + 14)];
    const said =
      spots.some((x) => say({ ...form, x, anchor: 'start' })) ||
      (!named && say({ ...form, x: axis.width, anchor: 'end' }));
    if (!said && !named) say({ ...form, x: axis.now - 10, anchor: 'end' });
  }
  // The dotted remainder of the line, in the gaps left.
  let from = axis.now;
  for (const [l, r] of taken.toSorted((a, b) => a[0] - b[0])) {
    if (l - from > 4) out.unshift(path(`M${number(from)} ${y}H${number(l)}`, 'std plan'));
    from = Math.max(from, r);
  }
  if (axis.width - from > 4) out.unshift(path(`M${number(from)} ${y}H${axis.width}`, 'std plan'));
  return out;
}
