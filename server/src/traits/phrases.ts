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
    let best: PhraseHit<T> | undefined;
    const walk = (node: Node<T>, at: number): void => {
      if (node.value !== undefined && (best === undefined || at > best.to)) {
        best = { from, to: at, value: node.value };
      }
      if (at >= limit) return;
      const child = node.next.get(stems[at]!);
      if (child !== undefined) walk(child, at + 1);
      if (node.gap !== undefined) {
        for (let skip = 0; skip <= GAP && at + skip < limit; skip++) {
          const after = node.gap.next.get(stems[at + skip]!);
          if (after !== undefined) walk(after, at + skip + 1);
        }
      }
    };
    walk(first, from + 1);
    return best;
  }
}
