/** Explains syntax errors in plain words, at the place where a person would look. */
import type { Finding, Fix } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { indentAt, lineEnd } from '../text/lines.ts';
import { countProblems, lineAbove, MAX_REPAIRED, type Problem, startOfLine } from './syntax-problems.ts';

/** Makes a finding of a syntax error that quoting did not fix; offers a fix only if one is certain. */
export function inPlainWords(text: string, problem: Problem): Finding {
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
      return say(t`A space is missing after the colon.`, words, [
        {
          title: t`Put a space after the colon`,
          safe: true,
          edits: [{ span: { start: after, end: after }, text: ' ' }],
        },
      ]);
    }
    if (/without - indicator/.test(problem.message))
      return say(t`This line is indented differently from the keys above it. Give it the same indentation.`);
    return say(t`This line is not finished: a key is followed by a colon, a space and its value.`);
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

/** Widens an empty span to one character if the text has any: an empty span would be invisible. */
export function widened(text: string, span: { start: number; end: number }): { start: number; end: number } {
  if (span.end > span.start || text.length === 0) return span;
  return span.start < text.length
    ? { start: span.start, end: span.start + 1 }
    : { start: text.length - 1, end: text.length };
}

/** Offers to replace tabs by spaces; tries the likely widths, and takes the first that removes an error. */
function tabFix(text: string, line: number, span: { start: number; end: number }): Fix[] {
  if (text.length > MAX_REPAIRED) return [];
  const above = line > 0 ? lineAbove(text, line) : line;
  const column = indentAt(text, above);
  const dashes = /^(?:-[ \t]+)+/.exec(text.slice(above + column, lineEnd(text, above)));
  const tabs = text.slice(span.start, span.end);
  const beside = column + (dashes?.[0].length ?? 0);
  // Below a key without a value, or the header of a block scalar, the line is nested one level deeper.
  const opens = /(?::|[|>][-+0-9]*)[ \t]*(?:#.*)?$/.test(text.slice(above, lineEnd(text, above)));
  for (const width of [...(opens ? [beside + 2, beside] : [beside]), tabs.replaceAll('\t', '  ').length]) {
    const spaces = ' '.repeat(width);
    const before = countProblems(text);
    if (countProblems(text.slice(0, span.start) + spaces + text.slice(span.end)) < before) {
      return [{ title: t`Indent with spaces`, safe: true, edits: [{ span, text: spaces }] }];
    }
  }
  return [];
}

/**
 * Finds the last quote before an error that opens a value and is not closed on its line; else the text's first line.
 */
function openQuote(text: string, at: number): { start: number; end: number } {
  for (let line = startOfLine(text, Math.min(at, text.length)); ; line = lineAbove(text, line)) {
    const stop = lineEnd(text, line);
    const source = text.slice(line, Math.min(stop, line + MAX_REPAIRED));
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

/** Finds the innermost bracket or brace that is open at an offset. */
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
