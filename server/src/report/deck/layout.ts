/** Lays out text on slides: at the largest size that fits, or on further slides if none does. */
import { textWidth, wrapText } from '../drawing/text-width.ts';
import { themes } from '../drawing/tokens.ts';
import type { Tone } from '../facts/told.ts';
import { leading, type Paragraph, SLIDE, type Slide, type Table, type Words } from './shapes.ts';

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}
/** The area of a slide's body, below its message. */
export const BODY: Area = {
  x: SLIDE.margin,
  y: 158,
  w: SLIDE.width - 2 * SLIDE.margin,
  h: 330,
};

/** A sentence with its sign, and details in small print. */
export interface Point {
  readonly tone: Tone;
  readonly words: string;
  readonly behind: string;
}

const ink = themes.light.fg;
/** Colour of secondary text in the light theme. */
export const quiet = '#6a6a6a';
const sizes = [20, 18, 16, 14, 12] as const;
const INDENT = 22;

/** Lays out points in boxes, one per slide. */
export function pointBoxes(points: readonly Point[], area: Area = BODY): readonly Words[] {
  const whole = sizes.map((size) => paragraphsOf(points, size)).find((set) => height(set, area.w) <= area.h);
  if (whole !== undefined) return [{ kind: 'words', ...area, paragraphs: whole }];
  const boxes: Words[] = [];
  let box: Paragraph[] = [];
  for (const point of points) {
    const next = paragraphsOf([point], 12);
    if (box.length > 0 && height([...box, ...next], area.w) > area.h) {
      boxes.push({ kind: 'words', ...area, paragraphs: box });
      box = [];
    }
    box.push(...next);
  }
  return [...boxes, { kind: 'words', ...area, paragraphs: box }];
}

function paragraphsOf(points: readonly Point[], size: number): readonly Paragraph[] {
  const small = Math.max(11, Math.round(size * 0.72));
  return points.flatMap(({ tone, words, behind }, i): Paragraph[] => {
    const before = i === 0 ? 0 : Math.round(size * 0.6);
    const said = { text: words, size, bold: false, colour: ink, before, indent: INDENT, sign: tone };
    if (behind === '') return [said];
    return [
      said,
      { text: behind, size: small, bold: false, colour: quiet, before: 2, indent: INDENT, sign: null },
    ];
  });
}

/** Wraps a paragraph to the width of its box. */
export function linesOf({ text, size, bold, indent }: Paragraph, width: number): readonly string[] {
  return wrapText(text, width - indent, size, bold);
}

/** Returns the height of some paragraphs in points. */
export function height(paragraphs: readonly Paragraph[], width: number): number {
  return paragraphs.reduce(
    (sum, paragraph) => sum + paragraph.before + linesOf(paragraph, width).length * leading(paragraph.size),
    0,
  );
}

const CELL = { across: 12, down: 9 } as const;

/** Returns the height of a table row. */
export function rowHeight(cells: readonly string[], table: Pick<Table, 'columns' | 'size'>): number {
  const lines = cells.map(
    (cell, i) => wrapText(cell, (table.columns[i] ?? 0) - CELL.across, table.size).length,
  );
  return Math.max(1, ...lines) * leading(table.size) + CELL.down;
}

/** Top of a table below a one-line heading. */
const HIGH = 108;

/**
 * Splits a table over as many slides as needed, and omits empty columns.
 * @param columns heads with relative widths
 */
export function tables(
  columns: readonly (readonly [head: string, share: number])[],
  rows: readonly (readonly string[])[],
  { size = 14, high = false }: { readonly size?: number; readonly high?: boolean } = {},
): readonly Table[] {
  const kept = columns.map((_, i) => rows.some((row) => (row[i] ?? '') !== ''));
  const some = <T>(list: readonly T[]): readonly T[] => list.filter((_, i) => kept[i] === true);
  const y = high ? HIGH : BODY.y;
  return paged(some(columns), rows.map(some), { size, y, h: BODY.y + BODY.h - y });
}

function paged(
  heads: readonly (readonly [head: string, share: number])[],
  rows: readonly (readonly string[])[],
  { size, y, h }: { readonly size: number; readonly y: number; readonly h: number },
): readonly Table[] {
  const head = heads.map(([text]) => text);
  const shares = heads.map(([, share]) => share);
  const all = shares.reduce((sum, share) => sum + share, 0);
  const columns = shares.map((share) => (BODY.w * share) / all);
  const made: Table[] = [];
  let part: (readonly string[])[] = [];
  let used = 0;
  const one = (): Table => ({ kind: 'table', x: BODY.x, y, columns, head, rows: part, size });
  const top = rowHeight(head, { columns, size });
  for (const row of rows) {
    const next = rowHeight(row, { columns, size });
    if (part.length > 0 && top + used + next > h) {
      made.push(one());
      part = [];
      used = 0;
    }
    part.push(row);
    used += next;
  }
  return [...made, one()];
}

/** Returns the font size for a message: two lines, three if it is long; one above a picture. */
export function messageSize({ message, pictured }: Pick<Slide, 'message' | 'pictured'>): number {
  const lines = (size: number): number => wrapText(message, BODY.w, size, true).length;
  if (pictured === true) return [24, 22, 20, 18].find((size) => lines(size * 1.06) === 1) ?? 14;
  return [28, 26, 24].find((size) => lines(size) <= 2) ?? [22, 20].find((size) => lines(size) <= 3) ?? 18;
}

/** Truncates a list of names to a few lines. */
export function namesWithin(names: readonly string[], more: (left: number) => string): string {
  const room = (BODY.w - INDENT) * 2.6;
  let text = '';
  for (const [i, name] of names.entries()) {
    const next = text === '' ? name : `${text}, ${name}`;
    const left = names.length - i;
    if (text !== '' && textWidth(next, 14) > room) return `${text}${more(left)}`;
    text = next;
  }
  return text;
}
