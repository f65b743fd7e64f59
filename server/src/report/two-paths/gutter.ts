/** Draws the words beside and under the picture: counts with glyphs, three checks per path, and what is not drawn. */
import type { Day } from '../../core/text/days.ts';
import { t } from '../../core/text/l10n.ts';
import { type Glyph, glyph } from '../drawing/glyphs.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Scene } from '../drawing/scene.ts';
import { moved, span, text } from '../drawing/svg.ts';
import { cutText, textWidth, wrapText } from '../drawing/text-width.ts';
import type { Answer, Facts, PathFacts } from '../facts/facts.ts';
import type { LeapRows } from '../facts/leap-rows.ts';
import { dateBeside, monthYear } from '../facts/time.ts';
import type { PeriodView } from '../facts/view-data.ts';
import { anyCounted, counted, grouped, titleOf } from '../facts/words.ts';

const LINE = 17;

/** A line of the gutter: a glyph, words, and further words in red or grey. */
interface Row {
  readonly mark: Glyph;
  readonly words: string;
  readonly fault?: string;
  readonly fact?: string;
  readonly muted?: boolean;
}

const answers: Readonly<Record<Answer, Glyph>> = { yes: 'yes', no: 'no', unknown: 'unknown', none: 'dash' };

export function strategicRows(facts: Facts): readonly (readonly Row[])[] {
  const path = facts.strategic;
  const unheld = facts.leaps.filter((leap) => leap.state === 'unheld').length;
  // Up to four rows fit beside the lane.
  const coming: Row[] =
    path.late + path.paused > 0
      ? [
          {
            mark: 'ahead',
            words: t`${grouped(path.underWay)} under way`,
            fault: anyCounted(path.lateOf.underWay, 'late'),
          },
          {
            mark: 'ahead',
            words: [anyCounted(path.paused, 'paused'), t`${grouped(path.planned)} planned`]
              .filter(Boolean)
              .join(', '),
            fault: anyCounted(path.lateOf.paused + path.lateOf.planned, 'late'),
          },
        ]
      : [{ mark: 'ahead', words: t`${grouped(path.underWay)} under way, ${grouped(path.planned)} planned` }];
  const counts: Row[] = [
    { mark: 'landed', words: t`${grouped(path.done)} landed`, fact: anyCounted(unheld, 'unheld') },
    ...coming,
    {
      mark: 'milestone',
      words: counted(path.milestones, 'milestone'),
      fault: anyCounted(path.lateMilestones, 'late'),
    },
  ];
  return [path.items.length > 0 ? counts : [], checks(path, facts.view.today)];
}

export function operationalRows(facts: Facts): readonly (readonly Row[])[] {
  const path = facts.operational;
  const counts: Row[] = [
    {
      mark: 'done',
      words: t`${grouped(path.done)} in place`,
      fact: anyCounted(facts.bare, 'no standard'),
    },
    {
      mark: 'live',
      words: t`${grouped(path.underWay)} under way`,
      fault: anyCounted(path.lateOf.underWay, 'late'),
    },
    ...(path.paused > 0
      ? [
          {
            mark: 'live',
            words: anyCounted(path.paused, 'paused'),
            fault: anyCounted(path.lateOf.paused, 'late'),
          } as const,
        ]
      : []),
    {
      mark: 'planned',
      words: t`${grouped(path.planned)} planned`,
      fault: anyCounted(path.lateOf.planned, 'late'),
    },
  ];
  return [path.items.length > 0 ? counts : [], checks(path, facts.view.today)];
}

function checks(path: PathFacts, today: Day): readonly Row[] {
  const some = path.open > 0;
  const part = (count: number): string => t`${grouped(count)} of ${counted(path.open, 'item')}`;
  const resourced = path.resourced === 'unknown' ? part(path.stated) : t`${grouped(path.effort)} fte in all`;
  const visible = !some
    ? path.visible === 'unknown'
      ? t`not enough said`
      : t`no open item`
    : path.next !== null
      ? t`next due ${dateBeside(path.next, today)}`
      : t`no date ahead`;
  const row = (answer: Answer, words: string, fact: string): Row => ({
    mark: answers[answer],
    words,
    fact,
    muted: answer === 'none',
  });
  return [
    row(path.visible, t`Visible`, visible),
    row(path.resourced, t`Resourced`, some ? resourced : ''),
    row(
      path.alignment,
      t`Aligned`,
      !some ? '' : path.alignment === 'unknown' ? t`no goals stated` : part(path.aligned),
    ),
  ];
}

