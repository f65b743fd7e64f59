/**
 * Says of blocks in view what no other text can change, before the rest of a portfolio is read: what is wrong in the
 * text itself, and what the rules on one item find. Everything else waits.
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
  /** Blocks that something was said of, with their files. */
  readonly #told = new Map<Block, string>();
  /** Blocks that were looked at, those too that belong elsewhere or are known in full. */
  #looked = new WeakSet<Block>();
  /** What it was said under. */
  #environment: Environment | null = null;

  /** The blocks of a turn that came and were not looked at yet, by file. */
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

  /** The turn in which the whole is known for the first time: what was said early comes first, for it is a part. */
  completed(turn: Turn): Turn {
    if (this.#told.size === 0) return turn;
    const first = new Map([...turn.first, ...this.#told]);
    this.#told.clear();
    return { goesOn: turn.goesOn, first };
  }
}

/** Where early findings come from. */
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
