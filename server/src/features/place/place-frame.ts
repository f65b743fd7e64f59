/** What the scan of a block keeps and answers. */
import type { Span } from '../../core/text/lines.ts';

export type Path = readonly (string | number)[];

/** A mapping or list that is open at some place. */
export interface Frame {
  readonly kind: 'map' | 'seq';
  readonly path: Path;
  /** Column of its keys or dashes; -1 where it is not known yet, or between brackets or braces. */
  column: number;
  readonly flow: boolean;
  /** Keys of a mapping, in order; those of a later line too, once the scan is done. */
  readonly keys: { readonly name: string; readonly span: Span }[];
  /** Texts in a list, in order. */
  readonly elements: { readonly text: string; readonly span: Span }[];
  /** Elements met so far. */
  count: number;
  /** Key that was read last, and whether anything followed it on its line. Of a list: its last element. */
  pending: string | null;
  filled: boolean;
}

/** What stands at the caret. `text`: within a text of several lines, or where nothing can be said. */
export interface Spot {
  readonly role: 'key' | 'value' | 'element' | 'comment' | 'text';
  readonly frame: Frame;
  /** Path of the mapping that a key belongs to, or of the value or element itself. */
  readonly path: Path;
  /** What is there already and would be replaced: the word, or nothing. UTF-16 offsets of the block. */
  readonly span: Span;
  /** Column in which it begins. */
  readonly column: number;
  /** A value that begins on the line of its key, an element after its dash or between brackets; else it stands on a line of its own. */
  readonly inline: boolean;
  /** A colon follows the key. */
  readonly colon: boolean;
}

export const mapFrame = (path: Path, column: number): Frame => frameOf('map', path, column, false);
export const seqFrame = (path: Path, column: number): Frame => frameOf('seq', path, column, false);

export function frameOf(kind: Frame['kind'], path: Path, column: number, flow: boolean): Frame {
  return { kind, path, column, flow, keys: [], elements: [], count: 0, pending: null, filled: false };
}
