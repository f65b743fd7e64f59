/** A scenario as it was read: changes to a portfolio, in the order of its text. */
import type { Span } from '../../core/text/lines.ts';

/** Keys of an item that a scenario may give another value. */
export const itemChangeKeys = [
  'track',
  'status',
  'owner',
  'sponsor',
  'start',
  'end',
  'effort',
  'budget',
] as const;
export type ItemChangeKey = (typeof itemChangeKeys)[number];

/** One thing that would be otherwise. Values are texts of the language, not yet quoted. */
export type ScenarioChange =
  | { readonly of: 'item'; readonly id: string; readonly key: ItemChangeKey; readonly value: string }
  /** The date of the milestone of an item that has this title. */
  | { readonly of: 'milestone'; readonly id: string; readonly title: string; readonly value: string }
  /** What a team gives to an item. */
  | { readonly of: 'share'; readonly id: string; readonly team: string; readonly value: string }
  /** A new item. `text` is its entry, the dash in the first column. */
  | { readonly of: 'begin'; readonly id: string; readonly text: string }
  | { readonly of: 'capacity'; readonly id: string; readonly value: string }
  /** The operational share that is meant, in percent. */
  | { readonly of: 'balance'; readonly value: string };

/** Where a text says something: the 1-based line, and the span in UTF-16 offsets of the text. */
export interface Said {
  readonly line: number;
  readonly span: Span;
}

/** A change, and where the scenario says so. */
export type PlacedChange = ScenarioChange & Said;

/** What a scenario says that cannot be taken as it stands. */
export interface ScenarioProblem extends Said {
  readonly message: string;
}

export interface Scenario {
  readonly name: string;
  /** What it is for, in the words of its author; empty for nothing. */
  readonly description: string;
  /** The portfolio that it changes, as a path from the scenario's folder; null for the one around it. */
  readonly base: string | null;
  readonly changes: readonly PlacedChange[];
}
