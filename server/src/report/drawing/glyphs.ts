/** Draws the marks as 14 x 12 px glyphs beside counts and names. They double as the legend. */
import { type Markup, markup } from './markup.ts';

export type Glyph =
  | 'landed'
  | 'ahead'
  | 'lateLeap'
  | 'milestone'
  | 'standard'
  | 'done'
  | 'bare'
  | 'live'
  | 'planned'
  | 'late'
  | 'mixed'
  | 'none'
  | 'run'
  | 'yes'
  | 'no'
  | 'unknown'
  | 'dash'
  | 'alarm';

const shapes: Readonly<Record<Glyph, Markup>> = {
  landed: markup`<path d="M0 10H5V2.5H14" class="gleap"/>`,
  ahead: markup`<path d="M0 10H5" class="runup"/><path d="M5 10V2.5H14" class="gleap plan"/>`,
  lateLeap: markup`<path d="M0 10H5" class="runup late"/><path d="M5 10V2.5H14" class="gleap plan late"/>`,
  milestone: markup`<path d="M7 1l5 5-5 5-5-5z" class="ms open"/>`,
  standard: markup`<path d="M1 10H13" class="std"/><path d="M11 9.5v-7l-9 7z" class="chock"/>`,
  done: markup`<circle cx="7" cy="6" r="4" class="dot done"/>`,
  bare: markup`<path d="M2 2.5h10l-5 8z" class="bare"/>`,
  live: markup`<circle cx="7" cy="6" r="4" class="dot live"/>`,
  planned: markup`<circle cx="7" cy="6" r="4" class="dot planned"/>`,
  late: markup`<circle cx="7" cy="6" r="4" class="dot late"/>`,
  mixed: markup`<path d="M2 5a5 5 0 0 1 10 0z" class="half st"/><path d="M2 7a5 5 0 0 0 10 0z" class="half op"/>`,
  none: markup`<rect x="3" y="2" width="8" height="8" class="none"/>`,
  run: markup`<rect x="3" y="2" width="8" height="8" class="none run"/>`,
  yes: markup`<path d="M2 6.5 4.8 9.3 10.2 2.8" class="sign"/>`,
  no: markup`<path d="M2.6 2.6 9.4 9.4M9.4 2.6 2.6 9.4" class="sign bad"/>`,
  unknown: markup`<path d="M3.6 4.1C3.6 1 8.6 1 8.5 4 8.5 5.7 6.1 5.8 6.1 7.6M6.1 9.6V10.6" class="sign dim"/>`,
  dash: markup`<path d="M3 6.5H9" class="sign dim"/>`,
  alarm: markup`<path d="M6 2V7M6 9.4V9.8" class="sign bad"/>`,
};

/** Returns the bare shape, for a picture that positions it. */
export function glyph(name: Glyph): Markup {
  return shapes[name];
}

/** Returns the shape as an SVG element, for a line of HTML. */
export function glyphIcon(name: Glyph): Markup {
  return markup`<svg class="gl" width="14" height="12" viewBox="0 0 14 12" aria-hidden="true">${shapes[name]}</svg>`;
}
