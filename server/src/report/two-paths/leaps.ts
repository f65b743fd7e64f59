/** Draws the upper lane: strategic initiatives as stairs of a few tall risers, in the order in which they land. */

import { capital } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { aired, type LabelForm, placeLabel, shorter, whole } from '../drawing/labels.ts';
import { type Markup, number, type Part } from '../drawing/markup.ts';
import type { Layers, Scene } from '../drawing/scene.ts';
import { diamond, type Point, path } from '../drawing/svg.ts';
import type { Leap } from '../facts/facts.ts';
import { climbOf, GROUND_HEIGHT, gapOf, type LeapRows, riseOf } from '../facts/leap-rows.ts';
import { landedNote } from '../facts/leap-words.ts';
import { longDate, monthYear } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';

/** A kaizen that lifts a tread, to be connected to its step in the lower lane. */
export interface Tooth {
  readonly item: PictureItem;
  readonly leap: PictureItem;
  readonly x: number;
  readonly y: number;
}

export interface StrategicLane extends Layers {
  readonly teeth: readonly Tooth[];
}

interface Row {
  readonly leap: Leap;
  /** Foot of the riser. */
  readonly foot: number;
  readonly top: number;
}

/** Maximum number of teeth connected to their steps, per leap; more would form a curtain. */
const MAX_TEETH = 12;

/** Draws the lane between `top` and `base` (px, y downwards). */
export function strategicLane(scene: Scene, plan: LeapRows, top: number, base: number): StrategicLane {
  const { axis, ground } = scene;
  const rise = riseOf(plan, base - top);
  const back: Part[] = [];
  const marks: Part[] = [];
  const teeth: Tooth[] = [];
  const labels: (() => Part)[] = [];
  let foot = base - 6;
  // Bodies end above the ground, to keep its words legible.
  const floor = plan.ground.length > 0 ? foot - GROUND_HEIGHT + 4 : base;
  if (plan.ground.length > 0) {
    foot -= GROUND_HEIGHT;
    back.push(
      path(`M0 ${number(foot + 4)}H${axis.now}V${base}H0Z`, 'stfill'),
      path(`M0 ${number(foot + 4)}H${axis.now}`, 'tread'),
    );
    ground.takeLine({ x: 0, y: foot + 4 }, { x: axis.now, y: foot + 4 });
    labels.push(() => groundLabel(scene, plan.ground, base));
  }
  let comingX: number | null = null;
  let lateCount = 0;
  const rows: Row[] = [];
  for (const leap of plan.rows) {
    const row = { leap, foot, top: foot - rise };
    rows.push(row);
    foot = row.top - climbOf(leap) - gapOf(leap);
  }
  for (const [i, row] of rows.entries()) {
    if (row.leap.landed) {
      labels.push(landedRow(scene, row, floor, { back, marks, teeth }));
      continue;
    }
    const natural = Math.round(axis.within(row.leap.day ?? 0));
    const late = row.leap.late > 0;
    const shifted = late ? Math.round(axis.now) + 12 + 14 * lateCount++ : natural;
    const x = Math.min(axis.width, Math.max(shifted, comingX ?? 0));
    const next = rows[i + 1];
    const coming = next === undefined || next.leap.landed ? null : next.leap;
    labels.push(comingRow(scene, row, { x, before: comingX, next: coming }, { back, marks, teeth }));
    comingX = x;
  }
  if (plan.later.length > 0) labels.push(() => laterLabel(scene, plan.later, foot));
  return {
    back,
    marks,
    teeth,
    // Landed leaps first, because they have the least room.
    labels: () => labels.map((draw) => draw()),
  };
}

interface Drawn {
  readonly back: Part[];
  readonly marks: Part[];
  readonly teeth: Tooth[];
}

