/** Days and px of a picture in which time runs. No DOM: tested in plain Node. */

/** px from the left edge of the picture; days since 1970-01-01, inclusive. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly first: number;
  readonly last: number;
}

/** Reads `data-plot`; null where it says no plot. */
export function plotOf(text: string | null): Plot | null {
  const [left, width, first, last] = (text ?? '').split(' ').map(Number);
  if (left === undefined || width === undefined || first === undefined || last === undefined) return null;
  if (![left, width, first, last].every(Number.isFinite) || width <= 0 || last < first) return null;
  return { left, width, first, last };
}

/** px that a day is wide. */
export const dayWidth = ({ width, first, last }: Plot): number => width / (last + 1 - first);

/** px of a day, from the left edge of the picture. */
export const xOf = (plot: Plot, day: number): number => plot.left + (day - plot.first) * dayWidth(plot);

/** From where to where a span of days is drawn, kept within the time shown; null where it lies outside of it. */
export function spanOf(
  plot: Plot,
  first: number | null,
  last: number | null,
): { readonly x: number; readonly width: number; readonly opens: boolean; readonly closes: boolean } | null {
  const [from, to] = [first ?? last, last ?? first];
  if (from === null || to === null || to < plot.first || from > plot.last) return null;
  const right = plot.left + plot.width;
  const end = Math.min(right, xOf(plot, to));
  // Without a start only the end is known: a stub, as the bar itself.
  const start = first === null ? end - 8 : Math.max(plot.left, xOf(plot, from));
  return {
    x: Math.max(plot.left, Math.min(start, end - 2)),
    width: Math.max(2, end - start),
    opens: first !== null && from >= plot.first,
    closes: to <= plot.last,
  };
}

/** Where words about a hand stand: under it, kept within the window, above it where there is no room below. */
export function chipPlace(
  at: { readonly x: number; readonly top: number; readonly bottom: number },
  chip: { readonly width: number; readonly height: number },
  room: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const edge = 8;
  const below = at.bottom + 6;
  const top = below + chip.height <= room.height - edge ? below : at.top - 6 - chip.height;
  return {
    left: Math.max(edge, Math.min(at.x - chip.width / 2, room.width - chip.width - edge)),
    top: Math.max(edge, top),
  };
}
