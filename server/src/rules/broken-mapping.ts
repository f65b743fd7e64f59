import type { Portfolio } from '../core/model/portfolio.ts';
import { t } from '../core/text/l10n.ts';
import type { Problem } from '../core/yaml/node-reader.ts';
import { definePortfolioRule } from './kit/define-rule.ts';

interface Facts {
  /** The portfolio file beside the mapping. */
  readonly beside: string;
  readonly problem: Problem;
}

export const brokenMapping = definePortfolioRule<Facts>({
  id: 'broken-mapping',
  severity: 'error',
  summary: 'A saved mapping of a sheet that cannot be read',
  check: ({ portfolio }) => problemsOf(portfolio),
  report: ({ beside, problem: { file, line, message } }, { portfolio }) => {
    const block = portfolio.files.get(beside)?.blocks[0];
    const said = { message: t`${file}, line ${line}: ${message}` };
    return block === undefined || portfolio.roots[0]?.document.uri === beside
      ? said
      : { ...said, at: { uri: beside, block, span: { start: 0, end: 0 } } };
  },
});

/** Yields the problems of each mapping file once, though it may be beside two portfolio files. */
function* problemsOf({ sheets }: Portfolio): Generator<Facts> {
  const seen = new Set<string>();
  for (const [beside, sheet] of sheets) {
    if (seen.has(sheet.uri)) continue;
    seen.add(sheet.uri);
    for (const problem of sheet.problems) yield { beside, problem };
  }
}
