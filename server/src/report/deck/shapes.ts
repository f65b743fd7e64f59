/**
 * Types of what is on a slide, in points of a 960 x 540 page: shapes that a slide program can edit and a PDF can draw.
 * Colours are `#rrggbb`. Pure data.
 */
import type { Tone } from '../facts/told.ts';

export const SLIDE = { width: 960, height: 540, margin: 48 } as const;

export interface Deck {
  readonly title: string;
  /** Footer at the left of every slide. */
  readonly foot: string;
  readonly slides: readonly Slide[];
}

export interface Slide {
  /** The single statement of the slide. */
  readonly message: string;
  /** Small text above the message: the question it answers, or its section; may be empty. */
  readonly kicker: string;
  /** Tone of the kicker: needs attention, holds, or not stated. */
  readonly tone: Tone;
  readonly shapes: readonly Shape[];
  /** The slide in plain words, describing its drawing. For notes and screen readers. */
  readonly notes: string;
  /** True for the first slide, whose message is centred. */
  readonly cover?: boolean;
  /** True if a picture needs the room: the message is limited to one line. */
  readonly pictured?: boolean;
  /** True for reference slides, placed after the last one that is presented. */
  readonly appendix?: boolean;
}

export type Shape = Rect | Ellipse | Path | Label | Words | Table;

export interface Paint {
  readonly fill: string | null;
  readonly fillOpacity: number;
  readonly stroke: string | null;
  readonly strokeOpacity: number;
  /** Stroke width in points. */
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
/** Lines and curves; every subpath begins with a move. */
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
/** One line of text on a baseline, never wrapped. */
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
  /** Points of space above it. */
  readonly before: number;
  /** Indent in points, where a sign may be placed. */
  readonly indent: number;
  readonly sign: Tone | null;
}
export interface Table {
  readonly kind: 'table';
  readonly x: number;
  readonly y: number;
  /** Width of each column in points. */
  readonly columns: readonly number[];
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly size: number;
}

/** Returns the line height for a font size. */
export const leading = (size: number): number => Math.round(size * 1.36);