/** The gutter's text on a path: a title in the class `cls`, an optional caption, and groups of rows. */
export interface GutterBlock {
  readonly title: string;
  readonly caption: string;
  readonly groups: readonly (readonly Row[])[];
  readonly cls: string;
}

/** Draws a block with its top left at the origin, at most `room` px wide. `tall` allows rows of several lines. */
export function gutterBlock(
  { title, caption, groups, cls }: GutterBlock,
  { room, tall = false }: { readonly room: number; readonly tall?: boolean },
): { readonly markup: Markup; readonly height: number } {
  const out: Part[] = [
    text(
      { x: 0, y: 13 },
      textWidth(title, 13, true) > room + 10 ? (title.split(' ')[0] ?? title) : title,
      `h ${cls}`,
    ),
  ];
  let y = 18;
  for (const words of caption === '' ? [] : balanced(caption, room)) {
    out.push(text({ x: 0, y: y + 13 }, words, 'm'));
    y += LINE;
  }
  for (const rows of groups) {
    if (rows.length === 0) continue;
    y += caption === '' && y === 18 ? 4 : 8;
    for (const row of rows) {
      const { markup: drawn, lines } = tall ? drawTall(row, room) : { markup: drawRow(row, room), lines: 1 };
      out.push(moved(0, y, drawn));
      y += LINE * lines;
    }
  }
  return { markup: markup`<g>${out}</g>`, height: y };
}

/** Wraps words to lines of similar length: the narrowest layout with the minimum number of lines. */
function balanced(words: string, room: number): readonly string[] {
  const lines = wrapText(words, room).length;
  let narrow = room;
  while (narrow > 60 && wrapText(words, narrow - 8).length === lines) narrow -= 8;
  return wrapText(words, narrow);
}

/** Draws a row on one line, truncated if necessary. */
function drawRow(row: Row, room: number): Markup {
  const x = textStart(row);
  const end = endOf(row);
  const words = cutText(row.words, room - x);
  const left = room - x - textWidth(words) - (row.fact === undefined ? 0 : 5);
  const after =
    end === '' || left < 20
      ? null
      : row.fact !== undefined
        ? span(cutText(textWidth(end) > left ? end.replace(/ items?$/, '') : end, left), 'm', 5)
        : markup`, ${span(cutText(row.fault ?? '', left), 'bad')}`;
  return markup`${moved(0, 2.5, glyph(row.mark))}${text({ x, y: 12.5 }, markup`${words}${after}`, row.muted === true ? 'm' : '')}`;
}

/** Draws a row on as many lines as it needs. */
function drawTall(row: Row, room: number): { readonly markup: Markup; readonly lines: number } {
  const x = textStart(row);
  const end = endOf(row);
  if (textWidth(row.words + end) + 5 <= room - x || (end === '' && textWidth(row.words) <= room - x))
    return { markup: drawRow(row, room), lines: 1 };
  const said = wrapText(row.words, room - x);
  const fact = end === '' ? [] : wrapText(row.fault ?? row.fact ?? '', room - x);
  const cls = row.muted === true ? 'm' : '';
  const line = (words: string, i: number, of: string): Markup => text({ x, y: 12.5 + LINE * i }, words, of);
  return {
    markup: markup`${moved(0, 2.5, glyph(row.mark))}${said.map((words, i) => line(words, i, cls))}${fact.map((words, i) => line(words, said.length + i, row.fault === undefined ? 'm' : 'bad'))}`,
    lines: said.length + fact.length,
  };
}

const textStart = ({ mark }: Row): number => (['yes', 'no', 'unknown', 'dash'].includes(mark) ? 18 : 20);
const endOf = ({ fault, fact }: Row): string =>
  fault !== undefined && fault !== '' ? `, ${fault}` : (fact ?? '');

