/**
 * Parses rule tests written in Markdown. Each heading with YAML is a case; each fence is a file of its portfolio;
 * trailing comments assert the findings on their line, and every finding must be asserted:
 *
 *     today: 2027-09-15
 *
 *     ## A sponsor is missing
 *     ```yaml file=plan.portfolio
 *     items:
 *       - id: new-plant
 *         title: Build a plant # warning[missing-sponsor]: no sponsor
 *         # ^^^^^^^^^^^^^ warning[missing-sponsor]: the same, by its exact range on the line above
 *     ```
 *     ```yaml fix="Add a sponsor"
 *     (the file after that fix)
 *     ```
 *
 * The assertions are removed before the files are checked. In a part of a message, `…` matches any text.
 */

import { readDate } from '../../server/src/core/language/scalars.ts';
import type { Day } from '../../server/src/core/text/days.ts';
import type { Severity } from '../../server/src/core/text/finding.ts';

/** An expected finding, at a 0-based line of the file as checked. */
export interface Assertion {
  readonly severity: Severity;
  readonly rule: string;
  /** Part of the message; empty to accept any. */
  readonly part: string;
  readonly line: number;
  /** Expected range as UTF-16 columns, end exclusive: the columns of the carets. */
  readonly columns?: readonly [number, number];
  /** 1-based line in the Markdown. */
  readonly source: number;
}
export interface CaseFile {
  readonly name: string;
  /** Text without the assertions, as it is checked. */
  readonly text: string;
  readonly assertions: readonly Assertion[];
}
/** Expected text of a file after a fix. */
export interface ExpectedFix {
  readonly title: string;
  readonly file: string;
  readonly text: string;
  readonly source: number;
}
export interface Case {
  /** Headings, from the outermost to the case's own. */
  readonly title: string;
  /** 1-based line of the heading. */
  readonly source: number;
  readonly today: Day;
  /** Rules whose findings are compared; empty for all. */
  readonly only: readonly string[];
  readonly files: readonly CaseFile[];
  readonly fixes: readonly ExpectedFix[];
}

/** File name of a fence that names none. */
export const DEFAULT_FILE = 'main.portfolio';
/** Date of a suite that states none. */
export const DEFAULT_TODAY = '2027-09-15';

const FENCE = /^(`{3,})(\w+)?(.*)$/;
const MARK = /\s*#\s*(?:(\^+)\s*)?(error|warning|info|hint)\[([\w-]+)\](?::\s*([^#]*?))?\s*$/;

interface Level {
  readonly depth: number;
  readonly title: string;
  today?: string;
  only?: readonly string[];
}

/**
 * Parses the cases of a suite.
 * @throws Error on an unclosed fence or an unknown word
 */
export function parseSuite(markdown: string): Case[] {
  const lines = markdown.split(/\r?\n/);
  const cases: Case[] = [];
  let levels: Level[] = [{ depth: 0, title: '' }];
  let current: { source: number; files: CaseFile[]; fixes: ExpectedFix[] } | null = null;
  const finish = (): void => {
    if (current !== null && current.files.length > 0) {
      const inner = <T>(pick: (level: Level) => T | undefined): T | undefined =>
        levels.map(pick).findLast((value) => value !== undefined);
      const title = levels
        .map((level) => level.title)
        .filter((name) => name !== '')
        .join(' › ');
      cases.push({
        title,
        today: dayFrom(inner((l) => l.today) ?? DEFAULT_TODAY),
        only: inner((l) => l.only) ?? [],
        ...current,
      });
    }
    current = null;
  };
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] as string;
    const heading = /^(#{1,6}) (.+)$/.exec(line);
    if (heading !== null) {
      finish();
      const depth = (heading[1] as string).length;
      levels = [
        ...levels.filter((level) => level.depth < depth),
        { depth, title: (heading[2] as string).trim() },
      ];
      current = { source: at + 1, files: [], fixes: [] };
      continue;
    }
    const setting = /^(today|only): (.+)$/.exec(line);
    const level = levels[levels.length - 1] as Level;
    if (setting?.[1] === 'today') level.today = (setting[2] as string).trim();
    if (setting?.[1] === 'only')
      level.only = (setting[2] as string).split(/[,\s]+/).filter((id) => id !== '');
    const fence = FENCE.exec(line);
    if (fence === null) continue;
    const end = lines.findIndex((other, i) => i > at && other.startsWith(fence[1] as string));
    if (end < 0) throw new Error(`line ${at + 1}: this fence does not end`);
    if (fence[2] === 'yaml') {
      current ??= { source: at + 1, files: [], fixes: [] };
      const info = fence[3] as string;
      const name = word(info, 'file') ?? DEFAULT_FILE;
      const fix = word(info, 'fix');
      const body = lines.slice(at + 1, end);
      if (fix === undefined) current.files.push(readFile(name, body, at + 2));
      else current.fixes.push({ title: fix, file: name, text: `${body.join('\n')}\n`, source: at + 1 });
    }
    at = end;
  }
  finish();
  return cases;
}

/** Returns the value of `name=value` or `name="several words"` in a fence's info string. */
function word(info: string, name: string): string | undefined {
  const match = new RegExp(`(?:^|\\s)${name}=(?:"([^"]*)"|(\\S+))`).exec(info);
  return match?.[1] ?? match?.[2];
}

function dayFrom(text: string): Day {
  const date = readDate(text);
  if (!date.ok) throw new Error(`today: ${text} is no date`);
  return date.value.first;
}

function readFile(name: string, body: readonly string[], firstLine: number): CaseFile {
  const kept: string[] = [];
  const assertions: Assertion[] = [];
  body.forEach((raw, i) => {
    let text = raw;
    const found: Assertion[] = [];
    for (let mark = MARK.exec(text); mark !== null; mark = MARK.exec(text)) {
      const [, carets, severity, rule, part = ''] = mark;
      const alone = text.slice(0, mark.index).trim() === '';
      const from = text.indexOf('^', mark.index);
      found.unshift({
        severity: severity as Severity,
        rule: rule as string,
        part: part.trim(),
        line: alone ? kept.length - 1 : kept.length,
        source: firstLine + i,
        ...(carets === undefined ? {} : { columns: [from, from + carets.length] as const }),
      });
      text = text.slice(0, mark.index);
      if (alone) break;
    }
    assertions.push(...found);
    // Drop lines that consist of assertions only.
    if (found.length === 0 || text.trim() !== '') kept.push(text);
  });
  return { name, text: `${kept.join('\n')}\n`, assertions };
}
