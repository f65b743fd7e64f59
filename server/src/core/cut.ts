/**
 * Cuts a file into blocks by a scan of its lines: each entry of `items`, `goals` and `teams` is a block of its
 * own, everything else is head. The scan keeps a small state at each block's start, so that an edit re-cuts only
 * around itself: where the new scan meets an old block's start in the old state, the rest stands.
 *
 * It knows only as much YAML as the cut needs: columns, dashes, comments and block scalars. What a block means
 * is for `yaml` to say, block by block.
 */
import type { EntryKind } from './schema.ts';
import { indentAt, lineEnd, nextLine } from './lines.ts';

export type BlockKind = 'head' | EntryKind | 'whole';

/** State of the scan at the start of a line that begins a block. */
export interface CutState {
  /** The sequence whose entries are being read, if any. */
  readonly section: EntryKind | null;
  /** Column of the section's dashes; -1 before the first. */
  readonly indent: number;
  /** Where in a merge conflict the line lies. */
  readonly conflict: 'none' | 'ours' | 'theirs';
}
export const startState: CutState = { section: null, indent: -1, conflict: 'none' };

/** A block as cut: whole lines, line breaks included. */
export interface Cut {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  readonly state: CutState;
}

const SECTION = /^(items|goals|teams)[ \t]*:[ \t]*(?:#.*)?$/;
const SECTION_KIND: Record<string, EntryKind> = { items: 'item', goals: 'goal', teams: 'team' };
const BLOCK_SCALAR = /(?:^|[:\-?][ \t]+)(?:[&!][^\s]+[ \t]+)*[|>][-+0-9]{0,2}[ \t]*(?:[ \t]#.*)?$/;
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

export const sameState = (a: CutState, b: CutState): boolean => a.section === b.section && a.indent === b.indent && a.conflict === b.conflict;

/**
 * Cuts `text` from `from`, which must begin a line, in `state`. Ends early, and says so, where `meets` accepts
 * a block start: an offset and the state there.
 */
export function cut(
  text: string,
  from: number,
  state: CutState,
  meets: (offset: number, state: CutState) => boolean = () => false,
): { readonly cuts: Cut[]; readonly met: number | null } {
  const cuts: Cut[] = [];
  let { section, indent, conflict } = state;
  let kind: BlockKind = 'head';
  let blockStart = from;
  let blockState: CutState = state;
  let opened = false;
  // First line of the run of comments that would belong to an entry beginning on the next line; -1 for none.
  let comments = -1;
  let commentsState = state;
  // Within a block scalar: the column its text must exceed, and the column of its text once a line has shown it.
  let scalarParent = -1;
  let scalarIndent = -1;
  let now: CutState = state;

  const open = (at: number, as: BlockKind, where: CutState): void => {
    if (at > blockStart || opened) {
      if (at > blockStart) cuts.push({ kind, start: blockStart, end: at, state: blockState });
    }
    opened = true;
    blockStart = at;
    kind = as;
    blockState = where;
  };

  for (let at = from; at < text.length; ) {
    const next = nextLine(text, at);
    if (now.section !== section || now.indent !== indent || now.conflict !== conflict) now = { section, indent, conflict };
    // A block may begin here only if nothing before waits to join it.
    if (comments < 0 && at > from && meets(at, now)) {
      if (at > blockStart) cuts.push({ kind, start: blockStart, end: at, state: blockState });
      return { cuts, met: at };
    }
    const column = indentAt(text, at);
    const first = text.charCodeAt(at + column);
    const empty = at + column >= text.length || first === 10 || first === 13;

    if (column === 0 && !empty && (first === 60 || first === 61 || first === 62 || first === 124)) {
      const line = text.slice(at, lineEnd(text, at));
      if (CONFLICT.test(line) && (first === 60 || conflict !== 'none')) {
        conflict = first === 60 ? 'ours' : first === 62 ? 'none' : 'theirs';
        comments = -1;
        at = next;
        continue;
      }
    }
    if (conflict === 'theirs') {
      at = next;
      continue;
    }
    if (empty) {
      comments = -1;
      at = next;
      continue;
    }
    if (scalarParent >= 0) {
      if (scalarIndent < 0 && column > scalarParent) scalarIndent = column;
      if (scalarIndent >= 0 && column >= scalarIndent) {
        at = next;
        continue;
      }
      scalarParent = -1;
      scalarIndent = -1;
    }
    if (first === 35) {
      if (comments < 0) {
        comments = at;
        commentsState = now;
      }
      at = next;
      continue;
    }
    const dash = first === 45 && isBlank(text.charCodeAt(at + column + 1));
    if (section !== null && dash && (indent < 0 || column <= indent)) {
      if (indent < 0) indent = column;
      open(comments >= 0 ? comments : at, section, comments >= 0 ? commentsState : now);
    } else if (column === 0) {
      const line = text.slice(at, lineEnd(text, at));
      const match = SECTION.exec(line);
      if (kind !== 'head') open(comments >= 0 ? comments : at, 'head', comments >= 0 ? commentsState : now);
      section = match ? (SECTION_KIND[match[1] as string] as EntryKind) : null;
      indent = -1;
    }
    comments = -1;
    scalarParent = scalarColumn(text, at, column);
    scalarIndent = -1;
    at = next;
  }
  if (text.length > blockStart || cuts.length === 0) cuts.push({ kind, start: blockStart, end: text.length, state: blockState });
  return { cuts, met: null };
}

const isBlank = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);

/** Column that the text of a block scalar opened on this line must exceed; -1 where none is opened. */
function scalarColumn(text: string, at: number, column: number): number {
  const end = lineEnd(text, at);
  // Cheap look first: nearly no line ends in a block scalar's header.
  let i = end - 1;
  while (i > at && isBlank(text.charCodeAt(i))) i--;
  const last = text.charCodeAt(i);
  const header = last === 124 || last === 62 || last === 43 || last === 45 || (last >= 48 && last <= 57);
  const line = text.slice(at + column, end);
  // A comment may follow the header on its line.
  if ((!header && !line.includes('#')) || !BLOCK_SCALAR.test(line)) return -1;
  // `- - key: |` counts from the key; `- |` from its dash.
  let offset = 0;
  let dash = -1;
  while (line.charCodeAt(offset) === 45 && isBlank(line.charCodeAt(offset + 1))) {
    dash = offset;
    offset++;
    while (line.charCodeAt(offset) === 32 || line.charCodeAt(offset) === 9) offset++;
  }
  return /^[|>&!]/.test(line.slice(offset)) && dash >= 0 ? column + dash : column + offset;
}

/**
 * True where a file must be read by one whole parse: flow or JSON at the top, quoted or `?` top-level keys, an
 * indented top-level mapping, directives. `head` is the file's text outside the three sequences.
 */
export function needsWholeParse(head: string): boolean {
  let seen = false;
  for (let at = 0; at < head.length; at = nextLine(head, at)) {
    const column = indentAt(head, at);
    const c = head.charCodeAt(at + column);
    if (Number.isNaN(c) || c === 10 || c === 13 || c === 35) continue;
    if (column > 0) {
      if (!seen) return true;
      continue;
    }
    if (c === 123 || c === 91 || c === 34 || c === 39 || c === 37) return true;
    if (c === 63 && isBlank(head.charCodeAt(at + 1))) return true;
    const line = head.slice(at, lineEnd(head, at));
    if (/^---[ \t]+[^#\s]/.test(line)) return true;
    if (/^(?:items|goals|teams)[ \t]*:[ \t]+(?:[&!]\S*[ \t]+)*[[{](?![ \t]*\][ \t]*(?:#.*)?$)/.test(line)) return true;
    if (/^(?:items|goals|teams)[ \t]*:[ \t]+[&!*]/.test(line)) return true;
    if (!/^---[ \t]*(?:#.*)?$/.test(line)) seen = true;
  }
  return false;
}

