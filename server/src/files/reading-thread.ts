/** Worker thread that judges the entries it is sent; `reading-threads.ts` is the main thread's side. */

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type PreparedItems, preparing } from '../analysis/prepared.ts';
import { Block } from '../core/document/block.ts';
import type { BlockKind, CutState } from '../core/document/cut.ts';
import type { EntrySettings } from '../core/model/root-settings.ts';
import type { Day } from '../core/text/days.ts';
import { type Bundle, useBundle } from '../core/text/l10n.ts';
import { rules } from '../rules/index.ts';
import { english } from '../traits/pack/en/english.ts';

/** Marks the task of such a worker, because the bundle may be run in workers for other purposes. */
export const READER = 'twotrack-reader';

/** Data passed to a worker at its start: the settings of every portfolio. */
export interface Task {
  readonly reader: typeof READER;
  readonly today: Day;
  readonly settings: readonly EntrySettings[];
  /** Translations for messages of findings; null for English. */
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
   * The results per block, as JSON, which transfers in half the time of structured clones. Null if a rule threw: the
   * main thread processes such a block itself and reports the error. Values are not sent, because making them from JSON
   * costs the main thread as much as parsing the text.
   */
  readonly blocks: string;
}

/** Handles messages if this thread is such a worker; returns whether it is. */
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
    const answer: Answer = { id, blocks: JSON.stringify(make === undefined ? [] : preparedAll(sent, make)) };
    port.postMessage(answer);
  });
  return true;
}

/** Prepares blocks; returns null for those where a rule threw. */
export function preparedAll(
  blocks: readonly Block[],
  prepare: (block: Block) => PreparedItems,
): (PreparedItems | null)[] {
  return blocks.map((block) => {
    try {
      return prepare(block);
    } catch {
      return null;
    }
  });
}
