/**
 * What `yaml` finds wrong with a block, in plain words and at the place a person would look. An error that goes
 * away when a text is put in quotes is said to be just that, and comes with the fix.
 */

import type { YAMLError } from 'yaml';
import type { Finding, Fix } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { indentAt, lineEnd, nextLine } from '../text/lines.ts';
import { quoted, scalarOf } from '../yaml/quote.ts';
import { parseYaml } from '../yaml/yaml.ts';
import { entrySchemas, measureSchema, milestoneSchema } from './schema.ts';

interface Problem {
  readonly code: string;
  readonly message: string;
  readonly at: number;
}

/** Findings at most for one block: after a few, they are echoes of the first. */
const MOST = 4;
/** Longest block in which repairs are tried: each try parses the block again. */
const LONGEST_TRIED = 20_000;

const problemsOf = (errors: readonly YAMLError[]): Problem[] =>
  errors.map((e) => ({ code: e.code, message: e.message, at: e.pos[0] }));
const parseProblems = (text: string): Problem[] => {
  const yaml = parseYaml(text);
  return problemsOf([...yaml.errors]);
};

/** Findings for the errors of a block that `yaml` could not read whole. `text` is the text that was parsed. */
export function syntaxFindings(text: string, errors: readonly YAMLError[]): Finding[] {
  const found: Finding[] = [];
  let problems = problemsOf(errors);
  let current = text;
  /** Edits made in `current` so far: offset in `current` and growth, to lead offsets back to `text`. */
  const grown: { readonly at: number; readonly by: number }[] = [];
  const back = (offset: number): number =>
    grown.reduceRight((o, g) => (o > g.at ? Math.max(g.at, o - g.by) : o), offset);
  const lines = new Set<number>();
  while (problems.length > 0 && found.length < MOST) {
    const problem = problems[0] as Problem;
    const deep = current.length <= LONGEST_TRIED ? tooDeepLine(current, problem, problems.length) : undefined;
    if (deep !== undefined) {
      found.push(mapped(deep, back));
      break;
    }
    const repair = current.length <= LONGEST_TRIED ? tryQuotes(current, problem, problems) : undefined;
    if (repair !== undefined) {
      const span = { start: back(repair.start), end: back(repair.end) };
      found.push({
        rule: 'syntax',
        span,
        message: repair.why,
        fixes: [{ title: t`Put the text in quotes`, safe: true, edits: [{ span, text: repair.text }] }],
      });
      current = current.slice(0, repair.start) + repair.text + current.slice(repair.end);
      grown.push({ at: repair.start, by: repair.text.length - (repair.end - repair.start) });
      problems = repair.left;
      continue;
    }
    const finding = inPlainWords(current, problem);
    const line = startOfLine(current, finding.span.start);
    if (!lines.has(line)) {
      lines.add(line);
      found.push(mapped(finding, back));
    }
    // What follows an error that cannot be repaired is mostly its echo: one finding says enough.
    break;
  }
  return found;
}

function mapped(finding: Finding, back: (offset: number) => number): Finding {
  const span = { start: back(finding.span.start), end: back(finding.span.end) };
  const fixes = finding.fixes?.map((fix) => ({
    ...fix,
    edits: fix.edits.map((e) => ({ ...e, span: { start: back(e.span.start), end: back(e.span.end) } })),
  }));
  return fixes === undefined ? { ...finding, span } : { ...finding, span, fixes };
}

/** Looks no further back than the line: a text without carriage returns would be searched to its start for one. */
function startOfLine(text: string, at: number): number {
  let start = at;
  while (start > 0 && text.charCodeAt(start - 1) !== 10 && text.charCodeAt(start - 1) !== 13) start--;
  return start;
}

/** Start of the line above the one that begins at `line`, whatever the line break. */
const lineAbove = (text: string, line: number): number =>
  startOfLine(text, line - (text[line - 1] === '\n' && text[line - 2] === '\r' ? 2 : 1));

interface Repair {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly why: string;
  readonly left: Problem[];
}

