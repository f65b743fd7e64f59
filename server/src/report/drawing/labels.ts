/**
 * Places labels so that none overlaps a mark, another label, the edge or the line of today. Marks claim their area
 * first. Each label then lists variants in order of preference and takes the first that is free.
 */
import { isolated, type Markup, markup } from './markup.ts';
import { type Anchor, type Point, span, text } from './svg.ts';
import { cutText, textWidth } from './text-width.ts';

/** Left, top, right, bottom in px. */
export interface Box {
  readonly l: number;
  readonly t: number;
  readonly r: number;
  readonly b: number;
}

/** Extent of 12 px text above and below its baseline. */
export const ASCENT = 9.5;
export const DESCENT = 3;

const BUCKET = 16;

/** Tracks the occupied areas of a rectangle of `width` x `height` px. */
export class Ground {
  readonly width: number;
  readonly height: number;
  readonly #rows = new Map<number, Box[]>();

  constructor(width: number, height: number) {
    this.width = width;
    this.height = height;
  }

  take(box: Box): void {
    for (let row = Math.floor(box.t / BUCKET); row <= Math.floor(box.b / BUCKET); row += 1) {
      const boxes = this.#rows.get(row);
      if (boxes === undefined) this.#rows.set(row, [box]);
      else boxes.push(box);
    }
  }

  /** Occupies a vertical or horizontal line, `half` px to either side. */
  takeLine(from: Point, to: Point, half = 1.5): void {
    this.take({
      l: Math.min(from.x, to.x) - half,
      t: Math.min(from.y, to.y) - half,
      r: Math.max(from.x, to.x) + half,
      b: Math.max(from.y, to.y) + half,
    });
  }

  takeDisc(x: number, y: number, r: number): void {
    this.take({ l: x - r - 1, t: y - r - 1, r: x + r + 1, b: y + r + 1 });
  }

  /** Tells whether a box is inside the rectangle and overlaps nothing. */
  free(box: Box): boolean {
    if (box.l < -0.5 || box.t < -0.5 || box.r > this.width + 0.5 || box.b > this.height + 0.5) return false;
    for (let row = Math.floor(box.t / BUCKET); row <= Math.floor(box.b / BUCKET); row += 1)
      for (const other of this.#rows.get(row) ?? [])
        if (box.l < other.r && other.l < box.r && box.t < other.b && other.t < box.b) return false;
    return true;
  }
}

/** A variant of a label: a name, and possibly a note in another class. */
export interface LabelForm {
  readonly x: number;
  /** Baseline. */
  readonly y: number;
  readonly anchor: Anchor;
  readonly name: string;
  readonly nameClass?: string;
  readonly note?: string;
  readonly noteClass?: string;
  /** Key of the item that is named: hovering the label highlights its mark. */
  readonly of?: string;
  /** Space above the text that must be free as well, in px; none if absent. */
  readonly air?: number;
}

const GAP = 5;
/** Minimum width of a truncated name, in px. Anything shorter is unrecognizable. */
const MIN_CUT_WIDTH = 56;

export function labelWidth(form: LabelForm): number {
  const bold = form.nameClass?.includes('b ') === true || form.nameClass === 'b';
  const name = form.name === '' ? 0 : textWidth(form.name, 12, bold);
  const note =
    form.note === undefined || form.note === '' ? 0 : textWidth(form.note) + (name > 0 ? GAP + 3 : 0);
  return name + note;
}

export function labelBox(form: LabelForm): Box {
  const w = labelWidth(form);
  const l = form.anchor === 'start' ? form.x : form.anchor === 'end' ? form.x - w : form.x - w / 2;
  return { l, t: form.y - ASCENT, r: l + w, b: form.y + DESCENT };
}

/** Draws the first variant that is free, and occupies its area; null if none is. */
export function placeLabel(
  ground: Ground,
  forms: Iterable<LabelForm>,
): { readonly markup: Markup; readonly box: Box } | null {
  for (const form of forms) {
    const box = labelBox(form);
    if (!ground.free({ ...box, t: box.t - (form.air ?? 0) })) continue;
    ground.take({ l: box.l - 3, t: box.t, r: box.r + 3, b: box.b });
    return { markup: drawLabel(form), box };
  }
  return null;
}

function drawLabel(form: LabelForm): Markup {
  const note =
    form.note !== undefined &&
    form.note !== '' &&
    span(form.note, form.noteClass ?? 'm', form.name === '' ? 0 : GAP);
  const drawn = text(
    { x: form.x, y: form.y, anchor: form.anchor },
    markup`${isolated(form.name)}${note !== false && form.name !== '' && ' '}${note}`,
    form.nameClass ?? '',
  );
  return form.of === undefined ? drawn : markup`<g class="tag" data-id="${form.of}">${drawn}</g>`;
}

/** Space that keeps a line from looking like part of the text below it, in px. */
const AIR = 4;

/** Yields each variant clear of the line above it, if it may lie up to 4 px lower for that; else as it is. */
export function* aired(forms: Iterable<LabelForm>): Generator<LabelForm> {
  for (const form of forms) {
    for (const lower of [0, 2, 4]) yield { ...form, y: form.y + lower, air: AIR };
    yield form;
  }
}

/** A shorter note. Required for a fault; otherwise dropped before the name is truncated. */
export interface Brief {
  readonly words: string;
  readonly fault: boolean;
}

/** Yields the variants of a label with its full name: with its note, with a brief one, without one. */
export function* whole(full: LabelForm, brief?: Brief): Generator<LabelForm> {
  const { note: _, ...bare } = full;
  yield full;
  if (brief !== undefined) yield { ...full, note: brief.words };
  if (brief?.fault !== true) yield bare;
}

/**
 * Yields the variants of a label, best first: full name with note, with a brief note, without one, truncated to `room`
 * px.
 */
export function* shorter(full: LabelForm, room: number, brief?: Brief): Generator<LabelForm> {
  yield* whole(full, brief);
  const { note: _, ...bare } = full;
  const left = room - (brief?.fault === true ? textWidth(brief.words) + GAP + 3 : 0);
  for (const share of [1, 0.7]) {
    if (left * share < MIN_CUT_WIDTH) break;
    const name = cutText(full.name, left * share);
    yield brief?.fault === true ? { ...full, name, note: brief.words } : { ...bare, name };
  }
  if (brief?.fault === true) yield { ...full, name: '', note: brief.words };
}
