/** Repairs syntax errors that are caused only by missing quotes. */
import { t } from '../text/l10n.ts';
import { indentAt, lineEnd, nextLine } from '../text/lines.ts';
import { quoted, scalarOf } from '../yaml/quote.ts';
import { KEYED, lineAbove, type Problem, parseProblems, startOfLine } from './syntax-problems.ts';

/** A text to be quoted, by offsets. */
export interface Repair {
  readonly start: number;
  readonly end: number;
  /** What replaces it. */
  readonly text: string;
  /** The explanation for people. */
  readonly why: string;
  /** The problems that remain after the repair. */
  readonly left: Problem[];
}

/**
 * Searches the lines around a problem for a text that, once quoted, removes the problem without causing a new one
 * there.
 */
export function tryQuotes(text: string, problem: Problem, problems: readonly Problem[]): Repair | undefined {
  const line = startOfLine(text, Math.min(problem.at, text.length));
  const before = line > 0 ? lineAbove(text, line) : -1;
  for (const at of [line, before]) {
    if (at < 0) continue;
    for (const candidate of candidates(text, at, problem.at)) {
      const source = text.slice(candidate.start, candidate.end);
      const inner = meantText(source);
      // If the text is valid without quotes, missing quotes are not the problem.
      if (
        inner === undefined ||
        (inner === source && !/[\r\n]/.test(inner) && scalarOf(inner, candidate.flow) === inner)
      )
        continue;
      const replacement = /[\r\n]/.test(inner) ? quotedLines(inner) : quoted(inner);
      const left = parseProblems(text.slice(0, candidate.start) + replacement + text.slice(candidate.end));
      if (
        left !== null &&
        left.length < problems.length &&
        !left.some((p) => p.at >= candidate.start && p.at <= candidate.start + replacement.length)
      ) {
        return {
          ...candidate,
          text: replacement,
          why:
            inner === source
              ? whyQuotes(inner)
              : t`A quote within the text ends it early. Put the text in quotes of the other kind.`,
          left,
        };
      }
    }
  }
  return undefined;
}

/** Returns the text that an unquoted or badly quoted source was meant to be; undefined if quotes would not help. */
function meantText(source: string): string | undefined {
  if (source === '' || /^[|>][-+0-9]*$/.test(source)) return undefined;
  if (/^\[[^\]]*$|^\{[^}]*$/.test(source)) return undefined;
  const quote = /^(["']).*\1$/s.exec(source)?.[1];
  if (quote === undefined) return source;
  const inside = source.slice(1, -1);
  const escapedRight =
    quote === "'" ? !inside.replaceAll("''", '').includes("'") : !inside.replace(/\\./g, '').includes('"');
  if (escapedRight) return undefined;
  // In `"a" and "b"` the quotes are part of the text; `'it's'` has one too many.
  return (inside.split(quote).length - 1) % 2 === 0 ? source : inside;
}

/** Quotes a multi-line text without changing its lines, so that they fold as before. */
const quotedLines = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

/** Yields the spans on a line that may be meant as one text, most likely first. */
function* candidates(
  text: string,
  line: number,
  at: number,
): Generator<{ start: number; end: number; flow: boolean }> {
  const stop = lineEnd(text, line);
  const whole = text.slice(line, stop);
  const keyed = KEYED.exec(whole);
  const trimmedEnd = line + whole.trimEnd().length;
  const flow = /[[{]/.test(whole);
  if (flow && at >= line && at < stop) {
    // In flow style the text extends from the preceding colon, comma or bracket to the next comma or bracket.
    let start = at;
    while (start > line && !/[,[{:]/.test(text[start - 1] as string)) start--;
    while (/[ \t]/.test(text[start] ?? '')) start++;
    let end = Math.max(start, at);
    while (end < stop && !/[,\]}]/.test(text[end] as string)) end++;
    while (end > start && /[ \t]/.test(text[end - 1] as string)) end--;
    if (end > start) yield { start, end, flow: true };
  }
  if (keyed && !keyed[1]?.includes('{')) {
    const start = line + keyed[0].length;
    yield { start, end: trimmedEnd, flow: false };
    const runOn = runOnEnd(text, line, keyed[1]?.length ?? 0);
    if (runOn > stop && !/[[{]/.test(text[start] ?? '')) yield { start, end: runOn, flow: false };
  }
  const dash = /^[ \t]*-[ \t]+(?=\S)/.exec(whole);
  if (dash && !keyed) {
    const start = line + dash[0].length;
    yield { start, end: trimmedEnd, flow: false };
    const runOn = runOnEnd(text, line, indentAt(text, line));
    if (runOn > stop) yield { start, end: runOn, flow: false };
  }
}

/** Finds the end of the last line that continues the value of a key in `column`: all lines indented deeper. */
function runOnEnd(text: string, line: number, column: number): number {
  let end = lineEnd(text, line);
  for (let next = nextLine(text, line); next < text.length; next = nextLine(text, next)) {
    const stop = lineEnd(text, next);
    const indent = indentAt(text, next);
    if (next + indent >= stop || indent <= column || text[next + indent] === '#') break;
    end = next + text.slice(next, stop).trimEnd().length;
  }
  return end;
}

/** Explains why a text needs quotes. */
function whyQuotes(text: string): string {
  const first = text[0] as string;
  if (/^["']/.test(text))
    return t`A text that begins with a quote ends at the next one, and more follows it here. Put the whole text in quotes.`;
  if (/^[*&!%@`|>]/.test(text))
    return t`YAML gives ${first} at the start of a text a meaning of its own. Put the text in quotes.`;
  if (/^[[{]/.test(text))
    return t`YAML reads ${first} as the start of a ${first === '[' ? t`list` : t`mapping`}, and more follows it here. Put the text in quotes.`;
  if (/^-(?:\s|$)/.test(text))
    return t`YAML reads a dash and a space as the start of a list. Put the text in quotes.`;
  if (/:(?:\s|$)/.test(text))
    return t`A colon and a space within a text look like a second key to YAML. Put the text in quotes.`;
  return t`YAML cannot read this text as it stands. Put it in quotes.`;
}
