/** Adds words to the `vocabulary` of a portfolio. */
import { readingOf } from '../../core/document/read-block.ts';
import type { Portfolio } from '../../core/model/portfolio.ts';
import type { Edit, FileEdit } from '../../core/text/finding.ts';
import { scalarOf } from '../../core/yaml/quote.ts';
import { appendToList, setKey } from '../text/entry-edits.ts';
import { placed } from './verb.ts';

export interface NewWords {
  readonly operational: readonly string[];
  readonly strategic: readonly string[];
}

/** Returns the edits of the root file; null if it has no place for them, or only a person can make them. */
export function vocabularyEdits(portfolio: Portfolio, words: NewWords): readonly FileEdit[] | null {
  const root = portfolio.roots[0]?.values;
  if (root?.portfolio === undefined) return null;
  const sides = (['operational', 'strategic'] as const).filter((side) => words[side].length > 0);
  const { vocabulary } = root;
  if (vocabulary === undefined) {
    const { block } = root.portfolio;
    const reading = readingOf(block).root;
    const list = sides.map(
      (side) => `${side}: [${words[side].map((word) => scalarOf(word, true)).join(', ')}]`,
    );
    const edits = reading === undefined ? null : setKey(block, reading, 'vocabulary', `{${list.join(', ')}}`);
    return edits === null ? null : placed(portfolio, root.portfolio, edits);
  }
  // Several words for an existing list would need several edits at the same place, which must not overlap: refuse
  // those.
  const edits: Edit[] = [];
  for (const side of sides) {
    const { block, value } = vocabulary;
    const [only, ...more] = words[side];
    const own =
      only === undefined || more.length > 0
        ? null
        : appendToList(block, value, side, scalarOf(only, value.flow));
    const fresh =
      value.fields[side] === undefined
        ? setKey(block, value, side, `[${words[side].map((word) => scalarOf(word, true)).join(', ')}]`)
        : own;
    if (fresh === null) return null;
    edits.push(...fresh);
  }
  return placed(portfolio, vocabulary, edits);
}
