/** Indexes the anchors and aliases of a text. An alias resolves only within the entry that holds it. */
import { type Alias, isAlias, type Node, visit } from 'yaml';
import { lastAtMost } from '../text/lines.ts';

export class Anchors {
  readonly #anchored = new Map<string, Node[]>();
  readonly #aliases = new Map<string, number[]>();
  readonly #fences: readonly number[];

  /** @param fences ascending offsets at which an entry begins, or the entries of a list end */
  constructor(tree: Node | null, fences: readonly number[]) {
    this.#fences = fences;
    visit(tree, {
      Node: (_, node) => {
        if (isAlias(node)) put(this.#aliases, node.source, startOf(node));
        else if (node.anchor !== undefined) put(this.#anchored, node.anchor, node as Node);
      },
    });
  }

  /** Resolves an alias to the last anchor of its name before it in the same entry. */
  resolve(alias: Alias): Node | undefined {
    const at = startOf(alias);
    const field = lastAtMost(this.#fences, at);
    return this.#anchored
      .get(alias.source)
      ?.findLast((node) => startOf(node) < at && lastAtMost(this.#fences, startOf(node)) === field);
  }

  /** Tells whether an alias in the same entry refers to the anchor of a node. */
  isUsed(anchor: string, at: number): boolean {
    const field = lastAtMost(this.#fences, at);
    return this.#aliases.get(anchor)?.some((other) => lastAtMost(this.#fences, other) === field) ?? false;
  }
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

function put<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
