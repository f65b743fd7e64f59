/** Converts an SVG path to absolute moves, lines and curves, which every slide program supports. */
import type { Step } from './shapes.ts';

interface Pen {
  x: number;
  y: number;
  startX: number;
  startY: number;
}

/** Parses the `d` of a path: M, L, H, V, C, Q, A and Z, in either case. */
export function pathSteps(d: string): readonly Step[] {
  const steps: Step[] = [];
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0 };
  for (const [, letter = '', rest = ''] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = [...rest.matchAll(/-?(?:\d*\.\d+|\d+)/g)].map(([text]) => Number(text));
    draw(steps, pen, letter, numbers);
  }
  return steps;
}

const arity: Readonly<Record<string, number>> = { m: 2, l: 2, h: 1, v: 1, c: 6, q: 4, a: 7 };

function draw(steps: Step[], pen: Pen, letter: string, numbers: readonly number[]): void {
  const kind = letter.toLowerCase();
  if (kind === 'z') {
    steps.push({ to: 'close' });
    Object.assign(pen, { x: pen.startX, y: pen.startY });
    return;
  }
  const each = arity[kind];
  if (each === undefined) throw new Error(`a path with ${letter}`);
  for (let at = 0; at + each <= numbers.length; at += each) {
    const one = numbers.slice(at, at + each);
    const points = letter === kind ? moved(kind, one, pen) : one;
    // Further pairs after a move are lines.
    stroke(steps, pen, kind === 'm' && at > 0 ? 'l' : kind, points);
  }
}

/** Converts relative coordinates to absolute ones. */
function moved(kind: string, numbers: readonly number[], { x, y }: Pen): readonly number[] {
  if (kind === 'h') return numbers.map((n) => n + x);
  if (kind === 'v') return numbers.map((n) => n + y);
  if (kind === 'a') return numbers.map((n, i) => (i === 5 ? n + x : i === 6 ? n + y : n));
  return numbers.map((n, i) => n + (i % 2 === 0 ? x : y));
}

function stroke(steps: Step[], pen: Pen, kind: string, n: readonly number[]): void {
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0] = n;
  if (kind === 'c') steps.push({ to: 'curve', x1: a, y1: b, x2: c, y2: d, x: e, y: f });
  else if (kind === 'q') {
    const third = (from: number, control: number): number => from + ((control - from) * 2) / 3;
    steps.push({
      to: 'curve',
      x1: third(pen.x, a),
      y1: third(pen.y, b),
      x2: third(c, a),
      y2: third(d, b),
      x: c,
      y: d,
    });
  } else if (kind === 'a') steps.push(...arc(pen, { r: a, large: d !== 0, sweep: e !== 0, x: f, y: g }));
  else {
    const x = kind === 'v' ? pen.x : a;
    const y = kind === 'h' ? pen.y : kind === 'v' ? a : b;
    steps.push({ to: kind === 'm' ? 'move' : 'line', x, y });
    if (kind === 'm') Object.assign(pen, { startX: x, startY: y });
  }
  const last = steps.at(-1);
  if (last !== undefined && last.to !== 'close') Object.assign(pen, { x: last.x, y: last.y });
}

interface Arc {
  readonly r: number;
  readonly large: boolean;
  readonly sweep: boolean;
  readonly x: number;
  readonly y: number;
}

/** Converts an arc to curves of at most a quarter circle each. */
function arc({ x: x0, y: y0 }: Pen, { r, large, sweep, x, y }: Arc): readonly Step[] {
  const chord = Math.hypot(x - x0, y - y0);
  if (chord === 0 || r === 0) return [{ to: 'line', x, y }];
  const radius = Math.max(r, chord / 2);
  const rise = Math.sqrt(Math.max(0, radius * radius - (chord * chord) / 4));
  const side = large === sweep ? -1 : 1;
  const cx = (x0 + x) / 2 - (side * rise * (y - y0)) / chord;
  const cy = (y0 + y) / 2 + (side * rise * (x - x0)) / chord;
  const from = Math.atan2(y0 - cy, x0 - cx);
  let turn = Math.atan2(y - cy, x - cx) - from;
  if (sweep && turn <= 0) turn += 2 * Math.PI;
  if (!sweep && turn >= 0) turn -= 2 * Math.PI;
  const parts = Math.ceil(Math.abs(turn) / (Math.PI / 2) - 1e-9);
  const part = turn / parts;
  const k = (4 / 3) * Math.tan(part / 4) * radius;
  return Array.from({ length: parts }, (_, i): Step => {
    const [a, b] = [from + part * i, from + part * (i + 1)];
    const end = { x: cx + radius * Math.cos(b), y: cy + radius * Math.sin(b) };
    return {
      to: 'curve',
      x1: cx + radius * Math.cos(a) - k * Math.sin(a),
      y1: cy + radius * Math.sin(a) + k * Math.cos(a),
      x2: end.x + k * Math.sin(b),
      y2: end.y - k * Math.cos(b),
      ...end,
    };
  });
}
