/** Draws the X-matrix: goals, steps, leaps and measures on four sides, and their links in the corners. */
import { t } from '../../core/text/l10n.ts';
import { isolated, markup, type Part } from '../drawing/markup.ts';
import type { Picture, PictureOptions } from '../drawing/picture.ts';
import { Marks } from '../drawing/scene.ts';
import { circle, path, rect, type TextPlace, text } from '../drawing/svg.ts';
import { cutText, textWidth } from '../drawing/text-width.ts';
import { type Facts, isOpen, placeOf } from '../facts/facts.ts';
import { goalRows } from '../facts/goals.ts';
import type { GoalView, PictureItem } from '../facts/view-data.ts';
import { titleOf } from '../facts/words.ts';

const C = 22;
/**
 * Maximum number of columns of operational items, and of rows of leaps and of goals. The last one stands for all that
 * are left.
 */
const MAX_LINES = 24;
const CENTRE_HEIGHT = 190;

/** Key of the column or row that stands for several items; it is not a link. */
const REST = '';

interface Sides {
  readonly west: readonly PictureItem[];
  readonly north: readonly PictureItem[];
  readonly south: readonly GoalView[];
  readonly east: readonly { readonly goal: GoalView; readonly name: string }[];
  readonly owners: readonly string[];
}

function sidesOf(facts: Facts, width: number): Sides {
  const steps = facts.steps
    .map((step) => step.item)
    .filter((item) => isOpen(item) || (item.status === 'done' && item.sustains.length > 0));
  const north = gathered(facts.leaps.map((leap) => leap.item).reverse(), MAX_LINES, () => false);
  // Goals with measures first: the others may be too many to read.
  const goals = goalRows(facts)
    .filter((row) => !row.group)
    .map((row) => row.goal);
  const south = goals.length <= MAX_LINES ? goals : goals.filter((_, at) => at < MAX_LINES);
  const east = south.flatMap((goal) =>
    goal.measures.slice(0, 1).map((measure) => ({ goal, name: measure.name })),
  );
  const owners = [...new Set(north.flatMap((item) => (item.owner === null ? [] : [item.owner])))];
  const room = Math.floor((width - 240) / C) - east.length - owners.length;
  const linked = (item: PictureItem): boolean =>
    item.sustains.length > 0 || north.some(({ dependsOn }) => dependsOn.includes(item.key));
  const all = [...facts.mixed.filter(isOpen), ...steps];
  const west = gathered(all, Math.max(1, Math.min(MAX_LINES, room)), linked);
  return { west, north, south, east, owners };
}

/**
 * Returns at most `most` items, those selected by `matters` first. The last one stands for the rest and carries all
 * their links.
 */
function gathered(
  items: readonly PictureItem[],
  most: number,
  matters: (item: PictureItem) => boolean,
): readonly PictureItem[] {
  if (items.length <= most) return items;
  const order = [...items.filter(matters), ...items.filter((item) => !matters(item))];
  const rest = order.slice(most - 1);
  const [first] = rest;
  if (first === undefined) return order;
  const union = (of: (item: PictureItem) => readonly string[]): string[] => [...new Set(rest.flatMap(of))];
  const one: PictureItem = {
    ...first,
    key: REST,
    title: t`${rest.length} more`,
    owner: null,
    goals: union(({ goals }) => goals),
    sustains: union(({ sustains }) => sustains),
    dependsOn: union(({ dependsOn }) => dependsOn),
  };
  return [...order.slice(0, most - 1), one];
}

/** Returns null if the matrix is readable at this width; else the reason why the table replaces it. */
export function fitsXMatrix(facts: Facts, width: number): string | null {
  const sides = sidesOf(facts, width);
  if (sides.north.length + sides.west.length === 0 || sides.south.length === 0)
    return t`The X-matrix needs goals and work. The table shows what there is.`;
  if (width < 760) return t`The X-matrix needs a wider panel. The table says the same.`;
  const columns = sides.west.length + sides.east.length + sides.owners.length;
  if (columns * C + 240 > width) return t`The X-matrix needs a wider panel. The table says the same.`;
  return null;
}

