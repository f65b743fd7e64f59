/**
 * Cuts a file into blocks by a scan of its lines: each entry of `items`, `goals` and `teams` is a block of its
 * own, everything else is head. The scan keeps a small state at each block's start, so that an edit re-cuts only
 * around itself: where the new scan meets an old block's start in the old state, the rest stands.
 *
 * It knows only as much YAML as the cut needs: columns, dashes, comments and block scalars. What a block means
 * is for `yaml` to say, block by block.
 */
import { Lexer } from 'yaml';
import type { EntryKind } from '../language/schema-kit.ts';
import { indentAt, lineEnd, nextLine } from '../text/lines.ts';
import { asYamlReads } from '../yaml/yaml.ts';

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
const CONFLICT = /^(?:<{7}|\|{7}|={7}|>{7})(?: |$)/;

export const sameState = (a: CutState, b: CutState): boolean =>
  a.section === b.section && a.indent === b.indent && a.conflict === b.conflict;

/**
 * Cuts `text`, which begins a line, in `state`. Ends early, and says so, where a block would begin that `meets`
 * accepts by its offset and state. `top`: the text is that of the file from its start.
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
  // First line of the run of comments that would belong to an entry beginning on the next line; -1 for none.
  let comments = -1;
  let commentsState = state;
  // Within a block scalar: the column its text must exceed, and the column of its text once that is known.
  let scalarParent = -1;
  let scalarIndent = -1;
  // Under `items:` without entries yet: column of what stands there instead, and whether its last key waits for a list.
  let otherColumn = -1;
  let otherWaits = false;
  // A line in the first column went by that cannot end the section in sound YAML: its entries may go on below.
  let outOfSection = false;
  let now: CutState = state;

  /** Begins a block on this line or on the comments above it; says whether the old cut is met there. */
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
    const next = nextLine(text, at);
    if (now.section !== section || now.indent !== indent || now.conflict !== conflict)
      now = { section, indent, conflict };
    const begin = top && at === 0 && text.charCodeAt(at) === BOM ? at + 1 : at;
    const column = indentAt(text, begin);
    const first = text.charCodeAt(begin + column);
    const empty = begin + column >= text.length || first === 10 || first === 13;

    if (column === 0 && (first === 60 || first === 61 || first === 62 || first === 124)) {
      if (CONFLICT.test(text.slice(at, lineEnd(text, at))) && (first === 60 || conflict !== 'none')) {
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
      // Only spaces indent; a tab is text already.
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
      // A bracket in the first column closes what the entry opened.
      if (kind !== 'head' && opens(at, 'head')) break;
      const line = text.slice(begin, lineEnd(text, at));
      const match = SECTION.exec(line);
      otherColumn = -1;
      outOfSection = match === null && section !== null && !endsSection(line);
      if (!outOfSection) {
        section = match ? (SECTION_KIND[match[1] as string] as EntryKind) : null;
        indent = -1;
      }
    }
    comments = -1;
    const scalar = scalarColumn(text, begin, column, kind === 'head' ? 0 : Math.max(0, indent));
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

/** Whether a line has a colon before a blank (`last`: as its last word), as a key has. */
function waitingColon(text: string, at: number, last: boolean): boolean {
  const line = text.slice(at, lineEnd(text, at));
  return last ? /:[ \t]*(?:[&!]\S*[ \t]*)*(?:#.*)?$/.test(line) : /:(?:[ \t]|$)/.test(line);
}

/** Whether a line in the first column, no section's key, ends a section in YAML that can be read; any other went astray. */
function endsSection(line: string): boolean {
  if (/^(?:---|\.\.\.)(?:[ \t]|$)|^\?(?:[ \t]|$)/.test(line)) return true;
  if (/^["']/.test(line)) return /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')[ \t]*:(?:[ \t]|$)/.test(line);
  if (/^[[{]/.test(line)) return /[\]}][ \t]*:(?:[ \t]|$)/.test(line);
  const plain = line.replace(/[ \t]#.*$/, '').trimEnd();
  const colon = plain.search(/:(?:[ \t]|$)/);
  // Without a colon it is no key: half a word, say, that somebody is typing.
  if (colon < 0) return false;
  const value = plain.slice(colon + 1).trim();
  if (value === '' || /^[&!]/.test(value)) return true;
  if (/^["']/.test(value)) return !/^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*')$/.test(value);
  return /^[[{]/.test(value) && !/[\]}]$/.test(value);
}

/** Offsets of an entry, of the run of comments above it, and of the block that is open until there. */
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

/** A block scalar opened on this line: the column that its text must exceed, and that of its text where it is stated. */
function scalarColumn(
  text: string,
  at: number,
  column: number,
  least: number,
): { readonly parent: number; readonly indent: number } | null {
  const end = lineEnd(text, at);
  // Cheap look first: nearly no line ends in a block scalar's header.
  let i = end - 1;
  while (i > at && isBlank(text.charCodeAt(i))) i--;
  const last = text.charCodeAt(i);
  const header = last === 124 || last === 62 || last === 43 || last === 45 || (last >= 48 && last <= 57);
  const line = text.slice(at + column, end);
  if (!/[|>]/.test(line) || (!header && !/[|>][-+0-9]{0,2}[ \t]+#/.test(line))) return null;
  const match = BLOCK_SCALAR.exec(line);
  if (match === null) return null;
  // `- - key: |` counts from the key; `- |` from its dash; `|` on a line of its own from a key further up.
  const marks = match[1] as string;
  const alone = match[2] === undefined;
  const parent = !alone ? column + marks.length : marks === '' ? least : column + marks.trimEnd().length - 1;
  const stated = /[1-9]/.exec(match[3] as string)?.[0];
  return { parent, indent: stated === undefined ? -1 : parent + Number(stated) };
}

/**
 * True where a file must be read by one whole parse: flow or JSON at the top, quoted, `?` or marked top-level keys,
 * an indented top-level mapping, directives, a section whose value begins otherwise than with a dash or a key.
 * `head` is the file's text outside the three sequences.
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
