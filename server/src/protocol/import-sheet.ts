/** A sheet or a pasted list on its way into a portfolio. */
import type { WorkspaceEdit } from 'vscode-languageserver-types';

import type { Track, Verdict } from './words.ts';

/** Client to server, request: what a sheet or a pasted list would make of a file. Nothing is written: that is the client's. `keys` are all that a column can hold. */
export const importSheet = 'twotrack/importSheet';
/** `source`: the bytes of a file in base64, or a text that somebody pasted. */
export interface ImportSheetParams {
  readonly source: { readonly name: string; readonly base64: string } | { readonly pasted: string };
  /** Columns for keys of an item, an empty key for a column to leave out; the rest is guessed. */
  readonly map?: readonly { readonly key: string; readonly column: string }[];
  /** What a person says of the file: which sheet and table of a workbook, which list of JSON, how it writes numbers and dates. */
  readonly sheet?: string;
  readonly table?: number;
  readonly list?: string;
  readonly numbers?: 'point' | 'comma';
  readonly dates?: 'day-first' | 'month-first';
  /** The month in which the fiscal year begins: `april`, `april by start`. */
  readonly fiscalYear?: string;
  /** The day of all readings, as the language writes it, where no column says it. */
  readonly asOf?: string;
  /** Columns in which the portfolio leads, before what the mapping says of them. */
  readonly led?: readonly string[];
  /** What programmes, epics and rows above others become; tags where it is not said. */
  readonly groups?: 'goals' | 'tags' | 'none';
  /** The text of a mapping that was kept: it goes before every guess, and `map` and the answers above go before it. */
  readonly mapping?: string;
  /** How many rows `rows` shows, cell by cell; none where it is not said. */
  readonly rows?: number;
  /** URI of the file to bring up to date; a document of its own where absent. */
  readonly target?: string;
  /**
   * Instead of `target` the URI of a file that is not there yet. It joins the portfolio around it; where there is none,
   * it begins one that has the file's name.
   */
  readonly fresh?: string;
  /** Tracks that a person chose, by line; null leaves an item without one. */
  readonly tracks?: readonly { readonly line: number; readonly track: Track | null }[];
  /** Lines that are no items. */
  readonly skip?: readonly number[];
  /** Lines of items that are split into two; one that cannot be split stays as it is. */
  readonly split?: readonly number[];
}
export type ImportSheetResult =
  | {
      readonly columns: readonly ImportedColumn[];
      readonly keys: readonly string[];
      /** Those that several columns may hold. */
      readonly lists: readonly string[];
      readonly items: readonly ImportedRow[];
      /** What was read, in words: the format, the sheet, the separator. */
      readonly form: string;
      /** What is to be said of the file as a whole: other sheets, hidden rows. */
      readonly remarks: readonly string[];
      /** What two people would read as two things: `numbers`, `dates` and `fiscalYear` of the parameters answer it. */
      readonly questions: readonly ImportQuestion[];
      /** The first rows of the table, cell by cell. */
      readonly rows: readonly SheetRow[];
      /** What was decided, as the text of `<name>.import.yaml`. */
      readonly mapping: string;
      /** The mapping that was kept, with what the sheet says now; null where none was. */
      readonly kept: string | null;
      /** What of the file could be read, and what is; null where there is nothing to choose. */
      readonly places: SheetPlaces | null;
      /** The readings of a column need a day: `asOf` says it. */
      readonly undated: boolean;
      /** When the fiscal year begins, where that was said. */
      readonly fiscalYear: string | null;
      /** Columns in which the portfolio leads. */
      readonly led: readonly string[];
      /** What programmes, epics and rows above others became; null where the sheet has none. */
      readonly groups: 'goals' | 'tags' | 'none' | null;
      /** Values and rows that were not taken over, the first 300. */
      readonly notes: readonly ImportNote[];
      /** Lines of the target that go and come, with a few around them; a new document is all that comes. */
      readonly diff: readonly DiffLine[];
      /** How many values and rows were not taken over; `report` names them, and all the rest, in plain text. */
      readonly left: number;
      readonly report: readonly string[];
      /** The whole file as it would be; `edit` brings the target there, null where that needs nothing. */
      readonly text: string;
      readonly edit: WorkspaceEdit | null;
    }
  | {
      readonly refused: string;
      /** What settles it: `sheet` or `list` of the parameters takes one of the names. */
      readonly choice?: { readonly kind: 'sheet' | 'list'; readonly names: readonly string[] };
    };
/** A column with a value or two of it; `key` is null where it is left out. */
export interface ImportedColumn {
  readonly name: string;
  readonly key: string | null;
  readonly samples: readonly string[];
  /** What became of it and why, in words: `owner (by its name)`, `left out; …`. */
  readonly what: string;
  /** Whether a person asked for it, its head or its cells told it, or it is left out. */
  readonly from: 'asked' | 'head' | 'shape' | 'left';
}
export interface SheetPlaces {
  readonly kind: 'sheet' | 'list';
  readonly names: readonly string[];
  readonly chosen: string;
  readonly tables: number;
  readonly table: number;
}
/** `line` and `column` are null where it is about the sheet as a whole, or about the whole row. */
export interface ImportNote {
  readonly line: number | null;
  readonly column: string | null;
  readonly text: string;
  readonly problem: string;
}
/** `…` stands where unchanged lines are left out. */
export interface DiffLine {
  readonly sign: ' ' | '+' | '-' | '…';
  readonly text: string;
}
export interface ImportQuestion {
  readonly kind: 'numbers' | 'dates' | 'fiscal';
  readonly column: string;
  /** A cell of which both readings are possible. */
  readonly sample: string;
}
/** A row of the table. `left` says why it is no item; null where it is one. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly SheetCell[];
  readonly left: string | null;
}
/** What a cell says, what that is written as (null: nothing), and why it is not taken. */
export interface SheetCell {
  readonly text: string;
  readonly read: string | null;
  readonly problem: string | null;
}
/** `line` is that of the sheet, or the number of the record; `words` are those that the verdict rests on most. */
export interface ImportedRow {
  readonly line: number;
  readonly title: string;
  readonly state: 'new' | 'changed' | 'same';
  /** Whether it became two items, one on each track; `track` is that of the whole. */
  readonly split: boolean;
  readonly track: Track | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly words: readonly string[];
  /** What the row hardly is, or is beside the tracks: a greeting around a list, a duty with the words that say so. */
  readonly around: boolean;
  readonly duty: string | null;
}
