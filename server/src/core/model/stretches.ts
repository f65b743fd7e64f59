/**
 * The items of a portfolio in the order of files and places, held in stretches of a few dozen blocks with a tree
 * above them. What is gathered over all items is kept with each stretch and each node, so that a change to one item
 * costs its stretch and the way up to the root, however many items there are.
 */
import type { Block } from '../document/block.ts';
import type { ItemEntry } from '../document/read-block.ts';
import { comparePaths } from '../text/paths.ts';
import type { EntryRef } from './entry-ref.ts';
import { type ItemView, itemView } from './item.ts';

/** An item and its place. The same object as long as nothing in its stretch changes. */
export interface Member {
  readonly ref: EntryRef;
  readonly view: ItemView;
}

/**
 * Something gathered over all items. `of` looks at some items that follow each other, `join` puts together what was
 * gathered from neighbours, in order. Both see nothing but what they are given and what never changes while the fold
 * object lives: what they answer is kept.
 */
export interface Fold<S> {
  readonly of: (members: readonly Member[]) => S;
  readonly join: (parts: readonly S[]) => S;
}

/** Blocks in a stretch when it is made, and the most and least it may come to hold. */
const SIZE = 48;
const MOST = 96;
const LEAST = 16;
/** Children of a node. */
const FAN = 16;

class Stretch {
  readonly blocks: readonly Block[];
  readonly #entriesOf: (block: Block) => readonly EntryRef[];
  readonly #kept = new WeakMap<object, { readonly value: unknown }>();
  #members: readonly Member[] | undefined;

  constructor(blocks: readonly Block[], entriesOf: (block: Block) => readonly EntryRef[]) {
    this.blocks = blocks;
    this.#entriesOf = entriesOf;
  }

  get members(): readonly Member[] {
    if (this.#members === undefined) {
      const members: Member[] = [];
      for (const block of this.blocks)
        for (const ref of this.#entriesOf(block))
          if (ref.kind === 'item') members.push({ ref, view: itemView(ref.block, ref.entry as ItemEntry) });
      this.#members = members;
    }
    return this.#members;
  }

  gather<S>(fold: Fold<S>): S {
    return kept(this.#kept, fold, () => fold.of(this.members));
  }
}

class Node {
  readonly children: readonly (Node | Stretch)[];
  readonly #kept = new WeakMap<object, { readonly value: unknown }>();

  constructor(children: readonly (Node | Stretch)[]) {
    this.children = children;
  }

  gather<S>(fold: Fold<S>): S {
    return kept(this.#kept, fold, () => fold.join(this.children.map((child) => child.gather(fold))));
  }
}

function kept<S>(values: WeakMap<object, { readonly value: unknown }>, fold: Fold<S>, make: () => S): S {
  const held = values.get(fold);
  if (held !== undefined) return held.value as S;
  const value = make();
  values.set(fold, { value });
  return value;
}

/** The stretches of a file, and the blocks that they were made from. */
interface File {
  readonly blocks: readonly Block[];
  readonly stretches: readonly Stretch[];
}

export class Stretches {
  readonly #entriesOf: (block: Block) => readonly EntryRef[];
  readonly #files = new Map<string, File>();
  #order: readonly string[] | null = null;
  /** The tree, lowest level of nodes first; kept to take over the nodes in which nothing changed. */
  #levels: readonly (readonly Node[])[] = [];
  #root: Node | Stretch | null = null;

  /** `entriesOf` tells the entries of a block, in order. */
  constructor(entriesOf: (block: Block) => readonly EntryRef[]) {
    this.#entriesOf = entriesOf;
  }

  /** Takes note of the blocks that a file has now; none where it is gone. */
  update(uri: string, blocks: readonly Block[]): void {
    const old = this.#files.get(uri);
    this.#root = null;
    if (blocks.length === 0) {
      if (this.#files.delete(uri)) this.#order = null;
      return;
    }
    if (old === undefined) this.#order = null;
    this.#files.set(uri, { blocks, stretches: this.#stretchesOf(old, blocks) });
  }

  #stretchesOf(old: File | undefined, blocks: readonly Block[]): Stretch[] {
    if (old === undefined) return this.#cut(blocks);
    const least = Math.min(old.blocks.length, blocks.length);
    let same = 0;
    while (same < least && old.blocks[same] === blocks[same]) same++;
    let tail = 0;
    while (
      tail < least - same &&
      old.blocks[old.blocks.length - 1 - tail] === blocks[blocks.length - 1 - tail]
    )
      tail++;
    const { stretches } = old;
    let first = 0;
    let start = 0;
    // Whole stretches before the change stand, and so do those behind it.
    for (let next = stretches[first]; next !== undefined; next = stretches[++first]) {
      if (start + next.blocks.length > same) break;
      start += next.blocks.length;
    }
    let last = stretches.length;
    let end = old.blocks.length;
    for (let next = stretches[last - 1]; last > first && next !== undefined; next = stretches[--last - 1]) {
      if (end - next.blocks.length < old.blocks.length - tail) break;
      end -= next.blocks.length;
    }
    const shift = blocks.length - old.blocks.length;
    // A stretch that shrinks too far takes in its neighbour.
    if (end + shift - start < LEAST && first > 0) start -= stretches[--first]?.blocks.length ?? 0;
    return [
      ...stretches.slice(0, first),
      ...this.#cut(blocks.slice(start, end + shift)),
      ...stretches.slice(last),
    ];
  }

  #cut(blocks: readonly Block[]): Stretch[] {
    if (blocks.length === 0) return [];
    if (blocks.length <= MOST) return [new Stretch(blocks, this.#entriesOf)];
    const stretches: Stretch[] = [];
    for (let at = 0; at < blocks.length; at += SIZE)
      stretches.push(new Stretch(blocks.slice(at, at + SIZE), this.#entriesOf));
    return stretches;
  }

  #leaves(): Stretch[] {
    this.#order ??= [...this.#files.keys()].sort(comparePaths);
    return this.#order.flatMap((uri) => this.#files.get(uri)?.stretches ?? []);
  }

  #tree(): Node | Stretch {
    let below: readonly (Node | Stretch)[] = this.#leaves();
    const levels: (readonly Node[])[] = [];
    while (below.length > 1) {
      const before = this.#levels[levels.length] ?? [];
      const level: Node[] = [];
      for (let at = 0; at < below.length; at += FAN) {
        const children = below.slice(at, at + FAN);
        const node = before[level.length];
        const same =
          node !== undefined &&
          node.children.length === children.length &&
          node.children.every((child, i) => child === children[i]);
        level.push(same ? node : new Node(children));
      }
      levels.push(level);
      below = level;
    }
    this.#levels = levels;
    return below[0] ?? new Stretch([], this.#entriesOf);
  }

  /** What a fold gathers over all items. */
  gather<S>(fold: Fold<S>): S {
    this.#root ??= this.#tree();
    return this.#root.gather(fold);
  }

  /** Every item, in order. */
  *[Symbol.iterator](): Generator<Member> {
    for (const stretch of this.#leaves()) yield* stretch.members;
  }
}
