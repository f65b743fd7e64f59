/** Converts a drawing for the page to slide shapes: every mark becomes a shape, every label becomes text. */
import { Parser } from 'saxen';
import { themes } from '../drawing/tokens.ts';
import { type Element, type Style, styleOf } from './css.ts';
import { pathSteps } from './path-steps.ts';
import type { Label, Paint, Run, Shape, Step } from './shapes.ts';

export interface DrawnPlace {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

interface Open {
  readonly element: Element;
  readonly style: Style;
  readonly opacity: number;
  readonly x: number;
  readonly y: number;
}
interface Line extends Open {
  readonly attributes: Readonly<Record<string, string>>;
  readonly runs: Run[];
}

/** Elements that draw nothing. */
const unseen = new Set(['title', 'desc', 'style', 'defs']);
const { light } = themes;

/**
 * Returns the marks of a picture, translated and scaled to their place.
 * @param content trusted content of an SVG element
 */
export function drawnShapes(content: string, place: DrawnPlace): readonly Shape[] {
  const drawing = new Drawing(place);
  let failure: Error | null = null;
  const parser = new Parser()
    .on('openTag', (name, attributes, decode) => {
      const raw = attributes();
      drawing.open(name, Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, decode(value)])));
    })
    .on('closeTag', () => drawing.close())
    .on('text', (text, decode) => drawing.say(decode(text)))
    .on('error', (error) => {
      failure = error;
    })
    .on('warn', () => {});
  parser.write(`<svg>${content}</svg>`);
  parser.end();
  if (failure !== null) throw failure;
  return drawing.shapes;
}

class Drawing {
  readonly shapes: Shape[] = [];
  readonly #place: DrawnPlace;
  readonly #open: Open[] = [];
  #line: Line | null = null;
  #hidden = 0;

  constructor(place: DrawnPlace) {
    this.#place = place;
  }

  open(tag: string, attributes: Readonly<Record<string, string>>): void {
    const above = this.#open.at(-1) ?? {
      element: { tag: '', classes: [] },
      style: {},
      opacity: 1,
      x: 0,
      y: 0,
    };
    const element = { tag, classes: (attributes['class'] ?? '').split(' ').filter((each) => each !== '') };
    const style = styleOf(
      element,
      this.#open.map((each) => each.element),
      above.style,
    );
    const [, dx, dy] = /translate\(([-\d.]+)[ ,]+([-\d.]+)\)/.exec(attributes['transform'] ?? '') ?? [];
    const open: Open = {
      element,
      style,
      opacity: above.opacity * Number(style['opacity'] ?? 1),
      x: above.x + Number(dx ?? 0),
      y: above.y + Number(dy ?? 0),
    };
    this.#open.push(open);
    if (unseen.has(tag)) this.#hidden += 1;
    if (this.#hidden > 0 || element.classes.includes('hit')) return;
    if (tag === 'text') this.#line = { ...open, attributes, runs: [] };
    else if (tag === 'tspan' && Number(attributes['dx'] ?? 0) > 0) this.#gap();
    else this.#shape(tag, attributes, open);
  }

  close(): void {
    const closed = this.#open.pop();
    if (closed === undefined) return;
    if (unseen.has(closed.element.tag)) this.#hidden -= 1;
    if (closed.element.tag === 'text' && this.#line !== null) {
      if (this.#line.runs.length > 0) this.shapes.push(this.#label(this.#line));
      this.#line = null;
    }
  }

  say(text: string): void {
    const at = this.#open.at(-1);
    if (this.#hidden > 0 || this.#line === null || at === undefined || text === '') return;
    this.#line.runs.push({
      text: text.replace(/[\u2066-\u2069]/g, ''),
      colour: colour(at.style['fill'] ?? light.fg)?.hex ?? light.fg,
      bold: at.style['font-weight'] === '600',
    });
  }

  /** Separates words that are drawn apart with a space. */
  #gap(): void {
    const last = this.#line?.runs.at(-1);
    if (this.#line === null || last === undefined || last.text.endsWith(' ')) return;
    this.#line.runs[this.#line.runs.length - 1] = { ...last, text: `${last.text} ` };
  }

