/** Worker thread that judges the entries it is sent; `reading-threads.ts` and `reader.ts` are the main thread's side. */

import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { type PreparedItems, preparing } from '../analysis/prepared.ts';
import { Block } from '../core/document/block.ts';
import type { BlockKind, CutState } from '../core/document/cut.ts';
import type { EntrySettings } from '../core/model/root-settings.ts';
import type { Day } from '../core/text/days.ts';
import { type Bundle, useBundle } from '../core/text/l10n.ts';
import { readerThread } from '../manifest.ts';
import { rules } from '../rules/index.ts';
import { english } from '../traits/pack/en/english.ts';

/** The first message to a worker, which may have been started before this is known: the settings of every portfolio. */
export interface Task {
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
  if (isMainThread || parentPort === null || workerData !== readerThread) return false;
  const port = parentPort;
  let prepare: readonly ReturnType<typeof preparing>[] = [];
  port.on('message', (sent: Task | Batch) => {
    if ('settings' in sent) {
      useBundle(sent.bundle);
      prepare = sent.settings.map((each) => preparing(rules, english, each, sent.today));
      return;
    }
    const { id, portfolio, blocks } = sent;
    const make = prepare[portfolio];
    const own = blocks.map(({ kind, text, state }) => new Block(kind, text, state));
    const answer: Answer = { id, blocks: JSON.stringify(make === undefined ? [] : preparedAll(own, make)) };
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
