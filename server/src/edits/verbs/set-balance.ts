/** Sets the intended balance: the operational share, with the strategic one as the remainder. */

import type { Block } from '../../core/document/block.ts';
import { readingOf } from '../../core/document/read-block.ts';
import type { Mapping } from '../../core/language/values.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { t } from '../../core/text/l10n.ts';
import { placed, type Reveal, type Verb } from '../kit/verb.ts';
import { setKey } from '../text/entry-edits.ts';

/** `value` is the operational share in percent. Shares that are already stated are updated in place, both of them. */
export const setBalance: Verb = ({ portfolio }, _refs, { value = '' }) => {
  const share = shareOf(value);
  if (share === null) return { refused: t`“${value.trim()}” is no share from 0 to 100 percent.` };
  const root = portfolio.roots[0]?.values;
  if (root?.portfolio === undefined)
    return {
      refused: t`No file of this portfolio has the key \`portfolio\`, where a balance belongs. Add it first.`,
    };
  const [operational, strategic] = [`${share}%`, `${Math.round(1000 * (100 - share)) / 1000}%`];
  const { balance } = root;
  const home = balance ?? root.portfolio;
  const edits =
    balance === undefined
      ? added(home.block, `{operational: ${operational}, strategic: ${strategic}}`)
      : changed(balance.block, balance.value, operational, strategic);
  if (edits === null)
    return { refused: t`The balance is written in a way that only you can change. Edit it in the file.` };
  const files = placed(portfolio, home, edits);
  const reveal = revealBalance(portfolio, home.uri, files);
  return reveal === undefined ? { edits: files } : { edits: files, reveal };
};

function added(block: Block, value: string): readonly Edit[] | null {
  const { root } = readingOf(block);
  return root === undefined ? null : setKey(block, root, 'balance', value);
}

/** Updates both shares or the single stated one: one is enough, but two must not contradict each other. */
function changed(
  block: Block,
  balance: Mapping<{ readonly operational?: unknown; readonly strategic?: unknown }>,
  operational: string,
  strategic: string,
): readonly Edit[] | null {
  const { fields } = balance;
  const first =
    fields.operational !== undefined || fields.strategic === undefined
      ? setKey(block, balance, 'operational', operational)
      : [];
  const second = fields.strategic === undefined ? [] : setKey(block, balance, 'strategic', strategic);
  return first === null || second === null ? null : [...first, ...second];
}

/** Parses `60`, `60%` or `62.5 %` as a number from 0 to 100; null for anything else. */
function shareOf(text: string): number | null {
  const found = /^\s*(\d{1,3}(?:\.\d{1,3})?)\s*%?\s*$/.exec(text)?.[1];
  const share = found === undefined ? Number.NaN : Number(found);
  return share >= 0 && share <= 100 ? share : null;
}

function revealBalance(portfolio: Portfolio, uri: string, edits: readonly FileEdit[]): Reveal | undefined {
  const before = portfolio.files.get(uri);
  if (before === undefined) return undefined;
  const fromTheEnd = edits.toSorted((a, b) => b.span.start - a.span.start);
  const { document } = before.edit(
    fromTheEnd.map(({ span, text }) => ({ range: before.positionRange(span.start, span.end), text })),
  );
  for (const [index, block] of document.blocks.entries()) {
    const balance = readingOf(block).root?.fields.balance;
    if (balance === undefined) continue;
    const range = document.rangeIn(index, balance);
    return { uri, range, selection: range };
  }
  return undefined;
}
