/** Converts between days and px of a picture with a time axis. Uses no DOM, so that plain Node can test it. */

/** Geometry of a time axis, in px from the picture's left edge and days since 1970-01-01; `last` is inclusive. */
export interface Plot {
  readonly left: number;
  readonly width: number;
  readonly first: number;
  readonly last: number;
}

/** Parses `data-plot`; returns null if it is invalid. */
export function plotOf(text: string | null): Plot | null {
  const [left, width, first, last] = (text ?? '').split(' ').map(Number);
  if (left === undefined || width === undefined || first === undefined || last === undefined) return null;
  if (![left, width, first, last].every(Number.isFinite) || width <= 0 || last < first) return null;
  return { left, width, first, last };
}

/** Returns the width of a day in px. */
export const dayWidth = ({ width, first, last }: Plot): number => width / (last + 1 - first);

/** Returns the x position of a day in px from the picture's left edge. */
export const xOf = (plot: Plot, day: number): number => plot.left + (day - plot.first) * dayWidth(plot);

/** Returns the x range of a span of days, clipped to the visible time; null if it lies outside. */
export function spanOf(
  plot: Plot,
  first: number | null,
  last: number | null,
): { readonly x: number; readonly width: number; readonly opens: boolean; readonly closes: boolean } | null {
  const [from, to] = [first ?? last, last ?? first];
  if (from === null || to === null || to < plot.first || from > plot.last) return null;
  const right = plot.left + plot.width;
  const end = Math.min(right, xOf(plot, to));
  // Without a start draw a stub at the end, like the bar itself.
  const start = first === null ? end - 8 : Math.max(plot.left, xOf(plot, from));
  return {
    x: Math.max(plot.left, Math.min(start, end - 2)),
    width: Math.max(2, end - start),
    opens: first !== null && from >= plot.first,
    closes: to <= plot.last,
  };
}

/** Places the chip below the dragged part, or above it if there is no room; keeps it inside the window. */
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
