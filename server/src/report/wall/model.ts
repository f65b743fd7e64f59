/** A wall as data: a handful of screens that are turned over, each with one sentence and what is behind it. */
import type { Tone } from '../facts/told.ts';

/** The path that a row belongs to. `open`: it reads as both kinds of work, or has no track. */
export type WallPath = 'strategic' | 'operational' | 'open';

export interface WallRow {
  /** Null for what concerns the whole portfolio. */
  readonly path: WallPath | null;
  readonly title: string;
  /** Further lines, none of them empty: the item of a milestone, a countermeasure. */
  readonly lines: readonly string[];
  /** Said large beside it: `15 days late`, `30 Sep`. May be empty. */
  readonly note: string;
  readonly tone: Tone;
}

/** The shares of the two paths; whole percents that sum to 100. */
export interface WallBar {
  readonly parts: readonly {
    readonly kind: 'operational' | 'mixed' | 'strategic';
    readonly percent: number;
    readonly words: string;
  }[];
  /** Intended operational share in percent, 0 to 100, and how far off is still in balance; null where none is stated. */
  readonly target: { readonly percent: number; readonly words: string } | null;
}

/** What is on a path, as figures with their words. */
export interface WallFigures {
  readonly path: 'strategic' | 'operational';
  readonly name: string;
  readonly figures: readonly { readonly figure: string; readonly words: string }[];
}

export interface WallScreen {
  readonly id: 'balance' | 'late' | 'next' | 'red' | 'decisions' | 'finished';
  readonly title: string;
  readonly tone: Tone;
  /** One sentence that the facts carry, or what is not said. */
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
