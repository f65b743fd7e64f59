/** Draws the border between the lanes: the standards that both paths rest on, and mixed items. */

import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { glyph } from '../drawing/glyphs.ts';
import {
  ASCENT,
  type Box,
  DESCENT,
  type Ground,
  type LabelForm,
  labelBox,
  placeLabel,
} from '../drawing/labels.ts';
import { number, type Part } from '../drawing/markup.ts';
import type { Layers, Scene } from '../drawing/scene.ts';
import { line, moved, path } from '../drawing/svg.ts';
import { cutText, textWidth } from '../drawing/text-width.ts';
import { longDate } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { grouped, titleOf } from '../facts/words.ts';

/** Minimum distance between chocks or discs in px; closer ones are merged. */
const MIN_DISTANCE = 9;
const DISC = 15;
/** Reach of a disc's arms above and below the line, in px. */
const ARM = 14;
/** Above this number, discs are spread out and only some are drawn. */
const CROWD_ABOVE = 16;
/** Maximum number of mixed items named: the next ones. */
const MAX_NAMED_MIXED = 4;
/** Distance in px of names that stand apart from their discs, and the maximum number of times that they are moved. */
const LEVEL = 16;
const MAX_LEVELS = 3;

interface Disc {
  readonly item: PictureItem;
  readonly day: Day;
  readonly x: number;
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
  const discs = discsOf(facts.mixed, scene);
  const drawn: Part[] = [];
  for (const { item, day, x } of discs) {
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
    labels: () => labels(scene, discs, y),
  };
}

function discsOf(mixed: readonly PictureItem[], { axis }: Scene): readonly Disc[] {
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
  return discs;
}

/** A variant of a name, with the height in px at which a line leads from the disc's arm to it, if it stands apart. */
interface NameForm extends LabelForm {
  readonly from?: number;
}

/**
 * Yields the variants of a name: whole beside the disc in `room` px, above it, below it, then further up and down at the
 * end of a line. One that would cross an edge of the plot is moved along it.
 */
function* namesOf(
  { item, x }: Disc,
  y: number,
  room: number,
  { now, width }: Scene['axis'],
): Generator<NameForm> {
  const name = titleOf(item);
  const long = textWidth(name);
  if (long <= room) yield { x: x + 12, y: y + 4, anchor: 'start', name };
  const first = x > now ? Math.max(0, now + 4) : 0;
  const places = [
    { x: x - 7, anchor: 'start' },
    { x: x + 7, anchor: 'end' },
    { x: Math.max(first, Math.min(x - long / 2, width - long)), anchor: 'start' },
  ] as const;
  for (let level = 0; level <= MAX_LEVELS; level++)
    // Without a line, a name that neither begins nor ends at its disc might be that of another.
    for (const [at, from] of [
      [y - ARM - DESCENT - 1 - level * LEVEL, y - ARM],
      [y + ARM + ASCENT + 1 + level * LEVEL, y + ARM],
    ] as const)
      for (const place of level === 0 ? places.slice(0, 2) : places)
        yield { ...place, y: at, name, ...(level === 0 ? {} : { from }) };
}

/** A variant that is free, and the areas that it occupies: of the words and, if they stand apart, of the line. */
interface Free {
  readonly form: NameForm;
  readonly boxes: readonly Box[];
}

function freeForms(ground: Ground, disc: Disc, forms: Iterable<NameForm>): readonly Free[] {
  const found: Free[] = [];
  for (const form of forms) {
    const { l, t: top, r, b } = labelBox(form);
    const words = { l: l - 3, t: top, r: r + 3, b };
    const boxes = form.from === undefined ? [words] : [words, leadBox(disc, form, form.from)];
    if (ground.free(labelBox(form)) && boxes.slice(1).every((box) => ground.free(box)))
      found.push({ form, boxes });
  }
  return found;
}

const leadEnd = (form: LabelForm, from: number): number =>
  form.y < from ? form.y + DESCENT + 1 : form.y - ASCENT - 1;

function leadBox({ x }: Disc, form: LabelForm, from: number): Box {
  const to = leadEnd(form, from);
  return { l: x - 1, t: Math.min(from, to) + 1, r: x + 1, b: Math.max(from, to) - 1 };
}

const meets = (a: Box, b: Box): boolean => a.l < b.r && b.l < a.r && a.t < b.b && b.t < a.b;

/** Maximum number of ways to place names that are tried. */
const MAX_TRIES = 20_000;

/**
 * Chooses one variant for each disc, or none, so that no two meet: of the choices that name the most discs, the first
 * one found. One name placed alone might take the only room of the next.
 */
function chosenForms(free: readonly (readonly Free[])[]): readonly (Free | null)[] {
  let best: readonly (Free | null)[] = [];
  let most = -1;
  let tries = 0;
  const choose = (chosen: readonly (Free | null)[], named: number): void => {
    const left = free.length - chosen.length;
    if (named + left <= most || tries++ > MAX_TRIES) return;
    if (left === 0) {
      best = chosen;
      most = named;
      return;
    }
    for (const one of free[chosen.length] ?? [])
      if (
        chosen.every(
          (other) => other?.boxes.every((box) => one.boxes.every((own) => !meets(box, own))) ?? true,
        )
      )
        choose([...chosen, one], named + 1);
    choose([...chosen, null], named);
  };
  choose([], 0);
  return best;
}

function labels(scene: Scene, discs: readonly Disc[], y: number): Part[] {
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
  const next = discs.length === total ? ahead.slice(0, MAX_NAMED_MIXED) : [];
  const rooms = next.map((disc, i) => (ahead[i + 1]?.x ?? axis.width + 10) - 10 - disc.x - 14);
  const names = chosenForms(
    next.map((disc, i) => freeForms(ground, disc, namesOf(disc, y, rooms[i] ?? 0, axis))),
  );
  for (const [i, disc] of next.entries()) {
    const name = titleOf(disc.item);
    const room = rooms[i] ?? 0;
    const beside: NameForm = { x: disc.x + 12, y: y + 4, anchor: 'start', name: cutText(name, room) };
    const form = names[i]?.form ?? (few && room > 48 ? beside : null);
    const label = form && placeLabel(ground, [{ ...form, ...marks.named(disc.item) }]);
    if (form === null || label === null) continue;
    if (form.from !== undefined) {
      out.push(line({ x: disc.x, y: form.from }, { x: disc.x, y: leadEnd(form, form.from) }, 'lead'));
      ground.take(leadBox(disc, form, form.from));
    }
    out.push(label.markup);
    claim(label.box);
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
