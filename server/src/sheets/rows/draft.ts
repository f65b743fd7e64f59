/** Defines a row of a table as a potential item, and notes about rows that are none. */
import type { Value } from '../../edits/values/value.ts';

/** A user-facing note about something that was left out, and why. */
export interface Note {
  /** Line of the file or number of the record, or null for the sheet as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  /** The text that was left out, or empty if there is none. */
  readonly text: string;
  readonly problem: string;
}
export interface Draft {
  readonly line: number;
  /** The sheet's own key, or null if it has no such column or cell. */
  readonly key: string | null;
  readonly title: string;
  /** Values by key, except id and title. References are still names. */
  readonly values: ReadonlyMap<string, Value>;
  /** The day that the row reports on, or null if it states none. */
  readonly day: string | null;
  readonly place: CellPlace;
}

/** What a row states about its place in a hierarchy. */
export interface CellPlace {
  /** Group names, the widest first. */
  readonly groups: readonly string[];
  /** The key or name of the parent row. */
  readonly parent: string | null;
  readonly parentTitle: string | null;
  /** Depth of the row, starting at 1, or null if the sheet does not state it. */
  readonly level: number | null;
}

/** The id of a draft: that of the item it updates, or a new one. */
export interface Identity {
  readonly id: string;
  /** The sheet's own key, stored in `x-key` if it is no valid id or its id is taken. */
  readonly xKey: string | null;
}
