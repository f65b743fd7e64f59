/**
 * The items of a portfolio in the order of files and places, held in stretches of a few dozen blocks with a tree
 * above them. What is gathered over all items is kept with each stretch and each node, so that a change to one item
 * costs its stretch and the way up to the root, however many items there are.
 */

import type { Block } from '../document/block.ts';
import { commonEnds } from '../text/common-ends.ts';
import { comparePaths } from '../text/paths.ts';
import type { EntryRef, ItemRef } from './entry-ref.ts';
import { type ItemView, viewOf } from './item.ts';

/** An item and its place. The same object as long as nothing in its stretch changes. */
export interface Member {
  readonly ref: ItemRef;
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

/** Thrown where there is no time to gather more now. What was gathered stays: who asks again goes on from there. */
export class OutOfTime extends Error {}

/** What stretches need of the whole that they are part of. */
interface Whole {
  readonly entriesOf: (block: Block) => readonly EntryRef[];
  /** Asked before a stretch is looked at. @throws OutOfTime */
  breathe: () => void;
}

/** Blocks in a new stretch, and how many it may hold after edits before it is cut again or merged. */
const NEW_BLOCKS = 48;
const MAX_BLOCKS = 96;
const MIN_BLOCKS = 16;
/** Most children of a node. */
const MAX_CHILDREN = 16;

class Stretch {
  readonly blocks: readonly Block[];
  readonly #whole: Whole;
  readonly #gathered = new WeakMap<object, { readonly value: unknown }>();
  #members: readonly Member[] | undefined;

  constructor(blocks: readonly Block[], whole: Whole) {
    this.blocks = blocks;
    this.#whole = whole;
  }

  get members(): readonly Member[] {
    if (this.#members === undefined) {
      const members: Member[] = [];
      for (const block of this.blocks)
        for (const ref of this.#whole.entriesOf(block))
          if (ref.kind === 'item') members.push({ ref, view: viewOf(ref) });
      this.#members = members;
    }
    return this.#members;
  }

  gather<S>(fold: Fold<S>): S {
    return cached(this.#gathered, fold, () => {
      this.#whole.breathe();
      return fold.of(this.members);
    });
  }
}

class Node {
  readonly children: readonly (Node | Stretch)[];
  readonly #gathered = new WeakMap<object, { readonly value: unknown }>();

  constructor(children: readonly (Node | Stretch)[]) {
    this.children = children;
  }

  gather<S>(fold: Fold<S>): S {
    return cached(this.#gathered, fold, () => fold.join(this.children.map((child) => child.gather(fold))));
  }
}

function cached<S>(values: WeakMap<object, { readonly value: unknown }>, fold: Fold<S>, make: () => S): S {
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
  readonly #whole: Whole;
  readonly #files = new Map<string, File>();
  #order: readonly string[] | null = null;
  /** The tree, lowest level of nodes first; kept to take over the nodes in which nothing changed. */
  #levels: readonly (readonly Node[])[] = [];
  #root: Node | Stretch | null = null;

  /** `entriesOf` tells the entries of a block, in order. */
  constructor(entriesOf: (block: Block) => readonly EntryRef[]) {
    this.#whole = { entriesOf, breathe: () => {} };
  }

  /**
   * Runs what gathers as long as there is time, one stretch at the least. @throws OutOfTime where there is not enough
   */
  inTime<T>(goesOn: () => boolean, run: () => T): T {
    let begun = false;
    this.#whole.breathe = () => {
      if (begun && !goesOn()) throw new OutOfTime();
      begun = true;
    };
    try {
      return run();
    } finally {
      this.#whole.breathe = () => {};
    }
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
    const { head: same, tail } = commonEnds(old.blocks, blocks);
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
    if (end + shift - start < MIN_BLOCKS && first > 0) start -= stretches[--first]?.blocks.length ?? 0;
    return [
      ...stretches.slice(0, first),
      ...this.#cut(blocks.slice(start, end + shift)),
      ...stretches.slice(last),
    ];
  }

  #cut(blocks: readonly Block[]): Stretch[] {
    if (blocks.length === 0) return [];
    if (blocks.length <= MAX_BLOCKS) return [new Stretch(blocks, this.#whole)];
    const stretches: Stretch[] = [];
    for (let at = 0; at < blocks.length; at += NEW_BLOCKS)
      stretches.push(new Stretch(blocks.slice(at, at + NEW_BLOCKS), this.#whole));
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
      for (let at = 0; at < below.length; at += MAX_CHILDREN) {
        const children = below.slice(at, at + MAX_CHILDREN);
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
    return below[0] ?? new Stretch([], this.#whole);
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
