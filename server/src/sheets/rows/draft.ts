/** A row of a table as an item that could be, and what is said of rows that are none. */
import type { Value } from '../cells/cell-value.ts';

/** Something that was left out, and why; for people. */
export interface Note {
  /** Line of the file or number of the record; null for the sheet as a whole. */
  readonly line: number | null;
  readonly column: string | null;
  /** The text that was left out; empty where there is none to show. */
  readonly text: string;
  readonly problem: string;
}
export interface Draft {
  readonly line: number;
  /** What the sheet calls it; null where it has no such column or cell. */
  readonly key: string | null;
  readonly title: string;
  /** Everything but id and title. References are names as the sheet writes them. */
  readonly values: ReadonlyMap<string, Value>;
  /** The day of which the row tells; null where none is said. */
  readonly day: string | null;
  /** What it belongs to. */
  readonly place: CellPlace;
}

/** What a row says of the place where it belongs. */
export interface CellPlace {
  /** Groups, from the widest to the narrowest. */
  readonly groups: readonly string[];
  /** The key or the name of the row above. */
  readonly parent: string | null;
  readonly parentTitle: string | null;
  /** How deep the row stands, from the top; null where the sheet does not say. */
  readonly level: number | null;
}

/** Who a draft is: the item it updates, or the id of a new one. */
export interface Identity {
  readonly id: string;
  /** The sheet's own key where it is no id, or another item has the id; kept in `x-key`. */
  readonly xKey: string | null;
}