const KNOWN_KEYS: ReadonlySet<string> = new Set(
  [...Object.values(entrySchemas), measureSchema, milestoneSchema].flatMap((schema) =>
    Object.keys(schema.shape),
  ),
);
const KEYED = /^([ \t]*(?:-[ \t]+)*(?:\{[ \t]*)?)([A-Za-z][\w-]*)([ \t]*:[ \t]+)(?=\S)/;

/** Looks for a text on the lines around a problem whose quoting makes the problem go. */
function tryQuotes(text: string, problem: Problem, problems: readonly Problem[]): Repair | undefined {
  const line = startOfLine(text, Math.min(problem.at, text.length));
  const before = line > 0 ? lineAbove(text, line) : -1;
  for (const at of [line, before]) {
    if (at < 0) continue;
    for (const candidate of candidates(text, at, problem.at)) {
      const source = text.slice(candidate.start, candidate.end);
      const inner = meantText(source);
      // Quotes cannot be what a text lacks that reads the same without them.
      if (
        inner === undefined ||
        (inner === source && !/[\r\n]/.test(inner) && scalarOf(inner, candidate.flow) === inner)
      )
        continue;
      const replacement = /[\r\n]/.test(inner) ? quotedLines(inner) : quoted(inner);
      const left = parseProblems(text.slice(0, candidate.start) + replacement + text.slice(candidate.end));
      if (
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

/** The text that a source without quotes was meant to be; undefined where quotes are not what it lacks. */
function meantText(source: string): string | undefined {
  if (source === '' || /^[|>][-+0-9]*$/.test(source)) return undefined;
  if (/^\[[^\]]*$|^\{[^}]*$/.test(source)) return undefined;
  const quote = /^(["']).*\1$/s.exec(source)?.[1];
  if (quote === undefined) return source;
  const inside = source.slice(1, -1);
  const escapedRight =
    quote === "'" ? !inside.replaceAll("''", '').includes("'") : !inside.replace(/\\./g, '').includes('"');
  if (escapedRight) return undefined;
  // `"a" and "b"` means its quotes; `'it's'` has one too many.
  return (inside.split(quote).length - 1) % 2 === 0 ? source : inside;
}

/** A text over several lines in quotes, its lines as they stand: folding joins them as before. */
const quotedLines = (text: string): string =>
  /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`;

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
    // In flow style the text runs from the colon, comma or bracket before to the comma or bracket after.
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

/** End of the last line that goes on with the value of a key in `column`: those indented deeper. */
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

/** A key of the language indented deeper than the key with a value on the line above: not a text that goes on. */
function tooDeepLine(text: string, problem: Problem, count: number): Finding | undefined {
  if (problem.code !== 'BLOCK_AS_IMPLICIT_KEY') return undefined;
  const line = startOfLine(text, Math.min(problem.at, text.length));
  const keyed = KEYED.exec(text.slice(line, lineEnd(text, line)));
  const next = nextLine(text, line);
  const below = /^([ \t]+)([A-Za-z][\w-]*):(?:[ \t]|$)/.exec(text.slice(next, lineEnd(text, next)));
  const column = keyed?.[1]?.length ?? -1;
  if (
    keyed === null ||
    below === null ||
    (below[1] as string).length <= column ||
    !KNOWN_KEYS.has(below[2] as string)
  )
    return undefined;
  const blanks = { start: next, end: next + (below[1] as string).length };
  const repaired = text.slice(0, next) + ' '.repeat(column) + text.slice(blanks.end);
  const fixes =
    text.length <= LONGEST_TRIED && parseProblems(repaired).length < count
      ? [
          {
            title: t`Indent it like the key above`,
            safe: true,
            edits: [{ span: blanks, text: ' '.repeat(column) }],
          },
        ]
      : [];
  const span = { start: blanks.end, end: next + text.slice(next, lineEnd(text, next)).trimEnd().length };
  return {
    rule: 'syntax',
    span,
    message: t`This line is indented deeper than the key above it. Give both the same indentation.`,
    ...(fixes.length > 0 ? { fixes } : {}),
  };
}

function whyQuotes(text: string): string {
  const first = text[0] as string;
  if (/^["']/.test(text))
    return t`A text that begins with a quote ends at the next one, and more follows it here. Put the whole text in quotes.`;
  if (/^[*&!%@`|>]/.test(text))
    return t`YAML gives ${first} at the start of a text a meaning of its own. Put the text in quotes.`;
  if (/^[[{]/.test(text))
    return t`YAML reads ${first} as the start of a ${first === '[' ? t`list` : t`mapping`}, and more follows it here. Put the text in quotes.`;
  if (/^-(?:\s|$)/.test(text))
    return t`YAML reads a dash and a blank as the start of a list. Put the text in quotes.`;
  if (/:(?:\s|$)/.test(text))
    return t`A colon and a blank within a text look like a second key to YAML. Put the text in quotes.`;
  return t`YAML cannot read this text as it stands. Put it in quotes.`;
}

function inPlainWords(text: string, problem: Problem): Finding {
  const at = Math.min(problem.at, Math.max(0, text.length - 1));
  const line = startOfLine(text, at);
  const stop = lineEnd(text, line);
  const words = {
    start: Math.min(line + indentAt(text, line), stop),
    end: Math.max(line + text.slice(line, stop).trimEnd().length, line),
  };
  const say = (message: string, span = words, fixes?: readonly Fix[]): Finding => ({
    rule: 'syntax',
    span: widened(text, span),
    message,
    ...(fixes ? { fixes } : {}),
  });

  const tab = /^ *\t[ \t]*/.exec(text.slice(line, stop));
  if (tab || problem.code === 'TAB_AS_INDENT') {
    const span = tab ? { start: line, end: line + tab[0].length } : { start: at, end: at + 1 };
    return say(t`YAML does not take tabs for indentation. Use spaces.`, span, tabFix(text, line, span));
  }
  if (/closing .?quote|closing "|closing '/.test(problem.message)) {
    const open = openQuote(text, at);
    return say(
      t`The quote opened here is not closed. Close it on the same line, or further down with every line indented.`,
      open,
    );
  }
  if (problem.code === 'BAD_INDENT' && /[Ff]low/.test(problem.message))
    return say(t`The bracket or brace opened here is not closed.`, openBracket(text, at) ?? words);
  if (/expected flow|Flow (?:map|sequence)/i.test(problem.message))
    return say(t`The bracket or brace opened here is not closed.`, openBracket(text, at) ?? words);
  if (
    problem.code === 'MISSING_CHAR' ||
    problem.code === 'MULTILINE_IMPLICIT_KEY' ||
    problem.code === 'KEY_OVER_1024_CHARS'
  ) {
    const glued = /^[ \t]*(?:-[ \t]+)*([A-Za-z][\w-]*):(?=\S)/.exec(text.slice(line, stop));
    if (glued) {
      const after = line + glued[0].length;
      return say(t`A blank is missing after the colon.`, words, [
        {
          title: t`Put a blank after the colon`,
          safe: true,
          edits: [{ span: { start: after, end: after }, text: ' ' }],
        },
      ]);
    }
    if (/without - indicator/.test(problem.message))
      return say(t`This line is indented differently from the keys above it. Give it the same indentation.`);
    return say(t`This line is not finished: a key is followed by a colon, a blank and its value.`);
  }
  if (/indent/i.test(problem.message))
    return say(
      t`The indentation of this line does not fit the lines around it. Keys of one entry begin in one column.`,
    );
  if (problem.code === 'MULTIPLE_DOCS')
    return {
      rule: 'unsupported-yaml',
      span: widened(text, words),
      message: t`A second document begins here, and a portfolio file holds one. Put it into a file of its own.`,
    };
  return say(
    t`YAML cannot read this line. Check the indentation, and put text with special characters in quotes.`,
  );
}

/** A span is never empty where the text is not. */
export function widened(text: string, span: { start: number; end: number }): { start: number; end: number } {
  if (span.end > span.start || text.length === 0) return span;
  return span.start < text.length
    ? { start: span.start, end: span.start + 1 }
    : { start: text.length - 1, end: text.length };
}

function tabFix(text: string, line: number, span: { start: number; end: number }): Fix[] {
  if (text.length > LONGEST_TRIED) return [];
  const above = line > 0 ? lineAbove(text, line) : line;
  const column = indentAt(text, above);
  const dashes = /^(?:-[ \t]+)+/.exec(text.slice(above + column, lineEnd(text, above)));
  const tabs = text.slice(span.start, span.end);
  const beside = column + (dashes?.[0].length ?? 0);
  // Below a key without a value or the mark of a text over several lines it goes deeper.
  const opens = /(?::|[|>][-+0-9]*)[ \t]*(?:#.*)?$/.test(text.slice(above, lineEnd(text, above)));
  for (const width of [...(opens ? [beside + 2, beside] : [beside]), tabs.replaceAll('\t', '  ').length]) {
    const spaces = ' '.repeat(width);
    const before = parseProblems(text).length;
    if (parseProblems(text.slice(0, span.start) + spaces + text.slice(span.end)).length < before) {
      return [{ title: t`Indent with spaces`, safe: true, edits: [{ span, text: spaces }] }];
    }
  }
  return [];
}

function openQuote(text: string, at: number): { start: number; end: number } {
  // The last quote that opens a value before the error and does not close on its own line.
  for (let line = startOfLine(text, Math.min(at, text.length)); ; line = lineAbove(text, line)) {
    const stop = lineEnd(text, line);
    const source = text.slice(line, Math.min(stop, line + LONGEST_TRIED));
    const open = /(?:^|[:,[{-][ \t]+|[[{,])(["'])/g;
    for (let m = open.exec(source); m !== null; m = open.exec(source)) {
      const from = m.index + m[0].length;
      const rest = source.slice(from).replace(m[1] === '"' ? /\\./g : /''/g, '');
      if (!rest.includes(m[1] as string))
        return { start: line + from - 1, end: line + source.trimEnd().length };
    }
    if (line === 0) return { start: line, end: Math.max(1, stop) };
  }
}

function openBracket(text: string, at: number): { start: number; end: number } | undefined {
  const stack: number[] = [];
  for (let i = 0; i < Math.min(at + 1, text.length); i++) {
    const c = text[i];
    if (c === '[' || c === '{') stack.push(i);
    else if (c === ']' || c === '}') stack.pop();
  }
  const last = stack.pop();
  return last === undefined ? undefined : { start: last, end: last + 1 };
}
