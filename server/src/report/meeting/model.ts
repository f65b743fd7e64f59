/** Types of a meeting: separate agendas, earlier decisions, and each item as it fills one screen. */
import type { Tone } from '../facts/told.ts';

/**
 * Why an item is on the agenda. `asks`: a decision or answer is requested, or a decision's outcome is open. `red`: a
 * figure misses its plan, or the item is off track, without a countermeasure. `sign`: an early sign. `changed`: since
 * the last meeting. `late`: a date has passed. `mixed`: it reads as both kinds of work, and nobody keeps it as one.
 */
export type ReasonKind = 'asks' | 'red' | 'sign' | 'changed' | 'late' | 'mixed';

export interface Reason {
  readonly kind: ReasonKind;
  /** Plain text. */
  readonly words: string;
}

/** A measure on one line: last reading, its plan, and the target. */
export interface MeasureLine {
  readonly name: string;
  /** `17 min`; empty without a reading. */
  readonly last: string;
  /** `August 2027`; empty without a reading. */
  readonly when: string;
  /** The plan for that reading; empty if there is none to compare with. */
  readonly plan: string;
  readonly target: string;
  readonly behind: boolean;
  readonly countermeasure: string;
}

/** A decision of an earlier meeting, and its outcome. */
export interface Earlier {
  /** Id of the item it concerns; null for the portfolio, and for an item that cannot be written to. */
  readonly item: string | null;
  /** True if it concerns the portfolio as a whole. */
  readonly whole: boolean;
  /** True if the page can write to it. */
  readonly writable: boolean;
  readonly title: string;
  readonly decided: string;
  /** The day, `2027-05-04`; empty if unreadable. */
  readonly date: string;
  /** `4 May 2027, Board`. */
  readonly when: string;
  readonly tone: Exclude<Tone, 'plain'>;
  readonly became: string;
  /** True while no outcome is stated. */
  readonly open: boolean;
  /** True for a question without a decision; `decided` then holds the question. */
  readonly question: boolean;
}

/** An item as it fills one screen. */
export interface Topic {
  readonly key: string;
  /** A goal is on the agenda if it awaits an answer. */
  readonly on: 'goal' | 'item';
  /** Null for a goal, and for an item without an id or with a duplicate one: the page cannot write to it. */
  readonly id: string | null;
  readonly title: string;
  /** Short facts in one line: `under way`, `off track`, `owner: Emergency department`. */
  readonly facts: readonly string[];
  /** Most important first; empty if the item is not on the agenda. */
  readonly reasons: readonly Reason[];
  /** Its description; empty if there is none. */
  readonly words: string;
  readonly measures: readonly MeasureLine[];
  /** Open milestones and those met last: `Site bought, 31 Aug 2027, late`. */
  readonly milestones: readonly { readonly words: string; readonly late: boolean; readonly done: boolean }[];
  /** The decision asked of this meeting; empty if there is none. */
  readonly asked: string;
  readonly last: Earlier | null;
  readonly owner: string;
  /** Last day as stated, `2027-09-30`; empty if not stated. */
  readonly end: string;
  readonly effort: string;
  /** What could make room for an item that has not begun, one sentence each. */
  readonly room: readonly string[];
}

export type AgendaId = 'strategic' | 'operational' | 'open' | 'goals';

export interface Agenda {
  readonly id: AgendaId;
  readonly name: string;
  /** Topics with a reason, in agenda order. */
  readonly topics: readonly Topic[];
  /** Open items that are not on the agenda. */
  readonly rest: readonly Topic[];
}

export interface Meeting {
  readonly name: string;
  /** `Review of 15 September 2027`. */
  readonly when: string;
  /** The day it refers to, `2027-09-15`. */
  readonly day: string;
  /** Explains the order in one sentence. */
  readonly order: string;
  readonly headline: string;
  /** True if decisions about the portfolio can be written: it has a root file. */
  readonly decidable: boolean;
  readonly earlier: readonly Earlier[];
  /** Strategy first. Then items on neither path alone, and goals that await an answer; empty agendas are omitted. */
  readonly agendas: readonly Agenda[];
}
