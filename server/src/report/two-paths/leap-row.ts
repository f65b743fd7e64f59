/** Declares the rows of the upper lane, and what is drawn of them. */
import type { Part } from '../drawing/markup.ts';
import type { Leap } from '../facts/facts.ts';
import type { PictureItem } from '../facts/view-data.ts';

/** A kaizen that lifts a tread, to be connected to its step in the lower lane. */
export interface Tooth {
  readonly item: PictureItem;
  readonly leap: PictureItem;
  readonly x: number;
  readonly y: number;
}

/** A leap with its place in px. */
export interface Row {
  readonly leap: Leap;
  /** Foot of the riser. */
  readonly foot: number;
  readonly top: number;
}

/** The layers that a row adds its drawing to. */
export interface Drawn {
  readonly back: Part[];
  readonly marks: Part[];
  readonly teeth: Tooth[];
}
