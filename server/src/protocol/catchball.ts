/** Catchball in a file: its rounds, where they stand, and what is added to them. */
import type { Position, Range } from 'vscode-languageserver-types';

/** Client to server, request: the exchanges of a file, each as a thread. */
export const catchball = 'twotrack/catchball';
export interface CatchballParams {
  readonly uri: string;
}
export interface CatchballResult {
  /** Of the document that the ranges belong to; -1 for a file that is not known. */
  readonly version: number;
  readonly threads: readonly CatchballThread[];
}
/** All rounds between two parties on one goal or item. */
export interface CatchballThread {
  /** From where the goal or item begins to its title. */
  readonly range: Range;
  /** Whose it is and between whom: the same as long as these are. */
  readonly key: string;
  readonly state: 'agreed' | 'answered' | 'waiting';
  /** Between whom it is and where it stands, as one line of plain text. */
  readonly label: string;
  /** In the order of their days. */
  readonly rounds: readonly CatchballRound[];
  /** The round that counts, to name it when something is added. */
  readonly last: RoundName;
}
export interface CatchballRound {
  /** Who handed it to whom, plain text. */
  readonly who: string;
  /** The day in words; as it is written where it cannot be read. */
  readonly when: string;
  /** Proposal, answer and agreement as Markdown in which the texts of the portfolio are only text. */
  readonly body: string;
}
/** A round by what it says, on one line each. */
export interface RoundName {
  /** Id of the goal or item; null where it has none. */
  readonly id: string | null;
  readonly kind: 'goal' | 'item';
  readonly from: string;
  readonly to: string;
  readonly date: string;
  readonly proposal: string;
}

/** Client to server, request: something added to an exchange. The answer is an `EditResult`. */
export const playRound = 'twotrack/playRound';
export interface PlayRoundParams {
  readonly uri: string;
  /** The round that counts in the exchange. */
  readonly round: RoundName;
  /** `answer`: what comes back. `propose`: a new round between the same two. `agree`: both hold it possible. */
  readonly act: 'answer' | 'propose' | 'agree';
  /** The answer or the proposal. */
  readonly text?: string;
}

/** Client to server, request: what a first round can be begun with at a place; null where no goal or item stands. */
export const catchballAt = 'twotrack/catchballAt';
export interface CatchballAtParams {
  readonly uri: string;
  readonly position: Position;
}
export interface CatchballAtResult {
  readonly title: string;
  /** Who would hand it over, the likeliest first. */
  readonly from: readonly string[];
  /** Who may catch it: an id of a team or a name, and what people call it. */
  readonly to: readonly { readonly value: string; readonly name: string }[];
}

/** Client to server, request: the first round of an exchange on the goal or item at a place. The answer is an `EditResult`. */
export const beginCatchball = 'twotrack/beginCatchball';
export interface BeginCatchballParams extends CatchballAtParams {
  readonly from: string;
  readonly to: string;
  readonly proposal: string;
}
