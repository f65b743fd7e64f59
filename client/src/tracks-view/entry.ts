/**
 * A row of the tree as VS Code holds on to it. The object stays the same while the row exists, only its node is
 * replaced: so VS Code can be told to redraw one row, and nothing collapses. Free of the VS Code API.
 */
import type { PortfolioSummary } from '../../../server/src/protocol/portfolios.ts';
import type { TreeNode } from '../../../server/src/protocol/tree.ts';

/** What a row shows: a node of the server's, a portfolio, or a notice of our own. */
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
  /** Unique in the tree, even for an item that stands under two goals, and the same after an edit. */
  readonly key: string;
  readonly parent: Entry | undefined;
  /** URI of the portfolio; empty where there is none. */
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

  /** The entry's nearest group, itself included. */
  get group(): Entry | undefined {
    return this.node?.kind === 'group' ? this : this.parent?.group;
  }
}

/** Returns the key of a row below another. */
export function keyOf(parent: Entry | undefined, portfolio: string, id: string): string {
  return `${parent?.key ?? portfolio}\n${id}`;
}

/** Tells whether two rows look the same. */
export function looksSame(a: Row, b: Row): boolean {
  return a === b || JSON.stringify(seen(a)) === JSON.stringify(seen(b));
}

function seen(row: Row): unknown {
  if (row.kind === 'node') return row.node;
  return row.kind === 'portfolio' ? { ...row.summary, version: 0 } : row;
}
