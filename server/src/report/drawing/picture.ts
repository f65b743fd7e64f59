/** Input and output types of all drawings. */
import type { TimeAxis } from '../facts/time.ts';
import type { PeriodView } from '../facts/view-data.ts';
import type { Markup } from './markup.ts';

export interface PictureOptions {
  /** Width of the drawing in px. */
  readonly width: number;
  /** The period to draw; the portfolio's if absent. */
  readonly period?: PeriodView;
  /** True if marks can be hovered, focused and opened. */
  readonly interactive: boolean;
}

export interface Picture {
  /** Content for an SVG element of this size in px. */
  readonly content: Markup;
  readonly width: number;
  readonly height: number;
  /** The area with a time axis, in px from the left edge; absent if there is none. */
  readonly plot?: { readonly x: number; readonly axis: TimeAxis };
}