// biome-ignore lint/complexity/noExcessiveLinesPerFunction: one drawing: its parts share the measures of the grid.
export function xMatrix(facts: Facts, options: PictureOptions): Picture {
  const { west, north, south, east, owners } = sidesOf(facts, options.width);
  const marks = new Marks(options.interactive);
  const columns = west.length + east.length + owners.length;
  const centre = Math.max(150, Math.min(280, options.width - columns * C - 90));
  const x1 = west.length * C;
  const x2 = x1 + centre;
  const x3 = x2 + east.length * C;
  const x4 = x3 + 10;
  const x5 = x4 + owners.length * C;
  const y0 = 20;
  const y1 = y0 + north.length * C;
  const y2 = y1 + CENTRE_HEIGHT;
  const y3 = y2 + south.length * C;
  const out: Part[] = [];
  const mesh = (xa: number, ya: number, xb: number, yb: number): void => {
    let d = '';
    for (let x = xa + C; x < xb && (xb - xa) % C === 0; x += C) d += `M${x + 0.5} ${ya}V${yb}`;
    if (d !== '') out.push(path(d, 'mesh'));
  };
  const lines = (xa: number, ya: number, xb: number, yb: number): void => {
    let d = '';
    for (let y = ya + C; y < yb; y += C) d += `M${xa} ${y + 0.5}H${xb}`;
    if (d !== '' && xb > xa) out.push(path(d, 'mesh'));
  };
  for (const [a, b] of [
    [0, x1],
    [x2, x3],
  ] as const) {
    mesh(a, y0, b, y3);
    lines(a, y0, b, y1);
    lines(a, y2, b, y3);
  }
  lines(x1, y0, x2, y1);
  lines(x1, y2, x2, y3);
  if (owners.length > 0) {
    mesh(x4, y0, x5, y2);
    lines(x4, y0, x5, y1);
    out.push(
      rect({ x: x4 + 0.5, y: y0 + 0.5, width: x5 - x4, height: y2 - y0 }, 'zone frame'),
      path(`M${x4} ${y1 + 0.5}H${x5}`, 'frame zone'),
    );
  }
  out.push(
    rect({ x: 0.5, y: y0 + 0.5, width: x3, height: y3 - y0 }, 'zone frame'),
    path(
      `M${x1 + 0.5} ${y0}V${y3}M${x2 + 0.5} ${y0}V${y3}M0 ${y1 + 0.5}H${x3}M0 ${y2 + 0.5}H${x3}`,
      'frame zone',
    ),
  );
  out.push(path(`M${x1} ${y1}L${x2} ${y2}M${x2} ${y1}L${x1} ${y2}`, 'ex zone'));
  const mx = (x1 + x2) / 2;
  const my = (y1 + y2) / 2;
  out.push(
    text({ x: mx, y: y1 + 22, anchor: 'middle' }, t`Strategic`, 'b stt'),
    text({ x: mx, y: y2 - 14, anchor: 'middle' }, t`Goals`, 'b'),
    upright({ x: x1 + 20, y: my, anchor: 'middle' }, t`Operational`, 'b opt'),
    upright({ x: x2 - 12, y: my, anchor: 'middle' }, t`Measures`, 'b'),
  );
  const room = CENTRE_HEIGHT - 14;
  west.forEach((item, i) => {
    const name = upright(
      { x: i * C + C / 2 + 4, y: y2 - 8 },
      cutText(titleOf(item), room),
      item.key === REST ? 'm' : item.goals.length === 0 ? 'bad' : '',
    );
    out.push(
      item.key === REST
        ? name
        : marks.item(item, `${titleOf(item)}. ${servesWords(item.goals.length)}`, name),
    );
  });
  east.forEach((measure, i) => {
    out.push(upright({ x: x2 + i * C + C / 2 + 4, y: y2 - 8 }, cutText(measure.name, room), ''));
  });
  owners.forEach((owner, i) => {
    out.push(upright({ x: x4 + i * C + C / 2 + 4, y: y2 - 8 }, cutText(owner, room), ''));
  });
  north.forEach((item, i) => {
    const name = text({ x: x1 + 8, y: y0 + i * C + 15 }, cutText(titleOf(item), centre - 14));
    out.push(item.key === REST ? name : marks.item(item, `${titleOf(item)}.`, name));
  });
  const served = new Set(
    facts.view.items.flatMap((item) =>
      item.status === 'idea' || item.status === 'stopped' ? [] : item.goals,
    ),
  );
  south.forEach((goal, i) => {
    out.push(
      text(
        { x: x1 + 8, y: y2 + i * C + 15 },
        cutText(titleOf({ title: goal.title, id: goal.key }), centre - 14),
        served.has(goal.key) ? '' : 'bad',
      ),
    );
  });
  out.push(dots({ west, north, south, east, owners }, { x2, x4, y0, y2 }));
  const caption = (x: number, y: number, dot: string, words: string): void => {
    out.push(
      dot !== '' && circle(x + 5, y - 4, 4.5, `cell ${dot}`),
      text({ x: x + (dot === '' ? 0 : 15), y }, words, 'm'),
    );
  };
  const first = textWidth(t`sustains the leap`) + 30;
  if (x1 + centre > first + 130) {
    caption(0, 11, 'co', t`sustains the leap`);
    caption(first, 11, 'need', t`the leap needs it`);
  }
  if (east.length > 0) caption(x2, 11, '', t`moves`);
  if (owners.length > 0) caption(Math.max(x4, x2 + 50), 11, '', t`owns`);
  caption(0, y3 + 17, '', t`serves`);
  if (east.length > 0) caption(x2, y3 + 17, '', t`measures`);
  const serves = textWidth(t`serves`) + 4;
  west.forEach((item, i) => {
    if (item.goals.length === 0 && i * C + 7 > serves)
      out.push(path(`M${i * C + 7} ${y3 + 5}l8 8m0-8l-8 8`, 'gapx'));
  });
  south.forEach((goal, i) => {
    if (!served.has(goal.key))
      out.push(
        path(`M${x3 + 8} ${y2 + i * C + 7}l8 8m0-8l-8 8`, 'gapx'),
        text({ x: x3 + 22, y: y2 + i * C + 15 }, t`no work`, 'bad'),
      );
  });
  return { content: markup`${out}`, width: Math.max(x5 + 2, x3 + 80), height: y3 + 24 };
}

