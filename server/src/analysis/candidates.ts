/** Collects all findings of a block, before echoes and ignored findings are removed. */
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

/** The inputs from which a block's findings are collected. */
export interface Sources {
  readonly portfolio: Portfolio;
  readonly environment: Environment;
  /** Returns the entries of a block, in order. */
  readonly entriesOf: (uri: string, block: Block) => readonly EntryRef[];
  readonly entries: Pick<EntryFindings, 'of'>;
  readonly onPortfolio: Pick<PortfolioFindings, 'all' | 'in'>;
  /** Rules whose findings are withheld until more is known. */
  readonly held: ReadonlySet<string>;
}

/**
 * Returns all findings in a block.
 * @param ofFile findings on the file's top-level keys that lie in this block
 */
export function candidatesIn(
  { portfolio, environment, entriesOf, entries, onPortfolio }: Sources,
  uri: string,
  block: Block,
  ofFile: readonly Finding[],
): UnratedFinding[] {
  const refs = entriesOf(uri, block);
  const own = readingOf(block).findings;
  const onWhole = onPortfolio.in(block);
  const { checks, context } = environment;
  const isClean = ({ length }: readonly unknown[]): boolean => length === 0;
  if (
    [own, ofFile, onWhole].every(isClean) &&
    refs.every((ref) => isClean(checks.findings(ref, context)) && isClean(entries.of(ref)))
  )
    return [];
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
        fixes ??= textFixes(finding, { uri, block, ref }, portfolio);
        return fixes;
      },
    };
  };
  return [
    ...own.map((finding) => placed(finding, entryAt(finding.span))),
    ...ofFile.map((finding) => placed(finding, null)),
    ...refs.flatMap((ref) => [
      ...checks.findings(ref, context).map((finding) => placed(finding, ref)),
      // An entry with unchanged facts keeps its findings, though it may be in a new block now.
      ...entries.of(ref).map((finding) => (finding.block === block ? finding : { ...finding, block })),
    ]),
    ...onWhole.filter((finding) => finding.uri === uri),
  ];
}
