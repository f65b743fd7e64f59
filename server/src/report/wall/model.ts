/** Types of a wall: a few screens shown in turn, each with one sentence and its details. */
import type { Tone } from '../facts/told.ts';

/** The path of a row. `open`: mixed, or without a track. */
export type WallPath = 'strategic' | 'operational' | 'open';

export interface WallRow {
  /** Null for what concerns the whole portfolio. */
  readonly path: WallPath | null;
  readonly title: string;
  /** Further non-empty lines: a milestone's item, a countermeasure. */
  readonly lines: readonly string[];
  /** Large text beside it: `15 days late`, `30 Sep`. May be empty. */
  readonly note: string;
  readonly tone: Tone;
}

/** Shares of the two paths, in whole percent; they sum to 100. */
export interface WallBar {
  readonly parts: readonly {
    readonly kind: 'operational' | 'mixed' | 'strategic';
    readonly percent: number;
    readonly words: string;
  }[];
  /** Target operational share in percent, 0 to 100, and its tolerance in words; null if not stated. */
  readonly target: { readonly percent: number; readonly words: string } | null;
}

/** Figures of a path with their words. */
export interface WallFigures {
  readonly path: 'strategic' | 'operational';
  readonly name: string;
  readonly figures: readonly { readonly figure: string; readonly words: string }[];
}

export interface WallScreen {
  readonly id: 'balance' | 'late' | 'next' | 'red' | 'decisions' | 'finished';
  readonly title: string;
  readonly tone: Tone;
  /** One sentence based on facts, or what is not stated. */
  readonly said: string;
  readonly rows: readonly WallRow[];
  readonly bar: WallBar | null;
  readonly paths: readonly WallFigures[];
}

export interface Wall {
  readonly name: string;
  /** `15 September 2027`. */
  readonly day: string;
  readonly screens: readonly WallScreen[];
}
