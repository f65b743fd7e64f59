/** A meeting as data: two agendas apart, what earlier meetings decided, and each item as it fills one screen. */
import type { Tone } from '../facts/told.ts';

/**
 * Why an item is on the agenda. `asks`: a decision or an answer is asked for, or was decided and nothing says what became of it.
 * `red`: a figure off its plan, or the whole item, without a countermeasure. `sign`: an early sign. `changed`: since
 * the state that the meeting looks back to. `late`: something is past its day.
 */
export type ReasonKind = 'asks' | 'red' | 'sign' | 'changed' | 'late';

export interface Reason {
  readonly kind: ReasonKind;
  /** Plain text. */
  readonly words: string;
}

/** A measure on one line: what it read, what was planned for then, and where it is to get. */
export interface MeasureLine {
  readonly name: string;
  /** `17 min`; empty where nothing was read. */
  readonly last: string;
  /** `August 2027`; empty where nothing was read. */
  readonly when: string;
  /** What was planned for then; empty where no plan can be held against it. */
  readonly plan: string;
  readonly target: string;
  readonly behind: boolean;
  readonly countermeasure: string;
}

/** A decision of an earlier meeting, and what became of it. */
export interface Earlier {
  /** Id of the item that it was decided of; null for the portfolio. */
  readonly item: string | null;
  /** Whether something can be written to it from here. */
  readonly writable: boolean;
  readonly title: string;
  readonly decided: string;
  /** The day, `2027-05-04`; empty where none can be read. */
  readonly date: string;
  /** `4 May 2027, Board`. */
  readonly when: string;
  readonly tone: Exclude<Tone, 'plain'>;
  readonly became: string;
  /** Nothing says yet what became of it. */
  readonly open: boolean;
  /** It is asked and not decided; `decided` is then the question. */
  readonly question: boolean;
}

/** An item as it fills one screen. */
export interface Topic {
  readonly key: string;
  /** A goal is on the agenda where it asks for an answer. */
  readonly on: 'goal' | 'item';
  /** Null where it has none, or shares it, and for a goal: then nothing can be written to it from here. */
  readonly id: string | null;
  readonly title: string;
  /** Short facts in one line: `under way`, `off track`, `owner: Emergency department`. */
  readonly facts: readonly string[];
  /** The weightiest first; none for an item that nothing puts on the agenda. */
  readonly reasons: readonly Reason[];
  /** Its own description; empty where it has none. */
  readonly words: string;
  readonly measures: readonly MeasureLine[];
  /** Open milestones and those met last: `Site bought, 31 Aug 2027, late`. */
  readonly milestones: readonly { readonly words: string; readonly late: boolean; readonly done: boolean }[];
  /** What is asked of this meeting; empty where nothing is. */
  readonly asked: string;
  readonly last: Earlier | null;
  readonly owner: string;
  /** Last day as stated, `2027-09-30`; empty where none is. */
  readonly end: string;
  readonly effort: string;
  /** What would make room for it, where it has not begun; a sentence each. */
  readonly room: readonly string[];
}

export type AgendaId = 'strategic' | 'operational' | 'open' | 'goals';

export interface Agenda {
  readonly id: AgendaId;
  readonly name: string;
  /** Those with a reason, in the order in which they are taken. */
  readonly topics: readonly Topic[];
  /** Open items that nothing puts on the agenda. */
  readonly rest: readonly Topic[];
}

export interface Meeting {
  readonly name: string;
  /** `Review of 15 September 2027`. */
  readonly when: string;
  /** The day it is reckoned from, `2027-09-15`. */
  readonly day: string;
  /** What the order rests on, in one sentence. */
  readonly order: string;
  readonly headline: string;
  /** Whether something can be decided about the portfolio as a whole: it has a root file. */
  readonly decidable: boolean;
  readonly earlier: readonly Earlier[];
  /**
   * Strategy first. Then items that are on neither path alone, and goals that ask for an answer; each left out where
   * there are none.
   */
  readonly agendas: readonly Agenda[];
}