  #label({ x, y, attributes, style, runs }: Line): Label {
    const anchor = attributes['text-anchor'];
    const size = Number.parseFloat(style['font-size'] ?? '12') * this.#place.scale;
    return {
      kind: 'label',
      ...this.#at(x + Number(attributes['x'] ?? 0), y + Number(attributes['y'] ?? 0)),
      anchor: anchor === 'middle' || anchor === 'end' ? anchor : 'start',
      size,
      runs,
    };
  }

  #shape(tag: string, attributes: Readonly<Record<string, string>>, open: Open): void {
    const n = (name: string): number => Number(attributes[name] ?? 0);
    const { scale } = this.#place;
    const paint = paintOf(open, scale);
    if (tag === 'line') {
      const from = this.#at(open.x + n('x1'), open.y + n('y1'));
      const to = this.#at(open.x + n('x2'), open.y + n('y2'));
      const steps: Step[] = [
        { to: 'move', ...from },
        { to: 'line', ...to },
      ];
      this.shapes.push({ kind: 'path', steps, paint: { ...paint, fill: null } });
    } else if (tag === 'path') {
      const steps = pathSteps(attributes['d'] ?? '').map((step) => this.#moved(step, open));
      if (steps.length > 0) this.shapes.push({ kind: 'path', steps, paint });
    } else if (tag === 'circle') {
      const r = n('r') * scale;
      const at = this.#at(open.x + n('cx'), open.y + n('cy'));
      this.shapes.push({ kind: 'ellipse', ...at, rx: r, ry: r, paint });
    } else if (tag === 'rect') {
      const at = this.#at(open.x + n('x'), open.y + n('y'));
      const box = { ...at, w: n('width') * scale, h: n('height') * scale };
      this.shapes.push(...rects(box, paint, open.style['fill'] ?? ''));
    }
  }

  #at(x: number, y: number): { readonly x: number; readonly y: number } {
    const { x: left, y: top, scale } = this.#place;
    return { x: left + x * scale, y: top + y * scale };
  }

  #moved(step: Step, { x, y }: Open): Step {
    if (step.to === 'close') return step;
    const end = this.#at(x + step.x, y + step.y);
    if (step.to !== 'curve') return { to: step.to, ...end };
    const [a, b] = [this.#at(x + step.x1, y + step.y1), this.#at(x + step.x2, y + step.y2)];
    return { to: 'curve', x1: a.x, y1: a.y, x2: b.x, y2: b.y, ...end };
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** Draws a mixed mark as two rectangles, strategic on top, because some programs lack gradients. */
function rects(box: Box, paint: Paint, fill: string): readonly Shape[] {
  if (!fill.startsWith('url(')) return [{ kind: 'rect', ...box, paint }];
  const half = { ...box, h: box.h * 0.46 };
  const soft = fill.includes('light') ? 0.16 : 1;
  const bare = { ...paint, stroke: null, fillOpacity: soft };
  return [
    { kind: 'rect', ...half, paint: { ...bare, fill: light.st } },
    { kind: 'rect', ...half, y: box.y + box.h * 0.54, paint: { ...bare, fill: light.op } },
  ];
}

function paintOf({ style, opacity }: Open, scale: number): Paint {
  const fill = colour(style['fill'] ?? '#000000');
  const stroke = colour(style['stroke'] ?? 'none');
  const dash = (style['stroke-dasharray'] ?? 'none')
    .split(/[ ,]+/)
    .map(Number)
    .filter((each) => Number.isFinite(each))
    .map((each) => each * scale);
  return {
    fill: fill?.hex ?? null,
    fillOpacity: (fill?.alpha ?? 1) * opacity,
    stroke: stroke?.hex ?? null,
    strokeOpacity: (stroke?.alpha ?? 1) * opacity,
    width: Number.parseFloat(style['stroke-width'] ?? '1') * scale,
    dash,
    round: style['stroke-linecap'] === 'round',
  };
}

/** Resolves a colour of the style sheet; null for none. A line that fades in is drawn solid. */
function colour(value: string): { readonly hex: string; readonly alpha: number } | null {
  if (value === 'none' || value === 'transparent') return null;
  if (value.startsWith('url(')) return { hex: value.includes('mix') ? light.fg : light.st, alpha: 1 };
  const rgba = /^rgba\((\d+),(\d+),(\d+),([\d.]+)\)$/.exec(value);
  if (rgba === null) return { hex: value, alpha: 1 };
  const hex = rgba.slice(1, 4).map((part) => Number(part).toString(16).padStart(2, '0'));
  return { hex: `#${hex.join('')}`, alpha: Number(rgba[4]) };
}
