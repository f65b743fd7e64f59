/** Matches phrases of stems with a trie: one walk per token, whatever the number of phrases. */

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  /** Continuation of a phrase after a gap of up to `GAP` words. */
  gap?: Node<T>;
  value?: T;
}

const GAP = 4;

/** A matched phrase: tokens `from` to `to` (exclusive), and its value. */
export interface PhraseHit<T> {
  readonly from: number;
  readonly to: number;
  readonly value: T;
}

export class PhraseTrie<T> {
  readonly #root: Node<T> = { next: new Map() };

  /**
   * Adds a phrase given as stems; `~` is a gap of up to four words. If the phrase exists already, its first value is
   * kept.
   */
  add(stems: readonly string[], value: T): void {
    let node = this.#root;
    for (const stem of stems) {
      let child: Node<T> | undefined;
      if (stem === '~') {
        child = node.gap;
        if (child === undefined) node.gap = child = { next: new Map() };
      } else {
        child = node.next.get(stem);
        if (child === undefined) {
          child = { next: new Map() };
          node.next.set(stem, child);
        }
      }
      node = child;
    }
    if (node !== this.#root && node.value === undefined) node.value = value;
  }

  /** Tells whether any phrase begins with `stem`. A cheap test before `longest`. */
  starts(stem: string): boolean {
    return this.#root.next.has(stem);
  }

  /** Returns the longest phrase that begins at token `from` of `stems` and ends before `limit`. */
  longest(stems: readonly string[], from: number, limit: number): PhraseHit<T> | undefined {
    const first = this.#root.next.get(stems[from]!);
    if (first === undefined) return undefined;
    const search: Search<T> = { stems, limit, to: 0, value: undefined };
    follow(search, first, from + 1);
    return search.value === undefined ? undefined : { from, to: search.to, value: search.value };
  }
}

/** A search for the longest phrase. */
interface Search<T> {
  readonly stems: readonly string[];
  readonly limit: number;
  /** End (exclusive) of the longest phrase found so far, and its value; no value before the first. */
  to: number;
  value: T | undefined;
}

/** Follows the trie from `node` along the stems from `at` on, and records the longest phrase that ends on the way. */
function follow<T>(search: Search<T>, node: Node<T>, at: number): void {
  const { stems, limit } = search;
  if (node.value !== undefined && at > search.to) {
    search.to = at;
    search.value = node.value;
  }
  if (at >= limit) return;
  const child = node.next.get(stems[at]!);
  if (child !== undefined) follow(search, child, at + 1);
  if (node.gap === undefined) return;
  for (let skip = 0; skip <= GAP && at + skip < limit; skip++) {
    const after = node.gap.next.get(stems[at + skip]!);
    if (after !== undefined) follow(search, after, at + skip + 1);
  }
}
