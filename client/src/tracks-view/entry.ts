/**
 * Implements tree rows with a stable identity: while a row exists its object stays the same and only its node is
 * replaced, so that VS Code can redraw one row and nothing collapses. Does not use the VS Code API.
 */
import type { PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import type { TreeNode } from '../../../server/src/protocol/tree.ts';

/** Content of a row: a node from the server, a portfolio, or a notice of our own. */
export type Row =
  | { readonly kind: 'node'; readonly node: TreeNode }
  | { readonly kind: 'portfolio'; readonly summary: PortfolioSummary }
  | {
      readonly kind: 'notice';
      readonly label: string;
      readonly icon: 'info' | 'error';
      readonly command: string;
    };

export class Entry {
  /** Unique in the tree, even for an item below two goals, and stable across edits. */
  readonly key: string;
  readonly parent: Entry | undefined;
  /** URI of the portfolio; empty if there is none. */
  readonly portfolio: string;
  row: Row;

  constructor(key: string, parent: Entry | undefined, portfolio: string, row: Row) {
    this.key = key;
    this.parent = parent;
    this.portfolio = portfolio;
    this.row = row;
  }

  /** The server's node; undefined for portfolios and notices. */
  get node(): TreeNode | undefined {
    return this.row.kind === 'node' ? this.row.node : undefined;
  }

  get isItem(): boolean {
    return this.node?.kind === 'item';
  }

  /** The nearest group of the entry, which may be the entry itself. */
  get group(): Entry | undefined {
    return this.node?.kind === 'group' ? this : this.parent?.group;
  }
}

/** Returns the key of a child row. */
export function keyOf(parent: Entry | undefined, portfolio: string, id: string): string {
  return `${parent?.key ?? portfolio}\n${id}`;
}

/** Checks whether two rows render identically. */
export function looksSame(a: Row, b: Row): boolean {
  return a === b || JSON.stringify(seen(a)) === JSON.stringify(seen(b));
}

function seen(row: Row): unknown {
  if (row.kind === 'node') return row.node;
  return row.kind === 'portfolio' ? { ...row.summary, version: 0 } : row;
}
