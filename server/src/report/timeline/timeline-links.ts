/** Draws dependencies: from the end of one bar to the start of another, with one bend, behind the bars. */
import { number, type Part } from '../drawing/markup.ts';
import type { Marks } from '../drawing/scene.ts';
import { path } from '../drawing/svg.ts';
import type { Bar } from './timeline-bars.ts';

/** Maximum number of links; more would hide the bars. */
const MAX_LINKS = 120;

export function dependencies(places: ReadonlyMap<string, Bar>, width: number, marks: Marks): Part[] {
  const out: Part[] = [];
  for (const to of places.values())
    for (const key of to.row.item.dependsOn) {
      const from = places.get(key);
      if (from === undefined || from === to || out.length >= MAX_LINKS || !to.startShown) continue;
      out.push(marks.between(from.row.item, to.row.item, link(from, to, width)));
    }
  return out;
}

function link(from: Bar, to: Bar, width: number): Part {
  // The prerequisite ends after the dependent work begins: the plan cannot work.
  const wrong = from.end > to.start + 0.5;
  const bad = wrong ? ' bad' : '';
  const target = to.start - 1;
  const turn = Math.max(-10, Math.min(from.end + 6, target - 8, width - 4));
  const down = to.y > from.y ? 1 : -1;
  const r = Math.min(4, Math.max(0, Math.abs(to.y - from.y) / 2));
  const into = `q0 ${number(r * down)} ${r} ${number(r * down)}H${number(target - 3)}`;
  const out =
    turn - r >= from.end
      ? `M${number(from.end)} ${number(from.y + 0.5)}H${number(turn - r)}q${r} 0 ${r} ${number(r * down)}`
      : `M${number(turn)} ${number(from.y + 0.5 + (from.row.track === 'strategic' ? 6 : 5) * down)}`;
  const d = `${out}V${number(to.y + 0.5 - r * down)}${into}`;
  return [path(d, `dep${bad}`), path(`M${number(target)} ${number(to.y + 0.5)}l-6-3v6z`, `tip${bad}`)];
}
