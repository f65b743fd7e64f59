/** Defines a parsed scenario: changes to a portfolio, in text order. */
import type { Span } from '../../core/text/lines.ts';

/** Keys of an item that a scenario may change. */
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

/** A single change. Values are in the language's notation, not yet quoted. */
export type ScenarioChange =
  | { readonly of: 'item'; readonly id: string; readonly key: ItemChangeKey; readonly value: string }
  /** A new date for the milestone with this title. */
  | { readonly of: 'milestone'; readonly id: string; readonly title: string; readonly value: string }
  /** The effort that a team contributes to an item. */
  | { readonly of: 'share'; readonly id: string; readonly team: string; readonly value: string }
  /** A new item. `text` is its entry, with the dash in the first column. */
  | { readonly of: 'begin'; readonly id: string; readonly text: string }
  | { readonly of: 'capacity'; readonly id: string; readonly value: string }
  /** The intended operational share, in percent. */
  | { readonly of: 'balance'; readonly value: string };

/** A place in a text: 1-based line, and span in UTF-16 offsets. */
export interface Said {
  readonly line: number;
  readonly span: Span;
}

/** A change, with its place in the scenario. */
export type PlacedChange = ScenarioChange & Said;

/** An invalid part of a scenario. */
export interface ScenarioProblem extends Said {
  readonly message: string;
}

export interface Scenario {
  readonly name: string;
  /** Its purpose, in the author's words; may be empty. */
  readonly description: string;
  /** Path of the portfolio that it changes, relative to the scenario's folder; null for the portfolio around it. */
  readonly base: string | null;
  readonly changes: readonly PlacedChange[];
}
