/** Collects the rules and words that a portfolio inherits from those in the folders around it. */

import type { RawMapping } from '../language/values.ts';
import { memo } from '../text/memo.ts';
import { parentOf } from '../text/paths.ts';
import type { Portfolio } from './portfolio.ts';
import { type Inherited, nothingInherited, type Words } from './root-settings.ts';
import type { RootValues } from './root-values.ts';

/**
 * Returns what a portfolio inherits, outermost first. An untitled document inherits the client's rules alone.
 * @param portfolios all portfolios, by folder
 * @param clientRules rules of the whole client, which come before all others; null if there are none
 */
export function inheritedBy(
  { folder }: Portfolio,
  portfolios: ReadonlyMap<string, Portfolio>,
  clientRules: RawMapping | null,
): Inherited {
  const around = clientRules === null ? [] : [clientRules];
  if (folder.startsWith('untitled:')) return { ...nothingInherited, rules: around };
  const rules: RawMapping[] = [];
  const vocabulary: Words[] = [];
  for (let at = parentOf(folder); at !== ''; at = parentOf(at)) {
    const root = portfolios.get(at)?.roots[0]?.values;
    if (root === undefined) continue;
    const own = root.rules?.value;
    if (own?.kind === 'raw-mapping') rules.unshift(own);
    vocabulary.unshift(wordsOf(root));
  }
  return { rules: [...around, ...rules], vocabulary };
}

/** Returns the vocabulary of a root file. Cached per version of the file. */
const wordsOf = memo((root: RootValues): Words => {
  const v = root.vocabulary?.value.fields;
  const texts = (key: 'operational' | 'strategic' | 'neutral'): string[] =>
    v?.[key]?.items.map((item) => item.text) ?? [];
  return { operational: texts('operational'), strategic: texts('strategic'), neutral: texts('neutral') };
});
