/** The words beside and under the picture: counts with their marks, three checks a path, and what is drawn nowhere. */
import { t } from '../../core/text/l10n.ts';
import { type Glyph, glyph } from '../drawing/glyphs.ts';
import { isolated, type Markup, markup, type Part } from '../drawing/markup.ts';
import type { Marks } from '../drawing/scene.ts';
import { moved, span, text } from '../drawing/svg.ts';
import { cutText, textWidth, wrapText } from '../drawing/text-width.ts';
import type { Answer, Facts, PathFacts } from '../facts/facts.ts';
import type { LeapRows } from '../facts/leap-rows.ts';
import { monthYear, shortDate } from '../facts/time.ts';
import type { PeriodView } from '../facts/view-data.ts';
import { anyCounted, counted, grouped, titleOf } from '../facts/words.ts';

const LINE = 17;

/** A line of the gutter: a mark, words, and words in red or grey after them. */
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
  const eroding = facts.leaps.filter((leap) => leap.state === 'eroding').length;
  const coming: Row[] =
    path.late > 0
      ? [
          {
            mark: 'ahead',
            words: t`${grouped(path.underWay)} under way`,
            fault: anyCounted(path.late, 'late'),
          },
          { mark: 'ahead', words: t`${grouped(path.planned)} planned` },
        ]
      : [{ mark: 'ahead', words: t`${grouped(path.underWay)} under way, ${grouped(path.planned)} planned` }];
  const counts: Row[] = [
    { mark: 'landed', words: t`${grouped(path.done)} landed`, fault: anyCounted(eroding, 'eroding') },
    ...coming,
    {
      mark: 'milestone',
      words: counted(path.milestones, 'milestone'),
      fault: anyCounted(path.lateMilestones, 'late'),
    },
  ];
  return [path.items.length > 0 ? counts : [], checks(path)];
}

export function operationalRows(facts: Facts): readonly (readonly Row[])[] {
  const path = facts.operational;
  const counts: Row[] = [
    {
      mark: 'done',
      words: t`${grouped(path.done)} in place`,
      fault: facts.slipped > 0 ? t`${grouped(facts.slipped)} slipped` : '',
    },
    {
      mark: 'live',
      words: t`${grouped(path.underWay)} under way`,
      fault: path.late > 0 ? t`${grouped(path.late)} late` : '',
    },
    { mark: 'planned', words: t`${grouped(path.planned)} planned` },
  ];
  return [path.items.length > 0 ? counts : [], checks(path)];
}

function checks(path: PathFacts): readonly Row[] {
  const some = path.live > 0;
  const part = (count: number): string => t`${grouped(count)} of ${counted(path.live, 'item')}`;
  const resourced = path.resourced === 'unknown' ? part(path.stated) : `${grouped(path.effort)} fte`;
  const visible = !some
    ? t`no live item`
    : path.next !== null
      ? t`next due ${shortDate(path.next)}`
      : t`nothing due ahead`;
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

/** A block of the gutter, its top left at the origin. `room` px wide at most. */
export function gutterBlock(
  title: string,
  caption: string,
  groups: readonly (readonly Row[])[],
  cls: string,
  room: number,
): { readonly markup: Markup; readonly height: number } {
  const out: Part[] = [
    text(0, 13, textWidth(title, 13, true) > room + 10 ? (title.split(' ')[0] ?? title) : title, `h ${cls}`),
  ];
  let y = 18;
  for (const words of caption === '' ? [] : balanced(caption, room)) {
    out.push(text(0, y + 13, words, 'm'));
    y += LINE;
  }
  for (const rows of groups) {
    if (rows.length === 0) continue;
    y += caption === '' && y === 18 ? 4 : 8;
    for (const row of rows) {
      out.push(moved(0, y, drawRow(row, room)));
      y += LINE;
    }
  }
  return { markup: markup`<g>${out}</g>`, height: y };
}

/** Lines of about one length: the narrowest setting that needs no more lines. */
function balanced(words: string, room: number): readonly string[] {
  const lines = wrapText(words, room).length;
  let narrow = room;
  while (narrow > 60 && wrapText(words, narrow - 8).length === lines) narrow -= 8;
  return wrapText(words, narrow);
}

function drawRow(row: Row, room: number): Markup {
  const small = ['yes', 'no', 'unknown', 'dash'].includes(row.mark);
  const x = small ? 18 : 20;
  const end = row.fault !== undefined && row.fault !== '' ? `, ${row.fault}` : (row.fact ?? '');
  const words = cutText(row.words, room - x);
  const left = room - x - textWidth(words) - (row.fact === undefined ? 0 : 5);
  const after =
    end === '' || left < 20
      ? null
      : row.fact !== undefined
        ? span(cutText(textWidth(end) > left ? end.replace(/ items?$/, '') : end, left), 'm', 5)
        : markup`, ${span(cutText(row.fault ?? '', left), 'bad')}`;
  return markup`${moved(0, 2.5, glyph(row.mark))}${text(x, 12.5, markup`${words}${after}`, row.muted === true ? 'm' : '')}`;
}

export function standardsRow(facts: Facts, room: number): Markup {
  return drawRow(
    { mark: 'standard', words: counted(facts.standards.length, 'standard held', 'standards held') },
    room,
  );
}

/** A chip of the foot: mark and words, or words alone. */
interface Chip {
  readonly mark?: Glyph;
  readonly words: string;
  readonly cls?: string;
  readonly action?: string;
  /** Starts a new line. */
  readonly first?: boolean;
}

/** Longest name in the foot, in px. */
const CHIP = 190;

/**
 * The lines under the picture, top left at the origin.
 * @param narrow say what chock and disc are, since there is no gutter beside the band
 */
export function foot(
  facts: Facts,
  plan: LeapRows,
  period: PeriodView,
  width: number,
  narrow: boolean,
  marks: Marks,
): { readonly markup: Markup; readonly height: number } {
  const chips: Chip[] = [];
  if (narrow) {
    chips.push({
      mark: 'standard',
      words: counted(facts.standards.length, 'standard held', 'standards held'),
    });
    if (facts.mixed.length > 0) chips.push({ mark: 'mixed', words: t`${grouped(facts.mixed.length)} mixed` });
  }
  const open = facts.unplaced;
  const outside = [...open, ...facts.neither];
  const shown = outside.slice(0, 2);
  if (shown.length > 0) chips.push({ words: t`On neither path`, cls: 'm', first: narrow });
  for (const item of shown)
    chips.push({ mark: open.includes(item) ? 'none' : 'run', words: cutText(titleOf(item), CHIP) });
  if (outside.length > 2)
    chips.push({ words: t`${grouped(outside.length - 2)} more`, action: 'show-outside' });
  const undated = facts.undated;
  if (undated.length > 0) chips.push({ words: t`No date`, cls: 'm', first: true });
  for (const item of undated.slice(0, 2)) chips.push({ words: cutText(titleOf(item), CHIP) });
  if (undated.length > 2)
    chips.push({ words: t`${grouped(undated.length - 2)} more`, action: 'show-undated' });
  if (plan.beyond.length > 0)
    chips.push({
      words: t`${counted(plan.beyond.length, 'leap')} after ${monthYear(period.last)}`,
      cls: 'm',
      first: true,
    });
  const say = t`One rise is one item: height counts, it does not score`;
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
    out.push(alone ? text(0, y, words, 'm') : text(width, y, words, 'm', 'end'));
    y += LINE;
  }
  return { markup: markup`<g class="foot">${out}</g>`, height: y };
}
