/** A thread that reads and judges what it is sent; `reading-threads.ts` is the other side. */

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type PreparedBlock, preparing } from '../analysis/prepared.ts';
import { Block } from '../core/document/block.ts';
import type { BlockKind, CutState } from '../core/document/cut.ts';
import type { EntrySettings } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import { type Bundle, useBundle } from '../core/text/l10n.ts';
import { rules } from '../rules/index.ts';
import { english } from '../traits/pack/en/english.ts';

/** Marks the task of such a thread: its file may be run in threads for other ends. */
export const READER = 'twotrack-reader';

/** What a thread is given when it starts: the settings of every portfolio. */
export interface Task {
  readonly reader: typeof READER;
  readonly today: Day;
  readonly settings: readonly EntrySettings[];
  /** The words of findings, where they are not English. */
  readonly bundle: Bundle | null;
}
export interface Batch {
  readonly id: number;
  /** Index of the portfolio's settings. */
  readonly portfolio: number;
  readonly blocks: readonly { readonly kind: BlockKind; readonly text: string; readonly state: CutState }[];
}
export interface Answer {
  readonly id: number;
  /**
   * A `PreparedBlock` for each block as JSON, which is carried over in half the time of the objects themselves. Null
   * where a rule threw: the main thread looks at such a block itself, and tells of it.
   */
  readonly blocks: string;
}

/** Reads what it is sent, if this is such a thread; answers whether it is. */
export function servesAsReader(): boolean {
  const task = workerData as Partial<Task> | null;
  if (isMainThread || parentPort === null || task?.reader !== READER) return false;
  const port = parentPort;
  const { today = 0, settings = [], bundle = null } = task;
  useBundle(bundle);
  const prepare = settings.map((each) => preparing(rules, english, each, today));
  port.on('message', ({ id, portfolio, blocks }: Batch) => {
    const make = prepare[portfolio];
    const sent = blocks.map(({ kind, text, state }) => new Block(kind, text, state));
    const prepared = make === undefined ? [] : preparedAll(sent, make);
    const answer: Answer = { id, blocks: JSON.stringify(prepared) };
    port.postMessage(answer);
  });
  return true;
}

/** What is prepared of some blocks; null where a rule threw. */
export function preparedAll(
  blocks: readonly Block[],
  prepare: (block: Block) => PreparedBlock,
): (PreparedBlock | null)[] {
  return blocks.map((block) => {
    try {
      return prepare(block);
    } catch {
      return null;
    }
  });
}
