/** Draws the two paths: stairs of few leaps above, stairs of many steps below, standards between them. */
import { later, t, translated } from '../../core/text/l10n.ts';
import { axisLabels, todayLine } from '../drawing/axis.ts';
import { Ground, type LabelForm, labelBox, placeLabel } from '../drawing/labels.ts';
import { type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Picture, PictureOptions } from '../drawing/picture.ts';
import { Marks, type Scene } from '../drawing/scene.ts';
import { circle, line, moved, text } from '../drawing/svg.ts';
import type { Facts } from '../facts/facts.ts';
import { leapRows, leastLane } from '../facts/leap-rows.ts';
import { timeAxis } from '../facts/time.ts';
import { counted } from '../facts/words.ts';
import { border } from './border.ts';
import { borderRows, foot, gutterBlock, operationalRows, strategicRows } from './gutter.ts';
import { type StrategicLane, strategicLane } from './leaps.ts';
import { type OperationalLane, operationalLane } from './steps.ts';

const GUTTER = 190;
const GUTTER_GAP = 14;
const BAND = 36;
const AXIS = 22;
/** Below this drawing width, the gutter becomes two columns above the plot (a 900 px page minus margins). */
const WIDE = 840;

const names = {
  strategic: [later`Strategic initiatives`, later`Few leaps that change what we do`],
  operational: [later`Operational improvement`, later`Many steps that make it work better`],
} as const;

/** Draws both lanes, gutter and foot. Deterministic. */
export function twoPaths(facts: Facts, options: PictureOptions): Picture {
  const width = Math.max(240, Math.round(options.width));
  const wide = width >= WIDE;
  const period = options.period ?? facts.view.period;
  const plotX = wide ? GUTTER + GUTTER_GAP : 0;
  const plotWidth = width - plotX;
  const plan = leapRows(facts, period);
  const head = wide ? 0 : 22;
  const roomy = wide ? 196 + Math.max(0, width - 860) * 0.12 : 190;
  const lane = Math.round(Math.max(roomy, leastLane(plan)));
  const columns = wide ? null : gutterColumns(facts, width);
  const top = columns === null ? 0 : columns.height + 14;
  const base = head + lane;
  const opTop = base + (wide ? BAND : BAND - 2) + head;
  const opBase = opTop + lane;
  const axis = timeAxis(period, facts.view.today, plotWidth);
  const marks = new Marks(options.interactive);
  const scene: Scene = { facts, axis, ground: new Ground(plotWidth, opBase), marks };
  if (axis.showsToday) scene.ground.takeLine({ x: axis.now, y: 0 }, { x: axis.now, y: opBase }, 2);
  const strategic = strategicLane(scene, plan, head, base);
  const band = border(scene, base + (opTop - head - base) / 2);
  const operational = operationalLane(scene, opTop, opBase);
  const joined = connectors(scene, strategic, operational);
  const titles = wide
    ? null
    : [
        laneTitle(scene, translated(names.strategic[0]), 'b stt', 12),
        laneTitle(scene, translated(names.operational[0]), 'b opt', opTop - head + 14),
      ];
  // Place labels last, and faults of the upper lane first, because they must not be dropped for lack of room.
  const labels = [strategic.labels(), operational.labels(), band.labels()];
  const hints = [
    emptyLeaps(scene, plan.rows.length + plan.ground.length + plan.later.length, base),
    emptySteps(scene, operational.places.size, opBase),
  ];
  const plot: Part[] = [
    markup`<g>${marks.targets}</g>`,
    markup`<g>${strategic.back}${operational.back}${joined.lines}</g>`,
    markup`<g>${strategic.marks}${joined.teeth}${band.marks}${operational.marks}</g>`,
    markup`<g>${line({ x: 0, y: opBase + 0.5 }, { x: plotWidth, y: opBase + 0.5 }, 'axis')}${axisLabels(axis, opBase + 17, (x) => line({ x, y: opBase }, { x, y: opBase + 4 }, 'axis'), 62)}${todayLine(axis, 0, opBase + 5)}</g>`,
    markup`<g class="labels">${titles}${labels}${hints}</g>`,
  ];
  const under = foot(scene, plan, { period, width, narrow: !wide });
  const footY = top + opBase + AXIS + 8;
  const side = wide ? wideGutter(facts, opTop, base) : columns?.markup;
  return {
    content: markup`${side}${moved(plotX, top, plot)}${moved(0, footY, under.markup)}`,
    width,
    height: footY + under.height,
    plot: { x: plotX, axis },
  };
}

/** Draws a lane's name above it if there is no gutter: at the right, clear of today and the connectors. */
function laneTitle(scene: Scene, name: string, nameClass: string, y: number): Part {
  const { axis, ground } = scene;
  const forms: readonly LabelForm[] = [
    { x: axis.width, y, anchor: 'end', name, nameClass },
    { x: axis.now + 9.5, y, anchor: 'start', name, nameClass },
    { x: axis.now - 9, y, anchor: 'end', name, nameClass },
    { x: 0, y, anchor: 'start', name, nameClass },
    { x: axis.width, y, anchor: 'end', name: name.split(' ')[0] ?? name, nameClass },
  ];
  return placeLabel(ground, forms)?.markup ?? null;
}

function wideGutter(facts: Facts, opTop: number, base: number): Part {
  const upper = gutterBlock(
    {
      title: translated(names.strategic[0]),
      caption: translated(names.strategic[1]),
      groups: strategicRows(facts),
      cls: 'stt',
    },
    { room: GUTTER },
  );
  const lower = gutterBlock(
    {
      title: translated(names.operational[0]),
      caption: translated(names.operational[1]),
      groups: operationalRows(facts),
      cls: 'opt',
    },
    { room: GUTTER },
  );
  return [upper.markup, moved(0, base + BAND / 2, borderRows(facts, GUTTER)), moved(0, opTop, lower.markup)];
}

