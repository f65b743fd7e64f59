/** Messages for catchball in a file: its rounds with their places, and additions to them. */
import type { Position, Range } from 'vscode-languageserver-types';

/** Client to server, request: returns the exchanges of a file, each as a thread. */
export const catchball = 'twotrack/catchball';
export interface CatchballParams {
  readonly uri: string;
}
export interface CatchballResult {
  /** Version of the document that the ranges belong to; -1 for an unknown file. */
  readonly version: number;
  readonly threads: readonly CatchballThread[];
}
/** All rounds between two parties on one goal or item. */
export interface CatchballThread {
  /** From the start of the goal or item to its title. */
  readonly range: Range;
  /** Identifies the thread by its entry and parties; stable as long as these are. */
  readonly key: string;
  readonly state: 'agreed' | 'answered' | 'waiting';
  /** The parties and the entry, in one line of plain text. */
  readonly label: string;
  /** In chronological order. */
  readonly rounds: readonly CatchballRound[];
  /** The current round, to identify it in an addition. */
  readonly last: RoundName;
}
export interface CatchballRound {
  /** Who handed it to whom, in plain text. */
  readonly who: string;
  /** The day in words; if it cannot be read, as written. */
  readonly when: string;
  /** Proposal, answer and agreement as Markdown, with texts from the portfolio escaped. */
  readonly body: string;
}
/** Identifies a round by its contents, each on one line. */
export interface RoundName {
  /** Id of the goal or item; null if it has none. */
  readonly id: string | null;
  readonly kind: 'goal' | 'item';
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly proposal: string;
}

/** Client to server, request: adds to an exchange. The response is an `EditResult`. */
export const playRound = 'twotrack/playRound';
export interface PlayRoundParams {
  readonly uri: string;
  /** The current round of the exchange. */
  readonly round: RoundName;
  /**
   * `answer`: replies to it. `propose`: begins another round between the same parties. `agree`: both consider it
   * feasible.
   */
  readonly act: 'answer' | 'propose' | 'agree';
  /** The text of the answer or proposal. */
  readonly text?: string;
}

/**
 * Client to server, request: returns the suggestions for a first round at a position; null if no goal or item is there.
 */
export const catchballAt = 'twotrack/catchballAt';
export interface CatchballAtParams {
  readonly uri: string;
  readonly position: Position;
}
export interface CatchballAtResult {
  readonly title: string;
  /** Possible senders, most likely first. */
  readonly from: readonly string[];
  /** Possible receivers: the id of a team or a name, and a display name. */
  readonly to: readonly { readonly value: string; readonly name: string }[];
}

/** Client to server, request: begins an exchange on the goal or item at a position. The response is an `EditResult`. */
export const beginCatchball = 'twotrack/beginCatchball';
export interface BeginCatchballParams extends CatchballAtParams {
  readonly from: string;
  readonly to: string;
  readonly proposal: string;
}
