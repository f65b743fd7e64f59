/** Counts the blocks of a file in which each rule has findings. Updates incrementally, block by block. */
import type { Block } from '../core/document/block.ts';

export class RuleCounts {
  readonly #byBlock = new Map<Block, ReadonlySet<string>>();
  readonly #counts = new Map<string, number>();

  /** Sets the rules that have findings in a block. */
  set(block: Block, rules: ReadonlySet<string>): void {
    this.delete(block);
    if (rules.size === 0) return;
    this.#byBlock.set(block, rules);
    for (const rule of rules) this.#counts.set(rule, (this.#counts.get(rule) ?? 0) + 1);
  }

  delete(block: Block): void {
    for (const rule of this.#byBlock.get(block) ?? [])
      this.#counts.set(rule, (this.#counts.get(rule) ?? 0) - 1);
    this.#byBlock.delete(block);
  }

  /** Tells whether a rule has findings anywhere in the file. */
  has(rule: string): boolean {
    return (this.#counts.get(rule) ?? 0) > 0;
  }
}
