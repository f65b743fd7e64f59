/** Types for scanning a block: the state of the scan, and its result. */
import type { Span } from '../../core/text/lines.ts';

export type Path = readonly (string | number)[];

/** An open mapping or list. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly path: Path;
  /** Column of its keys or dashes; -1 if not known yet, or inside brackets or braces. */
  column: number;
  readonly flow: boolean;
  /** Keys of a mapping, in order. After the scan it includes those of later lines. */
  readonly keys: { readonly name: string; readonly span: Span }[];
  /** Texts in a list, in order. */
  readonly elements: { readonly text: string; readonly span: Span }[];
  /** Number of elements so far. */
  count: number;
  /** The last key, or last element of a list; `filled` tells whether anything followed on its line. */
  pending: string | null;
  filled: boolean;
}

/** What is at the caret. `text`: inside a text of several lines, or undetermined. */
export interface Spot {
  readonly role: 'key' | 'value' | 'element' | 'comment' | 'text';
  readonly frame: Frame;
  /** Path of the mapping that a key belongs to, or of the value or element itself. */
  readonly path: Path;
  /** The text to replace: the word at the caret, or empty. UTF-16 offsets in the block. */
  readonly span: Span;
  /** Column where it begins. */
  readonly column: number;
  /** True if the value is on its key's line, or the element after its dash or inside brackets. */
  readonly inline: boolean;
  /** True if a colon follows the key. */
  readonly colon: boolean;
}

export const mapFrame = (path: Path, column: number): Frame => frameOf('map', path, column, false);
export const seqFrame = (path: Path, column: number): Frame => frameOf('seq', path, column, false);

export function frameOf(kind: Frame['kind'], path: Path, column: number, flow: boolean): Frame {
  return { kind, path, column, flow, keys: [], elements: [], count: 0, pending: null, filled: false };
}
