/** Selects the fixes that a file offers, for editor and command line alike. */
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../core/text/finding.ts';
import { goalFixes } from '../rules/fixes/goal-fixes.ts';
import { ignoreFixes } from '../rules/fixes/ignore-fixes.ts';
import type { RuleFix } from '../rules/kit/define-rule.ts';
import type { Placed } from '../rules/kit/placed.ts';
import type { FileSnapshot } from './session.ts';

/** Returns all safe fixes of a file that neither overlap nor touch, as edits at absolute offsets. */
export function fixAll(file: FileSnapshot): Edit[] {
  const edits: Edit[] = [];
  const taken: { start: number; end: number }[] = [];
  for (const placed of file.analysis.findings(file.uri)) {
    const fix = placed.fixes.find(
      (candidate) => candidate.safe && candidate.snippet !== true && candidate.elsewhere === undefined,
    );
    if (fix === undefined) continue;
    const from = file.document.startOf(file.document.indexOf(placed.block));
    const moved = fix.edits.map(({ span, text }) => ({
      span: { start: span.start + from, end: span.end + from },
      text,
    }));
    if (moved.some(({ span }) => taken.some((t) => span.start <= t.end && t.start <= span.end))) continue;
    taken.push(...moved.map(({ span }) => span));
    edits.push(...moved);
  }
  return edits;
}

/** Returns all edits of a fix, in its own file and elsewhere, at absolute offsets. */
export function fixEdits(
  file: Pick<FileSnapshot, 'document' | 'uri' | 'portfolio'>,
  placed: Placed,
  fix: RuleFix,
): FileEdit[] {
  const from = file.document.startOf(file.document.indexOf(placed.block));
  const own = fix.edits.map(({ span, text }) => ({
    uri: file.uri,
    span: { start: span.start + from, end: span.end + from },
    text,
  }));
  return [...own, ...(fix.elsewhere?.(file.portfolio) ?? [])];
}

/** Returns the fixes of a finding, without those that ignore it: those that name entries of the portfolio first. */
export const mends = (placed: Placed, portfolio: Portfolio): readonly RuleFix[] => [
  ...goalFixes(placed, portfolio),
  ...placed.fixes,
];

/**
 * Returns the fixes that a client supports, those that ignore the finding last. Snippets only if the client takes them.
 */
export function offered(placed: Placed, portfolio: Portfolio, snippets: boolean): readonly RuleFix[] {
  const taken = [...mends(placed, portfolio), ...ignoreFixes(placed, portfolio)].filter(
    (fix) => fix.snippet !== true || snippets,
  );
  // A snippet fix and its plain variant share a title: offer the first one that the client supports.
  return taken.filter(
    (fix, at) =>
      fix.snippet === true ||
      !taken.slice(0, at).some(({ title, snippet }) => snippet === true && title === fix.title),
  );
}