/** Draws what stands on the border: standards, and below them the number of mixed items if there are any. */
export function borderRows({ standards, mixed }: Facts, room: number): Markup {
  const rows: readonly Row[] = [
    { mark: 'standard', words: counted(standards.length, 'standard held', 'standards held') },
    ...(mixed.length === 0 ? [] : [{ mark: 'mixed', words: t`${grouped(mixed.length)} mixed` } as const]),
  ];
  // Clear of the title below.
  const top = -9 - 13 * (rows.length - 1);
  return markup`${rows.map((row, i) => moved(0, top + LINE * i, drawRow(row, room)))}`;
}

/** A chip of the foot: glyph and words, or words alone. */
interface Chip {
  readonly mark?: Glyph;
  readonly words: string;
  readonly cls?: string;
  readonly action?: string;
  /** True to start a new line. */
  readonly first?: boolean;
}

/** Returns the maximum width of a name in the foot, in px: two fit a line with the words around them. */
const chipRoom = (width: number): number => Math.max(190, (width - 290) / 2);

export interface FootOptions {
  readonly period: PeriodView;
  /** Width in px, including the gutter. */
  readonly width: number;
  /** True to explain chock and disc, because there is no gutter beside the band. */
  readonly narrow: boolean;
}

/** Draws the lines under the picture, top left at the origin. */
export function foot(
  { facts, marks }: Scene,
  plan: LeapRows,
  { period, width, narrow }: FootOptions,
): { readonly markup: Markup; readonly height: number } {
  const chips: Chip[] = [];
  const most = chipRoom(width);
  if (narrow) {
    chips.push({
      mark: 'standard',
      words: counted(facts.standards.length, 'standard held', 'standards held'),
    });
    if (facts.mixed.length > 0) chips.push({ mark: 'mixed', words: t`${grouped(facts.mixed.length)} mixed` });
  }
  for (const [items, words, mark] of [
    [facts.unplaced, t`Not classified`, 'none'],
    [facts.neither, t`On neither path`, 'run'],
  ] as const) {
    const shown = items.slice(0, 2);
    if (shown.length > 0) chips.push({ words, cls: 'm', first: narrow || chips.length > 0 });
    for (const item of shown) chips.push({ mark, words: cutText(titleOf(item), most) });
    if (items.length > 2) chips.push({ words: t`${grouped(items.length - 2)} more`, action: 'show-outside' });
  }
  const undated = facts.undated;
  if (undated.length > 0) chips.push({ words: t`No date`, cls: 'm', first: true });
  for (const item of undated.slice(0, 2)) chips.push({ words: cutText(titleOf(item), most) });
  if (undated.length > 2)
    chips.push({ words: t`${grouped(undated.length - 2)} more`, action: 'show-undated' });
  if (plan.beyond.length > 0)
    chips.push({
      words: t`${counted(plan.beyond.length, 'leap')} after ${monthYear(period.last)}`,
      cls: 'm',
      first: true,
    });
  const say = t`Each rise is one item, whatever its size`;
  const out: Part[] = [];
  let x = 0;
  let y = 13;
  for (const chip of chips) {
    const w = textWidth(chip.words) + (chip.mark === undefined ? 0 : 20);
    if (x > 0 && (chip.first === true || x + w > width)) {
      x = 0;
      y += 21;
    }
    const words = chip.mark === undefined ? x : x + 20;
    if (chip.mark !== undefined) out.push(moved(x, y - 10, glyph(chip.mark)));
    const acts = chip.action !== undefined && marks.interactive;
    const doing = acts && markup` role="button" tabindex="0" data-action="${chip.action}"`;
    out.push(
      markup`<text x="${words}" y="${y}"${(acts || chip.cls !== undefined) && markup` class="${acts ? 'link' : (chip.cls ?? '')}"`}${doing}>${isolated(chip.words)}</text>`,
    );
    x += w + 18;
  }
  const sayWidth = textWidth(say);
  if (chips.length > 0 && x + sayWidth > width) y += 21;
  const alone = narrow && (chips.length === 0 || x + sayWidth > width);
  for (const words of wrapText(say, width)) {
    out.push(alone ? text({ x: 0, y }, words, 'm') : text({ x: width, y, anchor: 'end' }, words, 'm'));
    y += LINE;
  }
  return { markup: markup`<g class="foot">${out}</g>`, height: y };
}
