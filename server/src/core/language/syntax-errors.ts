/**
 * Turns the errors of `yaml` into findings in plain words. If quoting a text removes an error, the finding says so and
 * offers it as a fix.
 */

import type { YAMLError } from 'yaml';
import type { Finding } from '../text/finding.ts';
import { t } from '../text/l10n.ts';
import { lineEnd, nextLine } from '../text/lines.ts';
import { measureSchema, milestoneSchema } from './part-schemas.ts';
import { inPlainWords } from './plain-syntax.ts';
import { tryQuotes } from './quote-repair.ts';
import { entrySchemas } from './schema.ts';
import {
  countProblems,
  KEYED,
  MAX_REPAIRED,
  type Problem,
  problemsOf,
  startOfLine,
} from './syntax-problems.ts';

/** Maximum number of findings per block: beyond a few, they are consequences of the first. */
const MAX_ERRORS = 4;
/** Creates the findings for the errors of a block. `text` is the text that was parsed. */
export function syntaxFindings(text: string, errors: readonly YAMLError[]): Finding[] {
  const found: Finding[] = [];
  let problems = problemsOf(errors);
  let current = text;
  /** Repairs made to `current` so far, as offset and growth; used to map offsets back to `text`. */
  const grown: { readonly at: number; readonly by: number }[] = [];
  const back = (offset: number): number =>
    grown.reduceRight((o, g) => (o > g.at ? Math.max(g.at, o - g.by) : o), offset);
  const lines = new Set<number>();
  while (problems.length > 0 && found.length < MAX_ERRORS) {
    const problem = problems[0] as Problem;
    const deep = current.length <= MAX_REPAIRED ? tooDeepLine(current, problem, problems.length) : undefined;
    if (deep !== undefined) {
      found.push(mapped(deep, back));
      break;
    }
    const repair = current.length <= MAX_REPAIRED ? tryQuotes(current, problem, problems) : undefined;
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
    // After an error without a repair, the rest are mostly consequences of it: stop.
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

/** All keys of items, goals, teams, measures and milestones. */
const KNOWN_KEYS: ReadonlySet<string> = new Set(
  [...Object.values(entrySchemas), measureSchema, milestoneSchema].flatMap((schema) =>
    Object.keys(schema.shape),
  ),
);

/**
 * Finds a known key that is indented deeper than the key above it, although that one has a value: it was meant as its
 * sibling, not as continued text.
 */
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
    text.length <= MAX_REPAIRED && countProblems(repaired) < count
      ? [
          {
            title: t`Indent the line like the key above`,
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
