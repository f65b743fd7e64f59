/** Draws the upper lane: strategic initiatives as stairs of a few tall risers, in the order in which they land. */

import { t } from '../../core/text/l10n.ts';
import { type LabelForm, placeLabel } from '../drawing/labels.ts';
import { number, type Part } from '../drawing/markup.ts';
import type { Layers, Scene } from '../drawing/scene.ts';
import { path } from '../drawing/svg.ts';
import type { Leap } from '../facts/facts.ts';
import { climbOf, GROUND_HEIGHT, gapOf, type LeapRows, riseOf } from '../facts/leap-rows.ts';
import { monthYear } from '../facts/time.ts';
import { counted, grouped } from '../facts/words.ts';
import { comingRow } from './coming-leap.ts';
import { landedRow } from './landed-leap.ts';
import type { Row, Tooth } from './leap-row.ts';

export interface StrategicLane extends Layers {
  readonly teeth: readonly Tooth[];
}

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