function gutterColumns(facts: Facts, width: number): { readonly markup: Markup; readonly height: number } {
  const column = (width - 24) / 2;
  const left = gutterBlock(
    { title: translated(names.operational[0]), caption: '', groups: operationalRows(facts), cls: 'opt' },
    {
      room: column,
      tall: true,
    },
  );
  const right = gutterBlock(
    { title: translated(names.strategic[0]), caption: '', groups: strategicRows(facts), cls: 'stt' },
    {
      room: column,
      tall: true,
    },
  );
  return {
    markup: markup`${left.markup}${moved(column + 24, 0, right.markup)}`,
    height: Math.max(left.height, right.height),
  };
}

/** Connects each tooth of a tread to the step that lifted it. */
function connectors(
  scene: Scene,
  strategic: StrategicLane,
  operational: OperationalLane,
): { readonly lines: Part[]; readonly teeth: Part[] } {
  const lines: Part[] = [];
  const teeth: Part[] = [];
  for (const tooth of strategic.teeth) {
    teeth.push(scene.marks.between(tooth.leap, tooth.item, circle(tooth.x, tooth.y, 2.5, 'tooth')));
    scene.ground.takeDisc(tooth.x, tooth.y, 2.5);
    const step = operational.places.get(tooth.item.key);
    if (step === undefined || Math.abs(step.x - tooth.x) > 16) continue;
    // If steps are grouped, end the line at the disc that contains this one.
    const x = tooth.x + 0.5;
    lines.push(
      scene.marks.between(tooth.leap, tooth.item, line({ x, y: tooth.y }, { x, y: step.y - 5 }, 'conn')),
    );
    scene.ground.takeLine({ x, y: tooth.y }, { x, y: step.y - 5 }, 1);
  }
  return { lines, teeth };
}

/** Draws words for a path without work, or without dates in this period. Never draws stairs that nobody stated. */
function emptyLeaps(scene: Scene, count: number, base: number): Part {
  if (count > 0) return null;
  const { length } = scene.facts.strategic.items;
  return emptyLabel(
    scene,
    length > 0
      ? { title: t`No date in this time: ${counted(length, 'initiative')} not drawn`, why: '' }
      : {
          title: t`No initiative on this path`,
          why: knownEmpty(scene) ? t`Nothing here changes what we do.` : '',
        },
    'add-strategic',
    { y: base - 30, up: -44 },
  );
}

function emptySteps(scene: Scene, count: number, base: number): Part {
  if (count > 0) return null;
  const { length } = scene.facts.operational.items;
  return emptyLabel(
    scene,
    length > 0
      ? { title: t`No date in this time: ${counted(length, 'step')} not drawn`, why: '' }
      : {
          title: t`No step on this path`,
          why: knownEmpty(scene) ? t`Nothing here keeps today’s work good.` : '',
        },
    'add-operational',
    { y: base - 30, up: -16 },
  );
}

/** Checks that no item could be on an empty path all the same: one that is mixed is in part, one without a track may be. */
const knownEmpty = ({ facts }: Scene): boolean => facts.mixed.length + facts.unplaced.length === 0;

/** Text for an empty lane: that it is empty, and why that matters, if it does. */
interface EmptyWords {
  readonly title: string;
  readonly why: string;
}

/**
 * Draws two lines about an empty lane, the second with a remedy; on a narrow page three lines or fewer words. Placed at
 * `y` (px) if possible, else up to three times `up` px further.
 */
function emptyLabel(
  scene: Scene,
  { title, why }: EmptyWords,
  action: 'add-strategic' | 'add-operational',
  { y, up }: { readonly y: number; readonly up: number },
): Part {
  const { axis, ground, marks } = scene;
  const way = !marks.interactive ? '' : action === 'add-strategic' ? t`Add an initiative` : t`Add a step`;
  const both = [why, way].filter((words) => words !== '').join(' ');
  const variants = [[title, both], [title, why, way], [title, way], [way]].map((lines) =>
    lines.filter((words) => words !== ''),
  );
  const liked = [axis.now + 9.5, axis.width * 0.56, axis.width * 0.3, 8].flatMap((x) =>
    [0, 1, 2, 3].map((i) => ({ x, y: y + i * up })),
  );
  const others = Array.from({ length: 10 }, (_, i) => y - 16 * i).flatMap((at) =>
    Array.from({ length: 24 }, (_, i) => ({ x: 8 + (i * axis.width) / 24, y: at })),
  );
  for (const lines of variants.filter((each) => each.length > 0))
    for (const spot of [...liked, ...others]) {
      const forms = lines.map(
        (name, i): LabelForm => ({
          x: spot.x,
          y: spot.y + 17 * i,
          anchor: 'start',
          name,
          ...(name === title ? { nameClass: 'b' } : {}),
        }),
      );
      const boxes = forms.map(labelBox);
      if (!boxes.every((box) => ground.free({ ...box, r: box.r + 4 }))) continue;
      for (const box of boxes) ground.take({ ...box, l: box.l - 3, r: box.r + 3 });
      return forms.map((form) => emptyLine(form, { title, why }, way, marks.action(way, action)));
    }
  return null;
}

function emptyLine(form: LabelForm, { title, why }: EmptyWords, way: string, link: Part): Part {
  const { x, y, name } = form;
  if (name === title) return text({ x, y }, name, 'b');
  const withWay = way !== '' && name.endsWith(way);
  const said = name.startsWith(why) ? why : '';
  return text({ x, y }, markup`${said}${said !== '' && withWay && ' '}${withWay && link}`, 'm');
}
