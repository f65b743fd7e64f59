/** What every drawing of a view takes and gives. */
import type { TimeAxis } from '../facts/time.ts';
import type { PeriodView } from '../facts/view-data.ts';
import type { Markup } from './markup.ts';

export interface PictureOptions {
  /** Width of the drawing in px. */
  readonly width: number;
  /** The part of time to draw; the portfolio's period where absent. */
  readonly period?: PeriodView;
  /** Marks may be pointed at, focused and opened. */
  readonly interactive: boolean;
}

export interface Picture {
  /** The content of an SVG element of this size in px. */
  readonly content: Markup;
  readonly width: number;
  readonly height: number;
  /** Where time runs in it, in px from its left edge; absent where it does not. */
  readonly plot?: { readonly x: number; readonly axis: TimeAxis };
}
