/**
 * What stands on a slide, in points of a page of 960 x 540: shapes that a program for slides can edit and a PDF can
 * draw. Colours are `#rrggbb`. Pure data: the same review gives the same deck.
 */
import type { Tone } from '../facts/told.ts';

export const SLIDE = { width: 960, height: 540, margin: 48 } as const;

export interface Deck {
  readonly title: string;
  /** Left at the foot of every slide. */
  readonly foot: string;
  readonly slides: readonly Slide[];
}

export interface Slide {
  /** The one thing that the slide says. */
  readonly message: string;
  /** What the message answers or stands under, in small above it; empty for none. */
  readonly kicker: string;
  /** Of the kicker: said to need a look, to hold, or not said. */
  readonly tone: Tone;
  readonly shapes: readonly Shape[];
  /** The slide in plain words: what a drawing on it shows. For notes and for those who do not see it. */
  readonly notes: string;
  /** The first slide has its message in the middle. */
  readonly cover?: boolean;
  /** A picture that needs the room: its message takes one line. */
  readonly pictured?: boolean;
  /** To look something up in: after the last slide that is shown. */
  readonly appendix?: boolean;
}

export type Shape = Rect | Ellipse | Path | Label | Words | Table;

export interface Paint {
  readonly fill: string | null;
  readonly fillOpacity: number;
  readonly stroke: string | null;
  readonly strokeOpacity: number;
  /** Of the stroke, in points. */
  readonly width: number;
  readonly dash: readonly number[];
  readonly round: boolean;
}
export interface Rect {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly paint: Paint;
}
export interface Ellipse {
  readonly kind: 'ellipse';
  readonly x: number;
  readonly y: number;
  readonly rx: number;
  readonly ry: number;
  readonly paint: Paint;
}
/** Lines and curves; every piece begins with a move. */
export interface Path {
  readonly kind: 'path';
  readonly steps: readonly Step[];
  readonly paint: Paint;
}
export type Step =
  | { readonly to: 'move'; readonly x: number; readonly y: number }
  | { readonly to: 'line'; readonly x: number; readonly y: number }
  | {
      readonly to: 'curve';
      readonly x1: number;
      readonly y1: number;
      readonly x2: number;
      readonly y2: number;
      readonly x: number;
      readonly y: number;
    }
  | { readonly to: 'close' };

export interface Run {
  readonly text: string;
  readonly colour: string;
  readonly bold: boolean;
}
/** One line on a baseline, never wrapped. */
export interface Label {
  readonly kind: 'label';
  readonly x: number;
  readonly y: number;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly size: number;
  readonly runs: readonly Run[];
}
/** Paragraphs in a box. */
export interface Words {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
  readonly paragraphs: readonly Paragraph[];
}
export interface Paragraph {
  readonly text: string;
  readonly size: number;
  readonly bold: boolean;
  readonly colour: string;
  /** Points above it. */
  readonly before: number;
  /** Points from the left edge, where a sign may stand. */
  readonly indent: number;
  readonly sign: Tone | null;
}
export interface Table {
  readonly kind: 'table';
  readonly x: number;
  readonly y: number;
  /** Points of each column. */
  readonly columns: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly size: number;
}

/** Height of a line of type. */
export const leading = (size: number): number => Math.round(size * 1.36);
