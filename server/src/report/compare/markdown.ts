/** A comparison as Markdown, for a comment on a pull request. */
import { t } from '../../core/text/l10n.ts';
import type { BalanceFacts } from '../drawing/balance.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import { grouped } from '../facts/words.ts';
import { factList } from '../review/markdown.ts';
import {
  type Both,
  type Comparison,
  isSame,
  type LoadChange,
  loadChanged,
  type PathAlignment,
} from './compare.ts';
import { comparisonFacts, comparisonSentence, fteOf } from './words.ts';

/** A part of a document: a heading, a sentence, the figures before and after, and what is behind them. */
export function comparisonMarkdown(comparison: Comparison): string {
  const head = `### ${markdownText(comparison.name)}`;
  if (isSame(comparison)) return `${head}\n\n${t`Nothing changed.`}\n`;
  const facts = comparisonFacts(comparison, () => null, false);
  const parts = [head, `**${markdownText(comparisonSentence(comparison))}**`, figures(comparison)];
  if (facts.length > 0) parts.push(factList(facts));
  return `${parts.join('\n\n')}\n`;
}

function figures({ balance, alignment, load }: Comparison): string {
  const rows = [
    row(
      balance.after.basis === 'effort' ? t`Operational share of effort` : t`Operational share of items`,
      balance,
      shareCell,
    ),
    row(t`Strategic share`, balance, ({ strategic }) => (strategic === null ? '–' : `${strategic}%`)),
    row(t`Operational items that serve a goal`, alignment.operational, alignedCell),
    row(t`Strategic items that serve a goal`, alignment.strategic, alignedCell),
    ...load.filter(loadChanged).map(loadRow),
  ];
  return [`| | ${t`before`} | ${t`after`} |`, '|---|---|---|', ...rows].join('\n');
}

function row<T>(name: string, { before, after }: Both<T>, cell: (value: T) => string): string {
  const [a, b] = [cell(before), cell(after)];
  return `| ${name} | ${a} | ${a === b ? b : `**${b}**`} |`;
}

function shareCell({ operational, target, tolerance, outside, said }: BalanceFacts): string {
  if (operational === null) return said;
  const meant = target === null ? '' : t`, meant ${grouped(target)} ± ${grouped(tolerance)}`;
  return `${operational}%${meant}${outside ? ` ⚠️ ${said}` : ''}`;
}

const alignedCell = ({ open, aligned }: PathAlignment): string =>
  open === 0 ? t`no open item` : t`${grouped(aligned)} of ${grouped(open)}`;

function loadRow({ team, load, capacity }: LoadChange): string {
  const cell = (side: 'before' | 'after'): string => {
    const [carried, free] = [load[side], capacity[side]];
    const over = carried !== null && free !== null && carried > free + 1e-9;
    return `${fteOf(carried, free)}${over ? ` ⚠️ ${t`over`}` : ''}`;
  };
  return row(
    t`Load: ${markdownText(team.title)}`,
    { before: cell('before'), after: cell('after') },
    (said) => said,
  );
}
