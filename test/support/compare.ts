/** Compares a case of a literate suite with the actual findings, and describes every difference. */

import type { AnyRule } from '../../server/src/rules/kit/define-rule.ts';
import { applyFix, check, type Found, type Texts } from './check.ts';
import type { Case, CaseFile } from './literate.ts';

/** Returns the texts of a case by name. */
export const textsOf = (files: readonly CaseFile[]): Texts =>
  Object.fromEntries(files.map(({ name, text }) => [name, text]));

/** Returns missing, unexpected and differing findings; empty if the case passes. */
export async function compareCase(one: Case, rules?: readonly AnyRule[]): Promise<string[]> {
  const texts = textsOf(one.files);
  const found = (await check(texts, one.today, rules)).filter(
    ({ placed }) => one.only.length === 0 || one.only.includes(placed.rule),
  );
  const left = new Set(found);
  const problems: string[] = [];
  for (const { name, assertions } of one.files) {
    for (const said of assertions) {
      const match = [...left].find(
        ({ placed, file, range }) =>
          file === name &&
          range.start.line === said.line &&
          placed.rule === said.rule &&
          placed.severity === said.severity &&
          holds(placed.message, said.part) &&
          (said.columns === undefined ||
            (range.start.character === said.columns[0] &&
              (range.end.line > range.start.line || range.end.character === said.columns[1]))),
      );
      // A finding may be asserted twice, by line and by range.
      const again =
        match ??
        found.find(
          (f) =>
            f.file === name &&
            f.placed.rule === said.rule &&
            f.placed.severity === said.severity &&
            holds(f.placed.message, said.part) &&
            f.range.start.line === said.line &&
            said.columns?.[0] === f.range.start.character &&
            said.columns[1] === f.range.end.character,
        );
      if (again === undefined)
        problems.push(
          `line ${said.source}: not found: ${said.severity}[${said.rule}]${said.part === '' ? '' : `: ${said.part}`}${said.columns === undefined ? '' : ` at columns ${said.columns.join(' to ')}`}`,
        );
      else left.delete(again);
    }
  }
  for (const { placed, file, range } of left) {
    problems.push(
      `${file}:${range.start.line + 1}:${range.start.character + 1}-${range.end.character + 1}: not said: ${placed.severity}[${placed.rule}]: ${placed.message}`,
    );
  }
  for (const expected of one.fixes) problems.push(...compareFix(texts, found, expected));
  return problems;
}

function holds(message: string, part: string): boolean {
  let at = 0;
  for (const piece of part.split('…')) {
    const next = message.indexOf(piece.trim(), at);
    if (next < 0) return false;
    at = next + piece.trim().length;
  }
  return true;
}

function compareFix(texts: Texts, found: readonly Found[], expected: Case['fixes'][number]): string[] {
  const titles: string[] = [];
  for (const one of found) {
    // The suite contains the variant without placeholders.
    const fixes = one.placed.fixes.filter(({ snippet }) => snippet !== true);
    titles.push(...fixes.map(({ title }) => title));
    const fix = fixes.find(({ title }) => title === expected.title);
    if (fix === undefined) continue;
    const after = applyFix(texts, one, fix)[expected.file];
    return after === expected.text
      ? []
      : [`line ${expected.source}: after “${expected.title}” ${expected.file} reads\n${after}`];
  }
  return [
    `line ${expected.source}: no fix “${expected.title}”, only ${titles.map((title) => `“${title}”`).join(', ') || 'none at all'}`,
  ];
}
