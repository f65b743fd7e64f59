/** Messages for importing a sheet or a pasted list. */
import type { Position, WorkspaceEdit } from 'vscode-languageserver-types';

import type { Track, Verdict } from './words.ts';

/**
 * Client to server, request: previews the import of a sheet or pasted list. The server writes nothing: the client
 * applies the edit. `keys` are all the keys that a column can supply.
 */
export const importSheet = 'twotrack/importSheet';
/** `source`: the bytes of a file in base64, or pasted text. */
export interface ImportSheetParams {
  readonly source: { readonly name: string; readonly base64: string } | { readonly pasted: string };
  /** Columns for keys of an item; an empty key leaves a column out. All other columns are guessed. */
  readonly map?: readonly { readonly key: string; readonly column: string }[];
  /**
   * A person's answers about the file: sheet and table of a workbook, list of a JSON file, notation of numbers and
   * dates.
   */
  readonly sheet?: string;
  readonly table?: number;
  readonly list?: string;
  readonly numbers?: 'point' | 'comma';
  readonly dates?: 'day-first' | 'month-first';
  /** First month of the fiscal year: `april`, `april by start`. */
  readonly fiscalYear?: string;
  /** Day of all readings, in the language's notation, if no column states it. */
  readonly asOf?: string;
  /** Columns in which the portfolio takes precedence; overrides the mapping. */
  readonly led?: readonly string[];
  /** What programmes, epics and parent rows become; tags if absent. */
  readonly groups?: 'goals' | 'tags' | 'none';
  /**
   * Text of a saved mapping. It takes precedence over all guesses; `map` and the answers above take precedence over it.
   */
  readonly mapping?: string;
  /** Maximum number of `rows` in the response, none if absent. */
  readonly rows?: number;
  /** URI of the file to update; if absent, the result is a separate document. */
  readonly target?: string;
  /**
   * Instead of `target`: URI of a file that does not exist yet. It joins the portfolio around it, or else begins one
   * with the file's name.
   */
  readonly fresh?: string;
  /** Tracks that a person chose, by line; null leaves an item without a track. */
  readonly tracks?: readonly { readonly line: number; readonly track: Track | null }[];
  /** Lines that are not items. */
  readonly skip?: readonly number[];
  /** Lines of items to be split in two; one that cannot be split stays whole. */
  readonly split?: readonly number[];
}
export type ImportSheetResult =
  | {
      readonly columns: readonly ImportedColumn[];
      readonly keys: readonly string[];
      /** Keys that several columns may supply. */
      readonly lists: readonly string[];
      readonly items: readonly ImportedRow[];
      /** Items that were to be split and cannot be without a person; `start` is their place in `text`. */
      readonly whole: readonly WholeItem[];
      /** The detected format in words: file type, sheet, separator. */
      readonly form: string;
      /** Remarks on the file as a whole: other sheets, hidden rows. */
      readonly remarks: readonly string[];
      /** Ambiguous notations; `numbers`, `dates` and `fiscalYear` of the parameters resolve them. */
      readonly questions: readonly ImportQuestion[];
      /** The first rows of the table, cell by cell. */
      readonly rows: readonly SheetRow[];
      /** All choices, as the text of `<name>.import.yaml`. */
      readonly mapping: string;
      /** The saved mapping, updated to the current sheet; null if there was none. */
      readonly kept: string | null;
      /** Which parts of the file could be imported, and which is; null if there is no choice. */
      readonly places: SheetPlaces | null;
      /** True if readings of a column have no day, so that `asOf` is needed. */
      readonly undated: boolean;
      /** First month of the fiscal year, if it was given. */
      readonly fiscalYear: string | null;
      /** Columns in which the portfolio takes precedence. */
      readonly led: readonly string[];
      /** What programmes, epics and parent rows became; null if the sheet has none. */
      readonly groups: 'goals' | 'tags' | 'none' | null;
      /** Values and rows that were not imported; at most the first 300. */
      readonly notes: readonly ImportNote[];
      /** Removed and added lines of the target, with some context; for a new document, all lines. */
      readonly diff: readonly DiffLine[];
      /** Number of values and rows that were not imported; `report` lists them and everything else in plain text. */
      readonly left: number;
      readonly report: readonly string[];
      /** The resulting file as a whole. `edit` applies it to the target; null if nothing changes. */
      readonly text: string;
      readonly edit: WorkspaceEdit | null;
    }
  | {
      readonly refused: string;
      /** What resolves it: pass one of the names as `sheet` or `list`. */
      readonly choice?: { readonly kind: 'sheet' | 'list'; readonly names: readonly string[] };
    };
/** A column with sample values; `key` is null if it is left out. */
export interface ImportedColumn {
  readonly name: string;
  readonly key: string | null;
  readonly samples: readonly string[];
  /** How it is used and why, in words: `owner (by its name)`, `left out; …`. */
  readonly what: string;
  /** Basis of the choice: a person's request, its heading, or the shape of its cells; `left` if it is left out. */
  readonly from: 'asked' | 'head' | 'shape' | 'left';
}
export interface SheetPlaces {
  readonly kind: 'sheet' | 'list';
  readonly names: readonly string[];
  readonly chosen: string;
  readonly tables: number;
  readonly table: number;
}
/** `line` and `column` are null if it concerns the whole sheet; `column` alone if it concerns the whole row. */
export interface ImportNote {
  readonly line: number | null;
  readonly column: string | null;
  readonly text: string;
  readonly problem: string;
  /** The next rows of which the same is told in the same column, up to four. */
  readonly same: readonly { readonly line: number; readonly text: string }[];
  /** How many rows it is told of in all. */
  readonly count: number;
}
/** `…` stands for omitted unchanged lines. */
export interface DiffLine {
  readonly sign: ' ' | '+' | '-' | '…';
  readonly text: string;
}
export interface ImportQuestion {
  readonly kind: 'numbers' | 'dates' | 'fiscal';
  readonly column: string;
  /** A cell that can be read in both ways. */
  readonly sample: string;
}
/** A row of the table. `left` says why it is not an item; null if it is one. */
export interface SheetRow {
  readonly line: number;
  readonly cells: readonly SheetCell[];
  readonly left: string | null;
}
/** The text of a cell, what is written for it (null: nothing), and why it is rejected. */
export interface SheetCell {
  readonly text: string;
  readonly read: string | null;
  readonly problem: string | null;
}
/** `line` is the sheet's line or the record's number; `words` are those with most weight in the verdict. */
export interface WholeItem {
  readonly title: string;
  readonly start: Position;
}
export interface ImportedRow {
  readonly line: number;
  readonly title: string;
  readonly state: 'new' | 'changed' | 'same';
  /** True if it became two items, one on each track; `track` is then that of the whole. */
  readonly split: boolean;
  readonly track: Track | null;
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly words: readonly string[];
  /**
   * `around`: probably not an item, such as a greeting above a list. `duty`: words that make it a duty beside both
   * tracks.
   */
  readonly around: boolean;
  readonly duty: string | null;
}
