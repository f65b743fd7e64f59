/** Draws a leap that has landed: its run-up, its riser, and the tread that later improvements lift. */
import { capital } from '../../base/words.ts';
import { t } from '../../core/text/l10n.ts';
import { aired, type LabelForm, placeLabel, shorter, whole } from '../drawing/labels.ts';
import { number, type Part } from '../drawing/markup.ts';
import type { Scene } from '../drawing/scene.ts';
import { type Point, path } from '../drawing/svg.ts';
import type { Leap } from '../facts/facts.ts';
import { climbOf } from '../facts/leap-rows.ts';
import { landedNote } from '../facts/leap-words.ts';
import { longDate } from '../facts/time.ts';
import { titleOf } from '../facts/words.ts';
import type { Drawn, Row, Tooth } from './leap-row.ts';

/** Maximum number of teeth connected to their steps, per leap; more would form a curtain. */
const MAX_TEETH = 12;

/**
 * Draws the row, and returns a function that places its label once all rows are drawn.
 * @param base where the body of the leap ends, in px
 */
export function landedRow(scene: Scene, row: Row, base: number, drawn: Drawn): () => Part {
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