function landedRow(scene: Scene, row: Row, base: number, drawn: Drawn): () => Part {
  const { axis, ground, marks } = scene;
  const { leap, foot, top } = row;
  const { item } = leap;
  const day = leap.day ?? axis.today;
  const x = Math.round(axis.within(day));
  const start = Math.min(item.start ?? day, day);
  const x0 = axis.within(start);
  const parts: Part[] = [];
  // Nobody is named to sustain it, so whether it holds is unknown: dots show that.
  const unsaid = leap.state === 'unheld' || leap.state === 'waiting';
  const tread = climbingTread(scene, leap, { x, y: top }, drawn.teeth);
  if (!unsaid) drawn.back.push(path(`${tread.d}V${base}H${x}Z`, 'stfill'));
  if (x0 < x) {
    parts.push(
      path(
        `M${number(x0)} ${number(foot)}H${x}`,
        start < axis.period.first && x > 40 ? 'runup fade' : 'runup',
      ),
    );
    ground.takeLine({ x: x0, y: foot }, { x, y: foot });
  }
  if (day >= axis.period.first) {
    parts.push(path(`M${x} ${number(foot)}V${number(top)}`, 'riser'));
    ground.takeLine({ x, y: foot }, { x, y: top });
  }
  parts.push(path(tread.d, unsaid ? 'tread unsaid' : 'tread'));
  const note = landedNote(leap, axis.today);
  const linked = leap.followers.map((each) => each.item);
  drawn.marks.push(
    marks.item(item, t`${titleOf(item)}. Landed ${longDate(day)}. ${capital(note)}.`, parts, {
      cls: 'leap',
      linked,
    }),
  );
  marks.target(item, Math.max(x, 6), (foot + top) / 2);
  const end = {
    x: axis.now + 9.5,
    y: tread.end,
    name: titleOf(item),
    note,
    noteClass: 'm',
    ...marks.named(item),
  };
  return () => placeLabel(ground, aired(landedForms(scene, end)))?.markup ?? null;
}

/** Vertical offsets at which a tread's label is tried: right of today beside it, left of today above or below. */
const BESIDE = [4, 8, 0, 12, -4, 17, -8, 21, -13, 26, -17];
const ABOVE = [-6, 14, -19];

function* landedForms(
  scene: Scene,
  end: { x: number; y: number; name: string; note: string; noteClass: string; of?: string },
): Generator<LabelForm> {
  const { axis } = scene;
  const brief = { words: end.note.split(',')[0] ?? end.note, fault: false };
  const right = { room: axis.width - end.x - 2, x: end.x, anchor: 'start' } as const;
  const left = { room: axis.now - 12, x: axis.now - 9, anchor: 'end' } as const;
  // Try the full text on both sides before truncating it on the roomier one.
  for (const { x, anchor } of [right, left])
    for (const dy of anchor === 'start' ? BESIDE : ABOVE)
      yield* whole({ ...end, x, y: end.y + dy, anchor }, brief);
  for (const { x, anchor, room } of left.room > right.room ? [left, right] : [right, left])
    for (const dy of anchor === 'start' ? BESIDE : ABOVE)
      yield* shorter({ ...end, x, y: end.y + dy, anchor }, room, brief);
}

/** Draws the tread of a landed leap from the head of its riser: a tooth up for each later kaizen. */
function climbingTread(scene: Scene, leap: Leap, head: Point, teeth: Tooth[]): { d: string; end: number } {
  const { axis, ground } = scene;
  const step = leap.followers.length === 0 ? 0 : climbOf(leap) / leap.followers.length;
  let y = head.y;
  let d = `M${head.x} ${number(y)}`;
  let from = head.x;
  let joined = 0;
  for (const follower of leap.followers) {
    const at = Math.round(axis.within(follower.day));
    ground.takeLine({ x: from, y }, { x: at, y });
    const apart = joined === 0 || at - from >= 6;
    if (apart && joined < MAX_TEETH && follower.day >= axis.period.first && at <= axis.now) {
      teeth.push({ item: follower.item, leap: leap.item, x: at, y });
      joined += 1;
    }
    d += `H${at}V${number(y - step)}`;
    y -= step;
    from = at;
  }
  ground.takeLine({ x: from, y }, { x: axis.now, y });
  return { d: `${d}H${axis.now}`, end: y };
}

