/**
 * Parses ignore comments: `# twotrack-ignore rule, rule until 2027-06-30: reason` above an entry or key, and the same
 * with `twotrack-ignore-file` at the top of a file.
 */
import type { DayRange } from '../text/days.ts';
import { indentAt, lineEnd, nextLine, type Span } from '../text/lines.ts';
import { readDate } from './scalars.ts';

export interface Ignore {
  /** The comment, from its `#` to the end of its line. */
  readonly span: Span;
  /** Covers the whole file. */
  readonly fileWide: boolean;
  /** True beside a value, where it covers nothing. */
  readonly beside: boolean;
  readonly rules: readonly { readonly name: string; readonly span: Span }[];
  /** Last day on which it applies; `bad` if the text after `until` is not a date. */
  readonly until?: { readonly date: DayRange | 'bad'; readonly span: Span };
  readonly reason: string;
  /** What it covers: the entry or key below it, to the end of its value. Absent if nothing follows. */
  readonly covers?: Span;
}

const COMMENT = /(?:^|[ \t])#[ \t]*twotrack-ignore(-file)?(?![\w-])(.*)$/;

/**
 * Returns the ignore comments of a block, or of a file's head. `inText` tells whether an offset lies in a scalar, where
 * `#` does not start a comment.
 */
export function readIgnores(text: string, inText: (offset: number) => boolean): Ignore[] {
  if (!text.includes('twotrack-ignore')) return [];
  const found: Ignore[] = [];
  // Consecutive comments cover the same span: compute it once per run.
  let runEnd = 0;
  let runCovers: Span | undefined;
  for (let at = 0; at < text.length; at = nextLine(text, at)) {
    const stop = lineEnd(text, at);
    const match = COMMENT.exec(text.slice(at, stop));
    if (match === null) continue;
    const from = at + match.index + match[0].indexOf('#');
    const beside = from > at + indentAt(text, at);
    // Inside another comment it is only quoted.
    if (inText(from) || (beside && text[at + indentAt(text, at)] === '#')) continue;
    const body = match[2] as string;
    const bodyAt = stop - body.length;
    const colon = body.indexOf(':');
    const names = colon < 0 ? body : body.slice(0, colon);
    const untilAt = /(?:^|\s)until\s+(\S+)\s*$/.exec(names);
    const list = untilAt ? names.slice(0, untilAt.index) : names;
    const rules: { name: string; span: Span }[] = [];
    for (const m of list.matchAll(/[^\s,]+/g))
      rules.push({ name: m[0], span: { start: bodyAt + m.index, end: bodyAt + m.index + m[0].length } });
    if (!beside && at >= runEnd) {
      runEnd = at;
      while (runEnd < text.length && text[runEnd + indentAt(text, runEnd)] === '#')
        runEnd = nextLine(text, runEnd);
      runCovers = coveredBelow(text, runEnd);
    }
    const covers = beside ? undefined : runCovers;
    const date = untilAt ? readDate(untilAt[1] as string) : undefined;
    const word = untilAt ? bodyAt + names.lastIndexOf(untilAt[1] as string) : 0;
    found.push({
      span: { start: from, end: from + text.slice(from, stop).trimEnd().length },
      fileWide: match[1] !== undefined,
      beside,
      rules,
      reason: colon < 0 ? '' : body.slice(colon + 1).trim(),
      ...(date
        ? {
            until: {
              date: date.ok ? date.value : 'bad',
              span: { start: word, end: word + (untilAt?.[1] ?? '').length },
            },
          }
        : {}),
      ...(covers ? { covers } : {}),
    });
  }
  return found;
}

/**
 * Returns the span of the entry or key that begins on the first line that is not a comment, with all lines indented
 * deeper.
 */
export function coveredBelow(text: string, from: number): Span | undefined {
  let at = from;
  while (at < text.length && text[at + indentAt(text, at)] === '#') at = nextLine(text, at);
  if (at >= text.length) return undefined;
  const column = indentAt(text, at);
  const start = at + column;
  if (start >= lineEnd(text, at)) return undefined;
  const entry = text[start] === '-';
  let end = lineEnd(text, at);
  // A section's key covers only itself, not its list: each entry can have a comment of its own.
  if (column === 0 && /^(?:items|goals|teams)[ \t]*:/.test(text.slice(start, end))) return { start, end };
  for (let next = nextLine(text, at); next < text.length; next = nextLine(text, next)) {
    const indent = indentAt(text, next);
    const stop = lineEnd(text, next);
    // Blank lines and comments extend a value only if more of it follows.
    if (next + indent >= stop || text[next + indent] === '#') continue;
    // A list under a key may be in the key's own column.
    const item = !entry && indent === column && text[next + indent] === '-';
    if (indent <= column && !item) break;
    end = stop;
  }
  return { start, end };
}
