/** The few SVG shapes all pictures are made of. Coordinates in px; `cls` are class names of the style sheet. */
import { isolated, type Markup, markup, type Part } from './markup.ts';

export function line(x1: number, y1: number, x2: number, y2: number, cls: string): Markup {
  return markup`<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" class="${cls}"/>`;
}

export function path(d: string, cls: string): Markup {
  return markup`<path d="${d}" class="${cls}"/>`;
}

export function circle(x: number, y: number, r: number, cls: string): Markup {
  return markup`<circle cx="${x}" cy="${y}" r="${r}" class="${cls}"/>`;
}

export function rect(x: number, y: number, width: number, height: number, cls: string, rx = 0): Markup {
  return markup`<rect x="${x}" y="${y}" width="${Math.max(0, width)}" height="${height}"${rx > 0 && markup` rx="${rx}"`} class="${cls}"/>`;
}

/** A diamond 2 x `r` high. */
export function diamond(x: number, y: number, r: number, cls: string): Markup {
  return markup`<path d="M${x} ${y - r}l${r} ${r} ${-r} ${r} ${-r} ${-r}z" class="${cls}"/>`;
}

export type Anchor = 'start' | 'middle' | 'end';

/** A line of text on the baseline `y`; `content` is escaped unless it is markup. */
export function text(x: number, y: number, content: Part, cls = '', anchor: Anchor = 'start'): Markup {
  const at = anchor === 'start' ? null : markup` text-anchor="${anchor}"`;
  const set = cls === '' ? null : markup` class="${cls}"`;
  return markup`<text x="${x}" y="${y}"${at}${set}>${typeof content === 'string' ? isolated(content) : content}</text>`;
}

/** More words in the same line, `gap` px on, in another class. */
export function span(content: string, cls: string, gap = 0): Markup {
  return markup`<tspan${cls !== '' && markup` class="${cls}"`}${gap > 0 && markup` dx="${gap}"`}>${isolated(content)}</tspan>`;
}

export function moved(x: number, y: number, content: Part, cls = ''): Markup {
  return markup`<g transform="translate(${x} ${y})"${cls !== '' && markup` class="${cls}"`}>${content}</g>`;
}