/** Position of a coming leap's riser in px, and its surroundings. */
interface Riser {
  readonly x: number;
  /** Position of the previous riser. */
  readonly before: number | null;
  readonly next: Leap | null;
}

function comingRow(scene: Scene, row: Row, { x, before, next }: Riser, drawn: Drawn): () => Part {
  const { axis, ground, marks } = scene;
  const { leap, foot, top } = row;
  const { item } = leap;
  const live = leap.state === 'live';
  const late = leap.late > 0;
  const day = leap.day ?? axis.today;
  const firstKnown = Math.min(
    item.start ?? day,
    day,
    ...item.milestones.slice(0, 60).map((each) => each.date),
  );
  // If nothing is known before its day, there is no way to draw.
  const x0 = firstKnown === day ? Math.min(x, Math.round(axis.within(day))) : axis.within(firstKnown);
  const parts: Part[] = [];
  // A late leap's run-up ends where it was due; a whisker continues from there.
  const solidTo = late ? Math.max(x0, axis.within(day)) : Math.min(x, axis.now);
  const y = number(foot);
  if (live && x0 < solidTo) {
    const fades = firstKnown < axis.period.first && solidTo > 40;
    parts.push(path(`M${number(x0)} ${y}H${number(solidTo)}`, fades ? 'runup fade' : 'runup'));
    ground.takeLine({ x: x0, y: foot }, { x: solidTo, y: foot });
  }
  const from = live || late ? Math.max(x0, solidTo) : x0;
  // The tread below already draws this line from the previous riser on.
  const to = before === null ? x : Math.min(x, before);
  if (from < to && !late) parts.push(path(`M${number(from)} ${y}H${number(to)}`, 'runup plan'));
  ground.takeLine({ x: Math.min(from, x), y: foot }, { x, y: foot });
  const lands = day <= axis.period.last && x < axis.width;
  if (lands) {
    const reach = next === null ? axis.width : Math.max(x, Math.round(axis.within(next.day ?? 0)));
    if (late)
      parts.push(
        path(`M${x} ${y}V${number(top)}`, 'riser plan late'),
        path(`M${x} ${number(top)}H${reach}`, 'riser plan'),
      );
    else parts.push(path(`M${x} ${y}V${number(top)}H${reach}`, 'riser plan'));
    ground.takeLine({ x, y: foot }, { x, y: top });
    ground.takeLine({ x, y: top }, { x: reach, y: top });
  }
  if (late) {
    const due = axis.within(day);
    parts.push(
      path(`M${number(due)} ${y}H${x - 2}`, 'whisk'),
      path(`M${number(due)} ${number(foot - 4)}v8`, 'whisk tick'),
    );
    ground.takeLine({ x: due, y: foot - 4 }, { x: due, y: foot + 4 });
  }
  for (const milestone of item.milestones.slice(0, 60)) {
    if (milestone.date < axis.period.first || milestone.date > axis.period.last) continue;
    const missed = !milestone.done && milestone.date < axis.today;
    const at = axis.x(milestone.date);
    parts.push(diamond(at, foot, 5, `ms ${milestone.done ? 'met' : missed ? 'late' : 'open'}`));
    ground.take({ l: at - 6, t: foot - 6, r: at + 6, b: foot + 6 });
  }
  const state = item.status === 'paused' ? t`Paused` : live ? t`Under way` : t`Planned`;
  const due = late ? t`${daysLate(leap.late)}, was due ${longDate(day)}` : t`lands ${longDate(day)}`;
  const missed = leap.lateMilestones
    .map((each) => t` ${titleOf(each)} is ${daysLate(axis.today - each.date)}.`)
    .join('');
  drawn.marks.push(marks.item(item, `${titleOf(item)}. ${state}, ${due}.${missed}`, parts, { cls: 'leap' }));
  marks.target(item, Math.min(x, axis.width - 6), foot);
  return () => comingLabels(scene, row, x, x0);
}

