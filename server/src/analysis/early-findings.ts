/**
 * Reports findings on blocks in view before the rest of a portfolio is parsed: only those that no other text can
 * change, that is, errors in the text itself and findings of item rules. All others are withheld.
 */
import type { Block } from '../core/document/block.ts';
import type { Document } from '../core/document/document.ts';
import { readingOf } from '../core/document/read-block.ts';
import type { EntryRef } from '../core/model/entry-ref.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import type { Sources } from './candidates.ts';
import type { Environment } from './environment.ts';
import type { Turn } from './owed.ts';

export class EarlyFindings {
  /** Blocks that early findings were reported for, with their files. */
  readonly #told = new Map<Block, string>();
  /** Blocks that were processed, including those that turned out to belong elsewhere or to be indexed already. */
  #looked = new WeakSet<Block>();
  /** The environment that early findings were computed in. */
  #environment: Environment | null = null;

  /** Returns the blocks in view that were added and not processed yet, by file. */
  take(portfolio: Portfolio, environment: Environment, { first }: Turn): ReadonlyMap<Document, Set<Block>> {
    if (this.#environment !== environment) this.#looked = new WeakSet();
    this.#environment = environment;
    const found = new Map<Document, Set<Block>>();
    for (const [block, uri] of first) {
      if (this.#looked.has(block)) continue;
      this.#looked.add(block);
      const document = portfolio.cameTo(uri, block);
      if (document === undefined) continue;
      this.#told.set(block, uri);
      const blocks = found.get(document);
      if (blocks === undefined) found.set(document, new Set([block]));
      else blocks.add(block);
    }
    return found;
  }

  /** Extends the first full slice by the blocks that were reported early, because their findings were only partial. */
  completed(turn: Turn): Turn {
    if (this.#told.size === 0) return turn;
    const first = new Map([...turn.first, ...this.#told]);
    this.#told.clear();
    return { goesOn: turn.goesOn, first };
  }
}

/** Creates the sources for early findings: no index, and no findings that depend on other entries. */
export function earlySources(portfolio: Portfolio, environment: Environment): Sources {
  return {
    portfolio,
    environment,
    entriesOf: (uri, block) =>
      readingOf(block).entries.map((entry) => ({ kind: entry.kind, uri, block, entry }) as EntryRef),
    entries: { of: () => [] },
    onPortfolio: { all: [], in: () => [] },
    held: environment.held.untilRead,
  };
}
