/** Collects everything that is found in a block, before echoes and ignored findings are taken out. */
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Finding } from '../core/text/finding.ts';
import { lastAtMost, type Span } from '../core/text/lines.ts';
import { textFixes } from '../rules/fixes/text-fixes.ts';
import type { RuleFix } from '../rules/kit/define-rule.ts';
import type { UnratedFinding } from '../rules/kit/placed.ts';
import type { EntryFindings } from './entry-findings.ts';
import type { Environment } from './environment.ts';
import type { PortfolioFindings } from './portfolio-findings.ts';

/** Where findings come from, beside the text itself. */
export interface Sources {
  readonly portfolio: Portfolio;
  readonly environment: Environment;
  /** The entries of a block, in order. */
  readonly entriesOf: (uri: string, block: Block) => readonly EntryRef[];
  readonly entries: Pick<EntryFindings, 'of'>;
  readonly onPortfolio: Pick<PortfolioFindings, 'all' | 'in'>;
  /** Rules whose findings wait until more is known. */
  readonly held: ReadonlySet<string>;
}

/** Everything found in a block. `ofFile`: findings on the keys at the top of its file that stand in it. */
export function candidatesIn(
  { portfolio, environment, entriesOf, entries, onPortfolio }: Sources,
  uri: string,
  block: Block,
  ofFile: readonly Finding[],
): UnratedFinding[] {
  const refs = entriesOf(uri, block);
  const starts = refs.map(({ entry }) => entry.span.start);
  const entryAt = ({ start }: Span): EntryRef | null => {
    const ref = refs[lastAtMost(starts, start)];
    return ref !== undefined && start <= ref.entry.span.end ? ref : null;
  };
  const placed = (finding: Finding, ref: EntryRef | null): UnratedFinding => {
    const { rule, span, message, related = [] } = finding;
    let fixes: readonly RuleFix[] | undefined;
    return {
      rule,
      uri,
      block,
      span,
      message,
      related,
      ref,
      get fixes() {
        fixes ??= textFixes(finding, block, ref, portfolio);
        return fixes;
      },
    };
  };
  return [
    ...readingOf(block).findings.map((finding) => placed(finding, entryAt(finding.span))),
    ...ofFile.map((finding) => placed(finding, null)),
    ...refs.flatMap((ref) => [
      ...environment.checks.findings(ref, environment.context).map((finding) => placed(finding, ref)),
      // An entry that says the same keeps its findings, and may stand in another block.
      ...entries.of(ref).map((finding) => (finding.block === block ? finding : { ...finding, block })),
    ]),
    ...onPortfolio.in(block).filter((finding) => finding.uri === uri),
  ];
}