function comingLabels(scene: Scene, row: Row, x: number, x0: number): Part {
  const { axis, ground } = scene;
  const { leap, foot } = row;
  const y = foot - 9;
  const out: (Markup | null)[] = [];
  const milestone = leap.lateMilestones[0];
  if (milestone !== undefined && leap.late === 0) {
    const note = daysLate(axis.today - milestone.date);
    const at = axis.within(milestone.date);
    const forms = function* (): Generator<LabelForm> {
      const form = { y, name: titleOf(milestone), note, noteClass: 'bad', ...scene.marks.named(leap.item) };
      yield { ...form, x: at - 5, anchor: 'start' };
      yield { ...form, x: axis.now - 9, anchor: 'end' };
      yield { ...form, x: at - 5, anchor: 'start', name: '' };
      yield { ...form, x: axis.now - 9, anchor: 'end', name: '' };
    };
    out.push(placeLabel(ground, forms())?.markup ?? null);
  }
  const late = leap.late > 0;
  const note = late ? daysLate(leap.late) : monthYear(leap.day ?? 0);
  const form = {
    y,
    name: titleOf(leap.item),
    note,
    noteClass: late ? 'bad' : 'm',
    ...scene.marks.named(leap.item),
  };
  const brief = late ? { words: t`late`, fault: true } : undefined;
  const left = Math.max(axis.now + 9, 0);
  const right = { ...form, x: x - 8, anchor: 'end' } as const;
  const atLeft = { ...form, x: axis.now - 9, anchor: 'end' } as const;
  const after = { ...form, x: x + 9, anchor: 'start' } as const;
  const { note: _, ...bare } = right;
  const forms = function* (): Generator<LabelForm> {
    if (late) yield* shorter(after, axis.width - after.x - 2, brief);
    // Above its own run-up if possible; then left of today; then wherever the line above is free.
    if (x - 8 - Math.max(left, x0) > 40) {
      yield right;
      yield bare;
    }
    if (x0 < axis.now - 40) yield* [atLeft, { ...bare, x: atLeft.x }];
    yield right;
    yield bare;
    // Truncate where more of the text remains.
    const cut = [
      [right, x - 10 - left],
      [after, axis.width - after.x - 2],
      [atLeft, axis.now - 12],
    ] as const;
    for (const [at, room] of cut.toSorted((a, b) => b[1] - a[1])) yield* shorter(at, room, brief);
  };
  out.push(placeLabel(ground, forms())?.markup ?? null);
  return out;
}

function groundLabel(scene: Scene, leaps: readonly Leap[], base: number): Part {
  const unheld = leaps.filter((leap) => leap.state === 'unheld' || leap.state === 'waiting').length;
  const kept = leaps.every((leap) => leap.state === 'rising' || leap.state === 'flat');
  const y = base - 8;
  const name = counted(leaps.length, 'earlier leap');
  const notes =
    unheld > 0
      ? [t`${grouped(unheld)} with nobody named to hold it`, t`${grouped(unheld)} unheld`]
      : kept
        ? [t`each with work named to hold it`, t`holders named`]
        : [];
  const forms = [...notes, ''].map(
    (note): LabelForm => ({ x: 8, y, anchor: 'start', name, note, noteClass: 'm' }),
  );
  return placeLabel(scene.ground, forms)?.markup ?? null;
}

function laterLabel(scene: Scene, leaps: readonly Leap[], foot: number): Part {
  const { axis, ground } = scene;
  const days = leaps.flatMap((leap) => (leap.day === null ? [] : [leap.day]));
  const first = monthYear(Math.min(...days.slice(0, 1)));
  const last = monthYear(Math.max(...days.slice(-1)));
  const name = counted(leaps.length, 'more leap');
  const late = leaps.filter((leap) => leap.late > 0).length;
  const when = first === last ? first : t`${first} to ${last}`;
  const form = {
    x: axis.width,
    y: foot - 6,
    anchor: 'end',
    name,
    note: late > 0 ? t`${grouped(late)} late` : when,
    noteClass: late > 0 ? 'bad' : 'm',
  } as const;
  const placed = placeLabel(ground, [
    form,
    { ...form, note: '' },
    { ...form, y: foot - 2 },
    { ...form, x: axis.now - 9 },
  ]);
  return placed?.markup ?? null;
}
