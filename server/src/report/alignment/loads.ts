/** Draws the load of each team: the effort of open items on both paths against capacity. */
import { t } from '../../core/text/l10n.ts';
import { glyphIcon } from '../drawing/glyphs.ts';
import { isolated, type Markup, markup, number, type Part } from '../drawing/markup.ts';
import { path, rect } from '../drawing/svg.ts';
import { type Facts, isOpen, placeOf } from '../facts/facts.ts';
import { grouped, titleOf } from '../facts/words.ts';

interface Load {
  readonly name: string;
  readonly operational: number;
  readonly mixed: number;
  readonly strategic: number;
  readonly capacity: number | null;
}

/** Maximum number of teams listed; the fullest come first if there are more. */
const MAX_TEAMS = 24;

/** Returns a list of teams with bars; null if no team has effort. */
export function loads(facts: Facts, width: number): Markup | null {
  const sums = new Map<string, { operational: number; mixed: number; strategic: number }>();
  // Capacity is for all work, including what a filter hides.
  for (const item of [...facts.view.items, ...(facts.view.part?.others ?? [])]) {
    const place = placeOf(item);
    if (!isOpen(item) || place === 'unplaced' || place === 'neither') continue;
    for (const { team, effort } of item.teams) {
      const sum = sums.get(team) ?? { operational: 0, mixed: 0, strategic: 0 };
      sum[place] += effort ?? 0;
      sums.set(team, sum);
    }
  }
  const rows = facts.view.teams.flatMap((team): Load[] => {
    const sum = sums.get(team.key);
    const some = sum !== undefined && total({ name: '', capacity: null, ...sum }) > 0;
    return some
      ? [{ name: titleOf({ title: team.name, id: team.key }), capacity: team.capacity, ...sum }]
      : [];
  });
  if (rows.length === 0) return null;
  const order =
    rows.length > MAX_TEAMS ? rows.toSorted((a, b) => total(b) - total(a)).slice(0, MAX_TEAMS) : rows;
  const max = order.reduce((most, row) => Math.max(most, total(row), row.capacity ?? 0), 0) * 1.02;
  const one = width < 760;
  // Fill the first column, then the second.
  const half = Math.ceil(order.length / 2);
  const cells = one
    ? order
    : order.map((_, i) => order[i % 2 === 0 ? i / 2 : half + (i - 1) / 2]).filter((row) => row !== undefined);
  return markup`<ul class="loads${one && ' one'}">${cells.map((row) => line(row, max))}</ul>`;
}

function total(load: Load): number {
  return load.operational + load.mixed + load.strategic;
}

function line(load: Load, max: number): Part {
  const sum = total(load);
  const over = load.capacity !== null && sum > load.capacity + 1e-9;
  const said =
    load.capacity === null ? `${grouped(sum)} fte` : t`${grouped(sum)} of ${grouped(load.capacity)} fte`;
  return markup`<li><span class="t" dir="auto">${isolated(load.name)}</span>${bars(load, max)}<span class="num${over && ' fault'}">${over && glyphIcon('alarm')}${said}</span></li>`;
}

/** Draws a bar stretched to the available width. Only lengths are encoded, so that the distortion does no harm. */
function bars(load: Load, max: number): Markup {
  const w = (value: number): number => (value / max) * 1000;
  const a = w(load.operational);
  const b = a + w(load.mixed);
  const c = b + w(load.strategic);
  const cap = load.capacity === null ? null : path(`M${number(w(load.capacity))} 1V15`, 'cap');
  return markup`<svg viewBox="0 0 1000 16" width="100%" height="16" preserveAspectRatio="none" aria-hidden="true">${a > 0 && rect({ x: 0, y: 4, width: a, height: 8 }, 'barop')}${b > a && [rect({ x: a + 3, y: 4, width: b - a - 3, height: 3 }, 'barst'), rect({ x: a + 3, y: 9, width: b - a - 3, height: 3 }, 'barop')]}${c > b && rect({ x: b + 3, y: 4, width: c - b - 3, height: 8 }, 'barst')}${cap !== null && [markup`<g class="caphalo">${cap}</g>`, cap]}</svg>`;
}
