/**
 * Computes zoom and pan: which part of time to request next. Days are counted from 1970-01-01. Uses no DOM, so that
 * plain Node can test it.
 */
import type { PictureScale, PictureTime, PictureZoom } from '../../../server/src/protocol/picture.ts';

/** Zooms in one step around a day; returns the same zoom if there is no finer one. */
export function zoomIn(zoom: PictureZoom | null, time: PictureTime, at: number): PictureZoom | null {
  return scaled(1, zoom, time, at);
}

/** Zooms out one step around a day. */
export function zoomOut(zoom: PictureZoom | null, time: PictureTime, at: number): PictureZoom | null {
  return scaled(-1, zoom, time, at);
}

function scaled(by: 1 | -1, zoom: PictureZoom | null, time: PictureTime, at: number): PictureZoom | null {
  const now: PictureScale = zoom?.scale ?? 'whole';
  const index = Math.max(0, time.scales.indexOf(now)) + by;
  const scale = time.scales[Math.max(0, Math.min(time.scales.length - 1, index))];
  if (scale === undefined || scale === now) return zoom;
  return scale === 'whole' ? null : { scale, at: within(time, at) };
}

/** Returns the part before or after the current one; null if there is none, or the whole period is shown. */
export function panned(zoom: PictureZoom | null, time: PictureTime, by: 1 | -1): PictureZoom | null {
  if (zoom === null) return null;
  const at = by === 1 ? time.last + 1 : time.first - 1;
  return at < time.whole.first || at > time.whole.last ? null : { ...zoom, at };
}

/** Returns the part that contains today; the nearest one if today lies outside the period. */
export function atToday(zoom: PictureZoom | null, time: PictureTime): PictureZoom | null {
  return zoom === null ? null : { ...zoom, at: within(time, time.today) };
}

/** Returns the day to zoom around without a pointer: today if it is visible, else the middle. */
export function centre(time: PictureTime): number {
  const shown = time.today >= time.first && time.today <= time.last;
  return shown ? time.today : Math.round((time.first + time.last) / 2);
}

/**
 * Returns the day at a position of the plot.
 * @param plot `data-plot` of the picture: left edge and width in px, first and last day
 * @param x px from the picture's left edge, in layout px, before any scaling
 */
export function dayAt(plot: string, x: number): number | null {
  const [left, width, first, last] = plot.split(' ').map(Number);
  if (left === undefined || width === undefined || first === undefined || last === undefined) return null;
  if (![left, width, first, last].every(Number.isFinite) || width <= 0) return null;
  const share = Math.max(0, Math.min(1, (x - left) / width));
  return Math.min(last, Math.floor(first + share * (last + 1 - first)));
}

function within({ whole }: PictureTime, day: number): number {
  return Math.max(whole.first, Math.min(whole.last, day));
}

/** Accumulates wheel movement until it amounts to a step, because touchpads send many small events. */
export class WheelSteps {
  readonly #worth: number;
  #sum = 0;
  #last = 0;

  /** @param worth px of wheel movement per step */
  constructor(worth = 60) {
    this.#worth = worth;
  }

  /** Adds `delta` px at `time` ms; returns 1 or -1 if a step is due, else 0. */
  take(delta: number, time: number): -1 | 0 | 1 {
    // After a pause or a change of direction, drop what was accumulated.
    if (time - this.#last > 400 || Math.sign(delta) !== Math.sign(this.#sum)) this.#sum = 0;
    this.#last = time;
    this.#sum += delta;
    if (Math.abs(this.#sum) < this.#worth) return 0;
    const step = this.#sum > 0 ? 1 : -1;
    this.#sum = 0;
    return step;
  }
}
