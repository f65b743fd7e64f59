/**
 * Keeps the items in file order as the leaves of a balanced tree: each leaf (stretch) holds a few dozen blocks. Folds
 * over all items are cached per leaf and node, so that a change to one item recomputes one leaf and its ancestors,
 * however many items there are.
 */

import { commonEnds } from '../../base/common-ends.ts';
import type { Block } from '../document/block.ts';
import { comparePaths } from '../text/paths.ts';
import type { EntryRef, ItemRef } from './entry-ref.ts';
import { type ItemView, viewOf } from './item.ts';

/** An item with its view. The same object as long as its stretch is unchanged. */
export interface Member {
  readonly ref: ItemRef;
  readonly view: ItemView;
}

/**
 * A fold over all items. `of` maps a run of consecutive items; `join` combines the results of neighbours, in order.
 * Both must be pure, and read nothing that can change while the fold object lives: results are cached per fold object.
 */
export interface Fold<S> {
  readonly of: (members: readonly Member[]) => S;
  readonly join: (parts: readonly S[]) => S;
}

/** Thrown when the time budget is used up. Results gathered so far stay cached, so that a retry resumes from there. */
export class OutOfTime extends Error {}

/** State that all stretches share. */
interface SharedState {
  readonly entriesOf: (block: Block) => readonly EntryRef[];
  /** Called before a stretch is computed. @throws OutOfTime */
  checkBudget: () => void;
}

/**
 * Number of blocks in a new stretch. After edits, one above the maximum is split and one below the minimum is merged.
 */
const NEW_BLOCKS = 48;
const MAX_BLOCKS = 96;
const MIN_BLOCKS = 16;
/** Maximum number of children of a node. */
const MAX_CHILDREN = 16;

class Stretch {
  readonly blocks: readonly Block[];
  readonly #shared: SharedState;
  readonly #gathered = new WeakMap<object, { readonly value: unknown }>();
  #members: readonly Member[] | undefined;

  constructor(blocks: readonly Block[], shared: SharedState) {
    this.blocks = blocks;
    this.#shared = shared;
  }

  get members(): readonly Member[] {
    if (this.#members === undefined) {
      const members: Member[] = [];
      for (const block of this.blocks)
        for (const ref of this.#shared.entriesOf(block))
          if (ref.kind === 'item') members.push({ ref, view: viewOf(ref) });
      this.#members = members;
    }
    return this.#members;
  }

  gather<S>(fold: Fold<S>): S {
    return cached(this.#gathered, fold, () => {
      this.#shared.checkBudget();
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

/** The stretches of a file, and the blocks they were built from. */
interface File {
  readonly blocks: readonly Block[];
  readonly stretches: readonly Stretch[];
}

export class Stretches {
  readonly #shared: SharedState;
  readonly #files = new Map<string, File>();
  #order: readonly string[] | null = null;
  /** The levels of the tree, leaves' parents first. Kept so that unchanged nodes, and their caches, can be reused. */
  #levels: readonly (readonly Node[])[] = [];
  #root: Node | Stretch | null = null;

  /** @param entriesOf returns the entries of a block, in order */
  constructor(entriesOf: (block: Block) => readonly EntryRef[]) {
    this.#shared = { entriesOf, checkBudget: () => {} };
  }

  /**
   * Runs `run` with a time budget for the folds in it; at least one stretch is computed.
   * @throws OutOfTime when the budget is used up
   */
  withinBudget<T>(hasTime: () => boolean, run: () => T): T {
    let begun = false;
    this.#shared.checkBudget = () => {
      if (begun && !hasTime()) throw new OutOfTime();
      begun = true;
    };
    try {
      return run();
    } finally {
      this.#shared.checkBudget = () => {};
    }
  }

  /** Sets the current blocks of a file; an empty list removes it. */
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
    // Stretches entirely before or after the change are kept.
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
    // Merge a stretch that would become too small with the one before it.
    if (end + shift - start < MIN_BLOCKS && first > 0) start -= stretches[--first]?.blocks.length ?? 0;
    return [
      ...stretches.slice(0, first),
      ...this.#cut(blocks.slice(start, end + shift)),
      ...stretches.slice(last),
    ];
  }

  #cut(blocks: readonly Block[]): Stretch[] {
    if (blocks.length === 0) return [];
    if (blocks.length <= MAX_BLOCKS) return [new Stretch(blocks, this.#shared)];
    const stretches: Stretch[] = [];
    for (let at = 0; at < blocks.length; at += NEW_BLOCKS)
      stretches.push(new Stretch(blocks.slice(at, at + NEW_BLOCKS), this.#shared));
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
    return below[0] ?? new Stretch([], this.#shared);
  }

  /** Evaluates a fold over all items, from cached partial results. */
  gather<S>(fold: Fold<S>): S {
    this.#root ??= this.#tree();
    return this.#root.gather(fold);
  }

  /** Iterates every item, in order. */
  *[Symbol.iterator](): Generator<Member> {
    for (const stretch of this.#leaves()) yield* stretch.members;
  }
}
