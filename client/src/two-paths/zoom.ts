/** Zoom and pan: which part of time to ask for next. Days since 1970-01-01. No DOM: tested in plain Node. */
import type { PictureScale, PictureTime, PictureZoom } from '../../../server/src/protocol/picture.ts';

/** One scale narrower around a day; the same where there is none. */
export function zoomIn(zoom: PictureZoom | null, time: PictureTime, at: number): PictureZoom | null {
  return scaled(1, zoom, time, at);
}

/** One scale wider around a day. */
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

/** The part before or after the one shown; null where the period has no such part or is shown whole. */
export function panned(zoom: PictureZoom | null, time: PictureTime, by: 1 | -1): PictureZoom | null {
  if (zoom === null) return null;
  const at = by === 1 ? time.last + 1 : time.first - 1;
  return at < time.whole.first || at > time.whole.last ? null : { ...zoom, at };
}

/** The part that holds today; the nearest to it where today lies outside the period. */
export function atToday(zoom: PictureZoom | null, time: PictureTime): PictureZoom | null {
  return zoom === null ? null : { ...zoom, at: within(time, time.today) };
}

/** The day to zoom around where nobody points at one: today where it is shown, else the middle. */
export function centre(time: PictureTime): number {
  const shown = time.today >= time.first && time.today <= time.last;
  return shown ? time.today : Math.round((time.first + time.last) / 2);
}

/**
 * The day at a place of the plot.
 * @param plot `data-plot` of the picture: left edge and width in px, first and last day
 * @param x px from the left edge of the picture, as it is laid out (not as it may be scaled)
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

/** Turns of a wheel gathered until they are worth a step: a touchpad sends many small ones. */
export class WheelSteps {
  readonly #worth: number;
  #sum = 0;
  #last = 0;

  /** `worth`: px of turning for one step. */
  constructor(worth = 60) {
    this.#worth = worth;
  }

  /** Takes a turn of `delta` px at `time` ms; 1 or -1 where a step is due, else 0. */
  take(delta: number, time: number): -1 | 0 | 1 {
    // After a pause, or the other way round, what was gathered is stale.
    if (time - this.#last > 400 || Math.sign(delta) !== Math.sign(this.#sum)) this.#sum = 0;
    this.#last = time;
    this.#sum += delta;
    if (Math.abs(this.#sum) < this.#worth) return 0;
    const step = this.#sum > 0 ? 1 : -1;
    this.#sum = 0;
    return step;
  }
}
