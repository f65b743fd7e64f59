/** Renders a comparison as Markdown for a pull request comment. */
import { t } from '../../core/text/l10n.ts';
import { factList } from '../drawing/fact-list.ts';
import { markdownText } from '../drawing/markdown-text.ts';
import type { BalanceFacts } from '../facts/balance.ts';
import { counted, grouped } from '../facts/words.ts';
import {
  type Both,
  type Comparison,
  isSame,
  type LoadChange,
  loadChanged,
  type PathAlignment,
} from './compare.ts';
import { comparisonFacts, comparisonSentence, fteOf } from './words.ts';

/** Number of characters reserved for the note on omitted content. */
const RESERVED = 400;

/**
 * Renders several comparisons in at most `most` characters: changed portfolios in full while there is room, the rest as
 * a number, unchanged ones in one line.
 */
export function comparisonsMarkdown(comparisons: readonly Comparison[], most: number): string {
  const changed = comparisons.filter((each) => !isSame(each));
  const same = comparisons.length - changed.length;
  if (comparisons.length === 1) return within(comparisons.map(comparisonMarkdown).join('\n'), most);
  const still =
    same === 0
      ? ''
      : t`Nothing changed in ${counted(same, 'portfolio')}${changed.length > 0 ? t` of ${grouped(comparisons.length)}` : ''}.`;
  const parts: string[] = still === '' ? [] : [`${still}\n`];
  let length = still.length;
  let left = changed.length;
  for (const comparison of changed) {
    const text = comparisonMarkdown(comparison);
    if (length + text.length + RESERVED > most) break;
    parts.push(text);
    length += text.length + 1;
    left -= 1;
  }
  if (left === changed.length && changed[0] !== undefined) {
    parts.push(within(comparisonMarkdown(changed[0]), most - length - RESERVED));
    left -= 1;
  }
  if (left > 0) {
    const named = changed.slice(changed.length - left).map(({ name }) => markdownText(name));
    const few = named.slice(0, 3).join(', ');
    parts.push(
      left > 3
        ? t`*${counted(left, 'more portfolio')} changed and found no room here: ${few} and others.*\n`
        : t`*${counted(left, 'more portfolio')} changed and found no room here: ${few}.*\n`,
    );
  }
  return parts.join('\n');
}

/** Truncates a text after the last complete line that fits; returns the number of omitted lines. */
function within(text: string, most: number): string {
  if (text.length <= most) return text;
  const kept = text.slice(0, text.lastIndexOf('\n', most - RESERVED));
  const rest = text
    .slice(kept.length)
    .split('\n')
    .filter((line) => line.trim() !== '').length;
  return `${kept}\n\n*${t`${counted(rest, 'more line')} found no room here.`}*\n`;
}

/** Renders one comparison: heading, summary, figures before and after, details. */
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
      balance.before.basis !== balance.after.basis
        ? t`Operational share`
        : balance.after.basis === 'effort'
          ? t`Operational share of effort`
          : t`Operational share of items`,
      balance,
      shareCell,
    ),
    row(t`Strategic share`, balance, ({ strategic }) => (strategic === null ? '–' : `${strategic}%`)),
    ...((balance.before.mixed ?? 0) + (balance.after.mixed ?? 0) > 0
      ? [row(t`Share of mixed items`, balance, ({ mixed }) => (mixed === null ? '–' : `${mixed}%`))]
      : []),
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
  const meant = target === null ? '' : t`, intended ${grouped(target)} ± ${grouped(tolerance)}`;
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
