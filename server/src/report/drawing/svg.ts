/**
 * Builds the few SVG shapes that all pictures consist of. Coordinates in px; `cls` are class names of the style sheet.
 */
import { isolated, type Markup, markup, type Part } from './markup.ts';

/** A position in a picture, in px from its top left corner. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle by its top left corner, in px. A negative width is drawn as 0. */
export interface Area extends Point {
  readonly width: number;
  readonly height: number;
}

export function line(from: Point, to: Point, cls: string): Markup {
  return markup`<line x1="${from.x}" y1="${from.y}" x2="${to.x}" y2="${to.y}" class="${cls}"/>`;
}

export function path(d: string, cls: string): Markup {
  return markup`<path d="${d}" class="${cls}"/>`;
}

export function circle(x: number, y: number, r: number, cls: string): Markup {
  return markup`<circle cx="${x}" cy="${y}" r="${r}" class="${cls}"/>`;
}

/** Draws a rectangle with corner radius `rx`. */
export function rect({ x, y, width, height }: Area, cls: string, rx = 0): Markup {
  return markup`<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${height}"${rx > 0 && markup` rx="${rx}"`} class="${cls}"/>`;
}

/** Draws a diamond, 2 x `r` high. */
export function diamond(x: number, y: number, r: number, cls: string): Markup {
  return markup`<path d="M${x} ${y - r}l${r} ${r} ${-r} ${r} ${-r} ${-r}z" class="${cls}"/>`;
}

export type Anchor = 'start' | 'middle' | 'end';

/** Position of a line of text: `y` is its baseline, `x` its start unless `anchor` says otherwise. */
export interface TextPlace extends Point {
  readonly anchor?: Anchor;
}

/** Draws a line of text. `content` is escaped, unless it is markup. */
export function text({ x, y, anchor = 'start' }: TextPlace, content: Part, cls = ''): Markup {
  const at = anchor === 'start' ? null : markup` text-anchor="${anchor}"`;
  const set = cls === '' ? null : markup` class="${cls}"`;
  return markup`<text x="${x}" y="${y}"${at}${set}>${typeof content === 'string' ? isolated(content) : content}</text>`;
}

/** Continues the line in another class, after `gap` px. */
export function span(content: string, cls: string, gap = 0): Markup {
  return markup`<tspan${cls !== '' && markup` class="${cls}"`}${gap > 0 && markup` dx="${gap}"`}>${isolated(content)}</tspan>`;
}

export function moved(x: number, y: number, content: Part, cls = ''): Markup {
  return markup`<g transform="translate(${x} ${y})"${cls !== '' && markup` class="${cls}"`}>${content}</g>`;
}