/** Draws a line of text that reads upwards. */
function upright({ x, y, anchor }: TextPlace, words: string, cls: string): Part {
  return markup`<text transform="translate(${x} ${y}) rotate(-90)"${anchor !== undefined && anchor !== 'start' && markup` text-anchor="${anchor}"`}${cls !== '' && markup` class="${cls}"`}>${isolated(words)}</text>`;
}

function dots(
  sides: Sides,
  at: { readonly x2: number; readonly x4: number; readonly y0: number; readonly y2: number },
): Part {
  const out: Part[] = [];
  const dot = (x: number, y: number, cls: string, words: string): void => {
    out.push(
      markup`<g class="own"><title>${isolated(words)}</title>${circle(x + C / 2 + 0.5, y + C / 2 + 0.5, 4.5, `cell ${cls}`)}</g>`,
    );
  };
  sides.west.forEach((item, a) => {
    const kind = placeOf(item) === 'mixed' ? 'cx' : 'co';
    sides.south.forEach((goal, b) => {
      if (item.goals.includes(goal.key))
        dot(a * C, at.y2 + b * C, kind, t`${titleOf(item)} serves ${goal.title}`);
    });
    sides.north.forEach((leap, b) => {
      if (item.sustains.includes(leap.key))
        dot(a * C, at.y0 + b * C, 'co', t`${titleOf(item)} sustains ${titleOf(leap)}`);
      else if (leap.dependsOn.includes(item.key))
        dot(a * C, at.y0 + b * C, 'need', t`${titleOf(leap)} depends on ${titleOf(item)}`);
    });
  });
  sides.north.forEach((leap, b) => {
    sides.east.forEach(({ goal, name }, a) => {
      if (leap.goals.includes(goal.key))
        dot(at.x2 + a * C, at.y0 + b * C, 'cs', t`${titleOf(leap)} moves ${name}`);
    });
    sides.owners.forEach((owner, a) => {
      if (leap.owner === owner) dot(at.x4 + a * C, at.y0 + b * C, 'cs', t`${owner} owns ${titleOf(leap)}`);
    });
  });
  sides.south.forEach((goal, b) => {
    sides.east.forEach((measure, a) => {
      if (measure.goal === goal)
        dot(at.x2 + a * C, at.y2 + b * C, 'cg', t`${measure.name} measures ${goal.title}`);
    });
  });
  return out;
}

function servesWords(goals: number): string {
  if (goals === 0) return t`Serves no goal.`;
  return goals === 1 ? t`Serves one goal.` : t`Serves ${goals} goals.`;
}
