/** Draws the lower lane: operational improvement as stairs of many small steps, one rise per item. */

import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { type LabelForm, placeLabel, shorter, whole } from '../drawing/labels.ts';
import { number, type Part } from '../drawing/markup.ts';
import type { Layers, Scene } from '../drawing/scene.ts';
import { circle, line, path, rect, text } from '../drawing/svg.ts';
import { textWidth } from '../drawing/text-width.ts';
import { isUnderWay } from '../facts/facts.ts';
import { dateBeside, longDate, longMonthYear, monthYear } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import { counted, daysLate, grouped, titleOf } from '../facts/words.ts';
import { dayOfStep, MAX_SINGLE_STEPS, type StepMark, stepMarks } from './step-marks.ts';

export interface OperationalLane extends Layers {
  /** Position of each item's step, by item key. */
  readonly places: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

interface Placed {
  readonly mark: StepMark;
  readonly y: number;
}

const PLINTH = 18;
const MAX_RISE = 9.5;
const ROW = 16;

/** Draws the lane between `top` and `base` (px, y downwards). */
export function operationalLane(scene: Scene, top: number, base: number): OperationalLane {
  const { axis, ground, facts } = scene;
  const plan = stepMarks(facts.steps, axis);
  const count = plan.marks.reduce((sum, mark) => sum + mark.steps.length, 0);
  const unit = Math.min(MAX_RISE, (base - top - PLINTH - 26) / Math.max(1, count));
  const places = new Map<string, { readonly x: number; readonly y: number }>();
  const marks: Part[] = [];
  const placed: Placed[] = [];
  let y = base - PLINTH;
  let x = 0;
  let solid = `M0 ${number(y)}`;
  const doneMarks = plan.marks.filter((mark) => mark.kind === 'done');
  for (const mark of doneMarks) {
    const up = y - mark.steps.length * unit;
    ground.takeLine({ x, y }, { x: mark.x, y });
    ground.takeLine({ x: mark.x, y }, { x: mark.x, y: up });
    solid += `H${mark.x}V${number(up)}`;
    for (const step of mark.steps) places.set(step.item.key, { x: mark.x, y: up });
    placed.push({ mark, y: up });
    y = up;
    x = mark.x;
  }
  const now = y;
  ground.takeLine({ x, y }, { x: axis.now, y });
  solid += `H${axis.now}`;
  x = axis.now;
  let ahead = '';
  for (const mark of plan.marks.filter((each) => each.kind !== 'done')) {
    const up = y - mark.steps.length * unit;
    ahead += `${ahead === '' ? `M${axis.now} ${number(y)}` : ''}H${mark.x}V${number(up)}`;
    ground.takeLine({ x, y }, { x: mark.x, y });
    ground.takeLine({ x: mark.x, y }, { x: mark.x, y: up });
    placed.push({ mark, y: up });
    for (const step of mark.steps) places.set(step.item.key, { x: mark.x, y: up });
    y = up;
    x = mark.x;
  }
  for (const each of placed) marks.push(drawMark(scene, each));
  const back = count === 0 ? [] : [path(`${solid}V${base}H0Z`, 'opfill')];
  if (count > 0) marks.unshift(path(solid, 'steps'), ahead !== '' && path(ahead, 'steps plan'));
  const end = { x, y, day: placed.at(-1)?.mark.day ?? null };
  const openTo = count > 0 && axis.width - x > 12 ? axis.width : null;
  if (openTo !== null) {
    marks.push(path(`M${number(x + (placed.at(-1)?.mark.half ?? 0))} ${number(y)}H${openTo}`, 'steps open'));
    ground.takeLine({ x, y }, { x: openTo, y });
  }
  return {
    back,
    marks,
    places,
    labels: () => [
      bareLabel(scene, placed, base),
      aheadLabels(scene, placed, { now, base }, plan.gathered),
      openLabel(scene, end, plan.beyond.map(dayOfStep), count),
    ],
  };
}

function sentenceOf(mark: StepMark): string {
  const first = mark.steps[0];
  if (first === undefined) return '';
  if (mark.early)
    return t`${counted(mark.steps.length, 'step')} in place before the period, the last on ${longDate(mark.day)}.`;
  if (mark.steps.length > 1) {
    const what =
      mark.kind === 'done'
        ? t`in place`
        : mark.kind === 'late'
          ? t`late`
          : mark.kind === 'live'
            ? mark.steps.some((step) => isUnderWay(step.item))
              ? t`due, some under way`
              : t`due, some paused`
            : t`planned`;
    const from = longMonthYear(dayOfStep(first));
    const to = longMonthYear(mark.day);
    return `${counted(mark.steps.length, 'step')} ${what}, ${from === to ? from : t`${from} to ${to}`}.`;
  }
  const title = titleOf(first.item);
  if (mark.kind === 'done') {
    const standard = first.item.standard;
    const held = standard !== null ? t`Standard: ${standard}.` : first.bare ? t`No standard is named.` : '';
    return t`${title}. In place ${longDate(mark.day)}. ${held}`.trim();
  }
  const state = first.item.status === 'paused' ? t`Paused` : first.live ? t`Under way` : t`Planned`;
  if (mark.kind === 'late')
    return t`${title}. ${state}, ${daysLate(first.late)}, was due ${longDate(mark.day)}.`;
  return t`${title}. ${state}, due ${longDate(mark.day)}.`;
}

function drawMark(scene: Scene, { mark, y }: Placed): Part {
  const { axis, ground, marks } = scene;
  const first = mark.steps[0];
  if (first === undefined) return null;
  const many = mark.steps.length;
  const parts: Part[] = [];
  if (many > 1) {
    const cls = `dot ${mark.kind}`;
    parts.push(
      mark.half <= 9
        ? circle(mark.x, y, 9, cls)
        : rect({ x: mark.x - mark.half, y: y - 9, width: mark.half * 2, height: 18 }, cls, 9),
    );
    parts.push(
      text(
        { x: mark.x, y: y + 4, anchor: 'middle' },
        grouped(many),
        mark.kind === 'done' ? 'inv num' : 'num',
      ),
    );
    ground.take({ l: mark.x - mark.half - 1, t: y - 10, r: mark.x + mark.half + 1, b: y + 10 });
  } else if (first.bare) {
    parts.push(path(`M${mark.x - 5} ${number(y - 4)}h10l-5 8z`, 'bare'));
    ground.takeDisc(mark.x, y, 5);
  } else {
    if (mark.kind === 'late' && axis.showsToday) {
      const due = axis.within(mark.day);
      parts.push(
        path(`M${number(due)} ${number(y)}H${mark.x - 5}`, 'whisk'),
        path(`M${number(due)} ${number(y - 3)}v6`, 'whisk tick'),
      );
      ground.takeLine({ x: due, y }, { x: mark.x, y }, 3.5);
    }
    parts.push(circle(mark.x, y, 4, `dot ${mark.kind}`));
    ground.takeDisc(mark.x, y, 4);
  }
  marks.target(first.item, mark.x, y);
  const crowd = many > 1 ? mark.steps.map((step) => step.item) : [];
  return marks.item(first.item, sentenceOf(mark), parts, { cls: many > 1 ? 'many' : 'step', crowd });
}

/**
 * Draws one line at the foot of the stairs for steps without a standard, linked to the newest such step by a leader.
 */
function bareLabel(scene: Scene, placed: readonly Placed[], base: number): Part {
  const bare = placed.filter(({ mark }) => !mark.early && mark.steps.some((step) => step.bare));
  const newest = bare.at(-1);
  if (newest === undefined) return null;
  const count = bare.reduce((sum, { mark }) => sum + mark.steps.filter((step) => step.bare).length, 0);
  const words = count > 1 ? [t`${grouped(count)} name no standard`, t`no standard`] : [t`no standard named`];
  const x = newest.mark.x + 0.5;
  const from = newest.y + (newest.mark.steps.length > 1 ? 10 : 5);
  const y = base - 6;
  const ends: readonly LabelForm[] = words.flatMap((name): LabelForm[] => [
    { x: x - 6, y, anchor: 'end', name, nameClass: 'm' },
    { x: x + 6, y, anchor: 'start', name, nameClass: 'm' },
    { x: x + newest.mark.half + 4, y, anchor: 'start', name, nameClass: 'm' },
  ]);
  const label = placeLabel(scene.ground, ends);
  return label === null
    ? null
    : [from < base - 8 && line({ x, y: from }, { x, y: base - 5 }, 'lead'), label.markup];
}

interface Flag {
  readonly item: PictureItem;
  readonly many: boolean;
  readonly x: number;
  readonly y: number;
  readonly name: string;
  readonly note: string;
  readonly bad: boolean;
}

function flagOf({ mark, y }: Placed, today: Day): Flag | null {
  const first = mark.steps[0];
  if (mark.kind === 'done' || first === undefined) return null;
  const many = mark.steps.length > 1;
  const bad = mark.kind === 'late';
  if (many && !bad && !sameDay(mark)) return null;
  const note = bad
    ? many
      ? t`late`
      : daysLate(first.late)
    : !many && first.item.status === 'paused'
      ? t`paused`
      : dateBeside(mark.day, today);
  return {
    item: first.item,
    many,
    x: mark.x,
    y: y + (many ? 5 : 0),
    name: many ? counted(mark.steps.length, 'step') : titleOf(first.item),
    note,
    bad,
  };
}

function sameDay(mark: StepMark): boolean {
  return mark.steps.every((step) => step.day === mark.day);
}

/** Places names under the stairs: the earlier the step, the lower its line, so that no leader crosses a name. */
function aheadLabels(
  scene: Scene,
  placed: readonly Placed[],
  { now, base }: { readonly now: number; readonly base: number },
  gathered: boolean,
): Part[] {
  const { ground } = scene;
  const flags = placed.map((each) => flagOf(each, scene.axis.today)).filter((flag) => flag !== null);
  const fits = Math.floor((base - now - 14) / ROW) + 1;
  const all = !gathered && placed.length <= MAX_SINGLE_STEPS && flags.length <= fits + 3;
  const chosen = all
    ? flags
    : [...flags.filter((flag) => flag.bad).slice(0, 2), ...flags.filter((flag) => !flag.bad).slice(0, 3)];
  const out: Part[] = [];
  let row = 0;
  for (const flag of chosen) {
    const y = base - 6 - ROW * row;
    if (y - 11 < flag.y + 8) continue;
    const label = placeLabel(ground, flagForms(scene, flag, y));
    if (label === null) continue;
    const x = flag.x + 0.5;
    const drawn = [line({ x, y: flag.y + 6 }, { x, y: y + 1 }, flag.bad ? 'lead bad' : 'lead'), label.markup];
    out.push(flag.many ? drawn : scene.marks.tag(flag.item, drawn));
    ground.takeLine({ x, y: flag.y + 6 }, { x, y: y + 1 }, 1);
    row += 1;
  }
  return out;
}

/** Yields the positions of a flag's text: right of its leader, or left of it if it fits there whole or longer. */
function* flagForms({ axis }: Scene, flag: Flag, y: number): Generator<LabelForm> {
  const brief = flag.bad ? { words: t`late`, fault: true } : undefined;
  const words = { y, name: flag.name, note: flag.note, noteClass: flag.bad ? 'bad' : 'm' };
  const right = { ...words, x: flag.x + 6, anchor: 'start' } as const;
  const left = { ...words, x: flag.x - 6, anchor: 'end' } as const;
  const rooms = [axis.width - flag.x - 8, flag.x - axis.now - 15] as const;
  yield* whole(right, brief);
  yield* whole(left, brief);
  if (rooms[1] > rooms[0]) yield* shorter(left, rooms[1], brief);
  yield* shorter(right, rooms[0], brief);
}

/** Draws what follows the last step: nothing, or what lies after the period. */
function openLabel(
  scene: Scene,
  end: { x: number; y: number; day: Day | null },
  beyond: readonly Day[],
  count: number,
): Part {
  const { axis, ground } = scene;
  if (count === 0) return null;
  const after = end.day !== null && end.day > axis.today ? end.day : axis.today;
  const words =
    beyond.length > 0
      ? [
          t`${counted(beyond.length, 'more step')} after ${monthYear(axis.period.last)}`,
          t`${grouped(beyond.length)} more later`,
        ]
      : axis.width - end.x > 120
        ? [t`no step planned after ${monthYear(after)}`]
        : [];
  const forms = words.flatMap((name): LabelForm[] =>
    [-8, -14, -20].map((dy) => ({ x: axis.width, y: end.y + dy, anchor: 'end', name, nameClass: 'm' })),
  );
  return (
    placeLabel(
      ground,
      forms.filter((form) => form.x - textWidth(form.name) > axis.now + 8),
    )?.markup ?? null
  );
}
