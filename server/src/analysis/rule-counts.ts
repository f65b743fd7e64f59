/** Which rules find something in a file, counted by block, so that an edit costs the blocks that it touches. */
import type { Block } from '../core/document/block.ts';

export class RuleCounts {
  readonly #byBlock = new Map<Block, ReadonlySet<string>>();
  readonly #counts = new Map<string, number>();

  /** Takes note of the rules that now find something in a block. */
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

  /** Whether a rule finds something in the file. */
  has(rule: string): boolean {
    return (this.#counts.get(rule) ?? 0) > 0;
  }
}
