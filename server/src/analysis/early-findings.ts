/**
 * Reports findings on blocks in view before the rest of a portfolio is parsed: only those that no other text can
 * change, that is, errors in the text itself and findings of item rules. All others are withheld.
 */
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { readingOf } from '../core/document/read-block.ts';
import { refTo } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Sources } from './candidates.ts';
import type { Environment } from './environment.ts';
import type { Slice } from './pending-work.ts';

export class EarlyFindings {
  /** Blocks that early findings were reported for, with their files. */
  readonly #reported = new Map<Block, string>();
  /** Blocks that were processed, including those that turned out to belong elsewhere or to be indexed already. */
  #processed = new WeakSet<Block>();
  /** The environment that early findings were computed in. */
  #environment: Environment | null = null;

  /** Returns the blocks in view that were added and not processed yet, by file. */
  take(portfolio: Portfolio, environment: Environment, { first }: Slice): ReadonlyMap<Document, Set<Block>> {
    if (this.#environment !== environment) this.#processed = new WeakSet();
    this.#environment = environment;
    const found = new Map<Document, Set<Block>>();
    for (const [block, uri] of first) {
      if (this.#processed.has(block)) continue;
      this.#processed.add(block);
      const document = portfolio.fileWithAdded(uri, block);
      if (document === undefined) continue;
      this.#reported.set(block, uri);
      const blocks = found.get(document);
      if (blocks === undefined) found.set(document, new Set([block]));
      else blocks.add(block);
    }
    return found;
  }

  /** Extends the first full slice by the blocks that were reported early, because their findings were only partial. */
  completed(slice: Slice): Slice {
    if (this.#reported.size === 0) return slice;
    const first = new Map([...slice.first, ...this.#reported]);
    this.#reported.clear();
    return { hasTime: slice.hasTime, first };
  }
}

/** Creates the sources for early findings: no index, and no findings that depend on other entries. */
export function earlySources(portfolio: Portfolio, environment: Environment): Sources {
  return {
    portfolio,
    environment,
    entriesOf: (uri, block) => readingOf(block).entries.map((entry) => refTo(entry, block, uri)),
    entries: { of: () => [] },
    onPortfolio: { all: [], in: () => [] },
    held: environment.held.untilRead,
  };
}
