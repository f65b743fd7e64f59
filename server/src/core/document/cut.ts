/**
 * Cuts a file into blocks by scanning its lines: each entry of `items`, `goals` and `teams` is a block of its own,
 * everything else is head. The state of the scan is kept at each block's start, so that an edit is re-cut only locally:
 * where the new scan reaches the start of an old block in that block's state, the remaining blocks are still valid.
 *
 * It knows only as much YAML as that needs: columns, dashes, comments and block scalars. `yaml` parses the blocks
 * afterwards, one by one.
 */
import { Lexer } from 'yaml';
import type { EntryKind } from '../language/schema-kit.ts';
import { afterLine, indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { asYamlReads } from '../yaml/yaml.ts';

export type BlockKind = 'head' | EntryKind | 'whole';

/** State of the scan at the start of a line that begins a block. */
export interface CutState {
  /** The sequence whose entries are being scanned, if any. */
  readonly section: EntryKind | null;
  /** Column of the section's dashes; -1 before the first. */
  readonly indent: number;
  /** Which side of a merge conflict the line is in, if any. */
  readonly conflict: 'none' | 'ours' | 'theirs';
}
export const startState: CutState = { section: null, indent: -1, conflict: 'none' };

/** A block found by the scan: whole lines, line breaks included. */
export interface Cut {
  readonly kind: BlockKind;
  readonly start: number;
  readonly end: number;
  readonly state: CutState;
}

const SECTION = /^(items|goals|teams)[ \t]*:[ \t]*(?:#.*)?$/;
const SECTION_KIND: Record<string, EntryKind> = { items: 'item', goals: 'goal', teams: 'team' };
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

export const sameState = (a: CutState, b: CutState): boolean =>
  a.section === b.section && a.indent === b.indent && a.conflict === b.conflict;

/**
 * Cuts `text`, which starts at the beginning of a line, from `state` on. Stops early at the first block start whose
 * offset and state `meets` accepts, and returns that offset as `met`. `top`: the text starts at the beginning of the
 * file.
 */
// biome-ignore lint/complexity/noExcessiveLinesPerFunction: the state machine that runs on every keystroke: its state stays in local variables.
export function cut(
  text: string,
  state: CutState,
  meets: (offset: number, state: CutState) => boolean = () => false,
  top = true,
): { readonly cuts: Cut[]; readonly met: number | null } {
  const cuts: Cut[] = [];
  let { section, indent, conflict } = state;
  let kind: BlockKind = 'head';
  let blockStart = 0;
  let blockState: CutState = state;
  let met: number | null = null;
  // Start of the run of comments that belongs to an entry if one begins on the next line; -1 for none.
  let comments = -1;
  let commentsState = state;
  // In a block scalar: the column that its text must be deeper than, and the text's own column once known; -1 for
  // neither.
  let scalarParent = -1;
  let scalarIndent = -1;
  // In a section that has no entries yet: column of what is there instead, and whether its last key may still take a
  // list.
  let otherColumn = -1;
  let otherWaits = false;
  // True after a line in the first column that cannot end the section in valid YAML: more entries may follow.
  let outOfSection = false;
  let now: CutState = state;

  /** Begins a block on this line, or on the comments above it; returns true if the scan has met the old cut there. */
  const opens = (at: number, as: BlockKind): boolean => {
    const start =
      comments < 0
        ? at
        : commentsOutsideQuotes(
            text,
            { block: blockStart, run: comments, entry: at },
            Math.max(0, section === null ? 0 : indent),
          );
    const where = comments < 0 ? now : commentsState;
    if (start > 0 && meets(start, where)) {
      met = start;
      if (start > blockStart) cuts.push({ kind, start: blockStart, end: start, state: blockState });
      return true;
    }
    if (start > blockStart) cuts.push({ kind, start: blockStart, end: start, state: blockState });
    blockStart = start;
    kind = as;
    blockState = where;
    return false;
  };

  for (let at = 0; at < text.length; ) {
    const end = lineEnd(text, at);
    const next = afterLine(text, end);
    if (now.section !== section || now.indent !== indent || now.conflict !== conflict)
      now = { section, indent, conflict };
    const begin = top && at === 0 && text.charCodeAt(at) === BOM ? at + 1 : at;
    const column = indentAt(text, begin);
    const first = text.charCodeAt(begin + column);
    const empty = begin + column >= text.length || first === 10 || first === 13;

    if (column === 0 && (first === 60 || first === 61 || first === 62 || first === 124)) {
      if (CONFLICT.test(text.slice(at, end)) && (first === 60 || conflict !== 'none')) {
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
      // Only spaces indent: a tab is content already.
      const spaces = spacesAt(text, begin);
      if (scalarIndent < 0 && spaces > scalarParent) scalarIndent = spaces;
      if (scalarIndent >= 0 && spaces >= scalarIndent) {
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
    const dash = first === 45 && isBlank(text.charCodeAt(begin + column + 1));
    let entry = section !== null && dash && (indent < 0 || column <= indent);
    if (entry && kind === 'head') {
      if (outOfSection) entry = column === 0 || waitingColon(text, at, false);
      else if (otherColumn >= 0) entry = column < otherColumn || (column === otherColumn && !otherWaits);
    }
    if (entry && section !== null) {
      if (opens(at, section)) break;
      if (indent < 0) indent = column;
      otherColumn = -1;
      outOfSection = false;
    } else if (column > 0) {
      if (
        kind === 'head' &&
        section !== null &&
        indent < 0 &&
        !outOfSection &&
        (otherColumn < 0 || column <= otherColumn)
      ) {
        if (!dash) otherWaits = waitingColon(text, at, true);
        otherColumn = column;
      }
    } else if (kind === 'head' || (first !== 93 && first !== 125)) {
      // A bracket in the first column closes one that the entry opened.
      if (kind !== 'head' && opens(at, 'head')) break;
      const line = text.slice(begin, end);
      const match = SECTION.exec(line);
      otherColumn = -1;
      outOfSection = match === null && section !== null && !endsSection(line);
      if (!outOfSection) {
        section = match ? (SECTION_KIND[match[1] as string] as EntryKind) : null;
        indent = -1;
      }
    }
    comments = -1;
    const scalar = scalarColumn(
      text,
      { start: begin, end },
      column,
      kind === 'head' ? 0 : Math.max(0, indent),
    );
    scalarParent = scalar === null ? -1 : scalar.parent;
    scalarIndent = scalar === null ? -1 : scalar.indent;
    at = next;
  }
  if (met === null && (text.length > blockStart || cuts.length === 0))
    cuts.push({ kind, start: blockStart, end: text.length, state: blockState });
  return { cuts, met };
}

const BOM = 0xfeff;
const isBlank = (code: number): boolean =>
  code === 32 || code === 9 || code === 10 || code === 13 || Number.isNaN(code);

function spacesAt(text: string, at: number): number {
  let i = at;
  while (text.charCodeAt(i) === 32) i++;
  return i - at;
}

/** Tells whether a line has a colon that makes a key; with `last`, whether nothing follows that colon. */
function waitingColon(text: string, at: number, last: boolean): boolean {
  const line = text.slice(at, lineEnd(text, at));
  return last ? /:[ \t]*(?:[&!]\S*[ \t]*)*(?:#.*)?$/.test(line) : /:(?:[ \t]|$)/.test(line);
}

/**
 * Tells whether a line in the first column ends a section. Assumes that it is not a section's key. A line that is not
 * valid YAML at the top level, such as half a typed word, does not.
 */
function endsSection(line: string): boolean {
  if (/^(?:---|\.\.\.)(?:[ \t]|$)|^\?(?:[ \t]|$)/.test(line)) return true;
  if (/^["']/.test(line)) return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?:[ \t]|$)/.test(line);
  if (/^[[{]/.test(line)) return /[\]}][ \t]*:(?:[ \t]|$)/.test(line);
  const plain = line.replace(/[ \t]#.*$/, '').trimEnd();
  const colon = plain.search(/:(?:[ \t]|$)/);
  // Without a colon it is not a key: somebody may be typing half a word.
  if (colon < 0) return false;
  const value = plain.slice(colon + 1).trim();
  if (value === '' || /^[&!]/.test(value)) return true;
  if (/^["']/.test(value)) return !/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(value);
  return /^[[{]/.test(value) && !/[\]}]$/.test(value);
}

/** Offsets of an entry, of the run of comments above it, and of the block that is open up to there. */
interface Commented {
  readonly block: number;
  readonly run: number;
  readonly entry: number;
}

/**
 * Returns where the comments above an entry start: at `run`, unless that lies within quotes. Comments indented further
 * than the section's dashes, which stand in the column `indent`, may be lines of a quoted text; only the lexer knows.
 */
function commentsOutsideQuotes(text: string, { block, run, entry }: Commented, indent: number): number {
  if (indentAt(text, run) <= indent) return run;
  const source = text.slice(block, entry);
  if (!/["']/.test(source)) return run;
  let at = block;
  let start = run;
  for (const token of new Lexer().lex(asYamlReads(source))) {
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') continue;
    const end = at + token.length;
    if (/^["']/.test(token)) while (start > at && start < end) start = nextLine(text, start);
    at = end;
  }
  return Math.min(start, entry);
}

const BLOCK_SCALAR =
  /^((?:[-?:][ \t]+)*)("(?:[^"\\]|\\.)*"[ \t]*:[ \t]+|'(?:[^']|'')*'[ \t]*:[ \t]+|[^\s"'#|>](?:(?!:[ \t]|[ \t]#).)*:[ \t]+)?(?:[&!]\S*[ \t]+)*[|>]([-+0-9]{0,2})[ \t]*(?:[ \t]#.*)?$/;

/**
 * Detects a block scalar that opens on this line: the column that its text must be deeper than, and the text's column
 * if the header states it, else -1.
 */
function scalarColumn(
  text: string,
  { start: at, end }: Span,
  column: number,
  least: number,
): { readonly parent: number; readonly indent: number } | null {
  // Cheap check first: almost no line holds a block scalar's header.
  let mark = at + column;
  while (mark < end && text.charCodeAt(mark) !== 124 && text.charCodeAt(mark) !== 62) mark++;
  if (mark >= end) return null;
  let i = end - 1;
  while (i > at && isBlank(text.charCodeAt(i))) i--;
  const last = text.charCodeAt(i);
  const header = last === 124 || last === 62 || last === 43 || last === 45 || (last >= 48 && last <= 57);
  const line = text.slice(at + column, end);
  if (!header && !/[|>][-+0-9]{0,2}[ \t]+#/.test(line)) return null;
  const match = BLOCK_SCALAR.exec(line);
  if (match === null) return null;
  // `- - key: |` is indented relative to the key, `- |` to its dash, `|` alone on its line to a key further up.
  const marks = match[1] as string;
  const alone = match[2] === undefined;
  const parent = !alone ? column + marks.length : marks === '' ? least : column + marks.trimEnd().length - 1;
  const stated = /[1-9]/.exec(match[3] as string)?.[0];
  return { parent, indent: stated === undefined ? -1 : parent + Number(stated) };
}

/**
 * Tells whether a file must be parsed as a whole, because blocks cannot be cut from it: flow style or JSON at the top;
 * top-level keys that are quoted or have a `?`, tag, anchor or alias; an indented top-level mapping; directives; a
 * section whose value starts with neither a dash nor a key. `head` is the file's text outside the three sequences.
 */
export function needsWholeParse(head: string): boolean {
  let seen = false;
  let section = false;
  for (let at = head.charCodeAt(0) === BOM ? 1 : 0; at < head.length; at = nextLine(head, at)) {
    const column = indentAt(head, at);
    const c = head.charCodeAt(at + column);
    if (Number.isNaN(c) || c === 10 || c === 13 || c === 35) continue;
    const line = head.slice(at + column, lineEnd(head, at));
    if (column > 0) {
      if (!seen || (section && (/^["'[{&!|>*?]/.test(line) || !/:(?:[ \t]|$)/.test(line)))) return true;
      section = false;
      continue;
    }
    if (/^[{["'%&!*]|^\?(?:[ \t]|$)|^---[ \t]+[^#\s]/.test(line) || (!seen && /^[|>]/.test(line)))
      return true;
    if (/^(?:items|goals|teams)[ \t]*:[ \t]+(?:[&!]\S*[ \t]+)*[[{](?![ \t]*\][ \t]*(?:#.*)?$)/.test(line))
      return true;
    if (/^(?:items|goals|teams)[ \t]*:[ \t]+[&!*]/.test(line)) return true;
    section = SECTION.test(line);
    if (!/^---[ \t]*(?:#.*)?$/.test(line)) seen = true;
  }
  return false;
}
