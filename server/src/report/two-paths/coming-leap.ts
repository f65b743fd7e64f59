/** Draws a leap that is still to land: its run-up, its milestones, and the riser where it is due. */
import { t } from '../../core/text/l10n.ts';
import { type LabelForm, placeLabel, shorter } from '../drawing/labels.ts';
import { type Markup, number, type Part } from '../drawing/markup.ts';
import type { Scene } from '../drawing/scene.ts';
import { diamond, path } from '../drawing/svg.ts';
import type { Leap } from '../facts/facts.ts';
import { longDate, monthYear } from '../facts/time.ts';
import { daysLate, titleOf } from '../facts/words.ts';
import type { Drawn, Row } from './leap-row.ts';

/** Position of a coming leap's riser in px, and its surroundings. */
interface Riser {
  readonly x: number;
  /** Position of the previous riser. */
  readonly before: number | null;
  readonly next: Leap | null;
}

/** Draws the row, and returns a function that places its labels once all rows are drawn. */
export function comingRow(scene: Scene, row: Row, { x, before, next }: Riser, drawn: Drawn): () => Part {
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
