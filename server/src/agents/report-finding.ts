/** Represents a finding as all output formats of `check` show it. */
import type { Severity } from '../core/text/finding.ts';
import { comparePositions, type Range } from '../core/text/lines.ts';
import { comparePaths } from '../core/text/paths.ts';
import { itemOf, type Placed } from '../rules/kit/placed.ts';
import { mends } from '../session/fixes.ts';
import type { FileSnapshot } from '../session/session.ts';
import type { Named } from './named.ts';

export interface ReportedFinding {
  readonly file: string;
  /** 0-based lines, UTF-16 columns. */
  readonly range: Range;
  readonly severity: Severity;
  readonly code: string;
  readonly message: string;
  readonly item: string | null;
  readonly related: readonly { readonly file: string; readonly range: Range; readonly message: string }[];
  readonly fixes: readonly string[];
}
export interface Reported extends ReportedFinding {
  readonly source: FileSnapshot;
  readonly placed: Placed;
}

/** Returns the findings of files, sorted by file, start and code. */
export function findingsIn(files: readonly FileSnapshot[], named: Named): Reported[] {
  return files
    .flatMap((file) => file.analysis.findings(file.uri).map((placed) => reported(file, placed, named)))
    .sort(
      (a, b) =>
        comparePaths(a.file, b.file) ||
        comparePositions(a.range.start, b.range.start) ||
        comparePaths(a.code, b.code),
    );
}

function reported(file: FileSnapshot, placed: Placed, named: Named): Reported {
  const related = placed.related.flatMap((place) => {
    const span = typeof place.span === 'function' ? place.span() : place.span;
    if (place.ref === undefined)
      return [
        {
          file: named(file.uri),
          range: file.session.rangeIn(file.document, placed.block, span),
          message: place.message,
        },
      ];
    const location = file.session.locationOf(file.portfolio, place.ref, span);
    return location === null
      ? []
      : [{ file: named(location.uri), range: location.range, message: place.message }];
  });
  return {
    file: named(file.uri),
    range: file.session.rangeIn(file.document, placed.block, placed.span),
    severity: placed.severity,
    code: placed.rule,
    message: placed.message,
    item: itemOf(placed),
    related,
    fixes: [...new Set(mends(placed, file.portfolio).map(({ title }) => title))],
    source: file,
    placed,
  };
}

export interface Summary {
  readonly files: number;
  readonly items: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly hints: number;
}

/** Counts the findings of the reported files. */
export function summaryOf(files: readonly FileSnapshot[], findings: readonly ReportedFinding[]): Summary {
  const count = (severity: Severity): number =>
    findings.filter((finding) => finding.severity === severity).length;
  let items = 0;
  for (const { document, portfolio } of files)
    for (const block of document.blocks)
      for (const ref of portfolio.index.ofBlock(block)) if (ref.kind === 'item') items++;
  return {
    files: files.length,
    items,
    errors: count('error'),
    warnings: count('warning'),
    infos: count('info'),
    hints: count('hint'),
  };
}

/** Converts a finding to JSON. */
export const diagnosticJson = ({
  file,
  range,
  severity,
  code,
  message,
  item,
  related,
  fixes,
}: Reported): ReportedFinding => ({ file, range, severity, code, message, item, related, fixes });
