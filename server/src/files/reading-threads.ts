/**
 * Reads and judges what the server or a command loads on every core: most of the work on an entry follows from its text and from
 * settings, so that other threads can do it. What they answer is what this thread would have worked out itself.
 */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type PreparedBlock, preparedFor, preparedOf, preparing } from '../analysis/prepared.ts';
import type { Block } from '../core/document/block.ts';
import { readingOf } from '../core/document/read-block.ts';
import { headsOf, type Portfolio } from '../core/model/portfolio.ts';
import type { Day } from '../core/text/days.ts';
import { bundleInForce } from '../core/text/l10n.ts';
import { rules } from '../rules/index.ts';
import type { Session } from '../session/session.ts';
import { english } from '../traits/pack/en/english.ts';
import { type Answer, type Batch, preparedAll, READER, type Task } from './reading-thread.ts';

/**
 * UTF-16 units from which on other threads are worth their start, divided among them: each has its own copy of the
 * program to compile, and what it answers has to be carried over.
 */
const WORTH_IT = 12_000_000;
/** UTF-16 units in a batch: a few dozen milliseconds of work. */
const BATCH = 60_000;
/** Batches that a thread has before it, so that it never waits. */
const AHEAD = 2;
/** More threads than this wait for the one that puts everything together. */
const MOST_THREADS = 6;
/** Megabytes in which short-lived objects of a thread find room: reading makes many. */
const YOUNG_MB = 32;

interface Todo {
  readonly blocks: readonly Block[];
  readonly portfolio: number;
}

/** The file that a thread runs: that of the running program itself. Unknown where something else runs it. */
let own: URL | null = null;
/** Other threads than this one, where somebody says how many. */
let wanted: number | null = null;

/** Lets large portfolios be read by threads that run `entry`; `threads` of them, else as many as are worth it. */
export function mayUseThreads(entry: URL, threads: number | null = asked()): void {
  own = entry;
  wanted = threads;
}

/** Other threads that the environment asks for: `TWOTRACK_THREADS=0` keeps everything in one. */
function asked(): number | null {
  const word = process.env['TWOTRACK_THREADS'];
  return word !== undefined && /^\d+$/.test(word) ? Number(word) : null;
}

/**
 * Works out readings and verdicts of everything in a session ahead of `settle`; `progress` is told which part is done,
 * from 0 to 1.
 */
export async function readInThreads(
  session: Session,
  progress: (part: number) => void = () => {},
): Promise<void> {
  if (own === null) return;
  session.workspace.passDownSettings();
  const portfolios = [...session.workspace.portfolios.values()];
  const todo = portfolios.flatMap(batchesOf);
  const size = todo.reduce((sum, { blocks }) => sum + lengthOf(blocks), 0);
  const cores = Math.min(MOST_THREADS, availableParallelism() - 1);
  const count = wanted ?? (size < WORTH_IT / cores ? 0 : cores);
  if (count < 1) return;
  await share(todo, { portfolios, today: session.today }, { entry: own, count }, progress);
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** The entries of a portfolio in batches; heads are read here, since settings come from them. */
function batchesOf(portfolio: Portfolio, index: number): Todo[] {
  const batches: Todo[] = [];
  let blocks: Block[] = [];
  let size = 0;
  const close = (): void => {
    if (blocks.length > 0) batches.push({ blocks, portfolio: index });
    blocks = [];
    size = 0;
  };
  for (const document of portfolio.sorted) {
    const heads = new Set(headsOf(document));
    for (const block of document.blocks) {
      if (heads.has(block)) continue;
      blocks.push(block);
      size += block.text.length;
      if (size >= BATCH) close();
    }
  }
  close();
  return batches;
}

/** Works `todo` off in this thread and `count` others, which run `entry`. */
async function share(
  todo: readonly Todo[],
  { portfolios, today }: { readonly portfolios: readonly Portfolio[]; readonly today: Day },
  { entry, count }: { readonly entry: URL; readonly count: number },
  progress: (part: number) => void,
): Promise<void> {
  const keys = portfolios.map(({ settings }) => preparedFor(settings, today));
  const here = portfolios.map(({ settings }) => preparing(rules, english, settings, today));
  let next = 0;
  let taken = 0;
  const take = (batch: Todo, prepared: readonly (PreparedBlock | null)[]): void => {
    progress(++taken / todo.length);
    batch.blocks.forEach((block, i) => {
      const made = prepared[i];
      if (made === null || made === undefined) return;
      readingOf.take(block, made.reading);
      made.reading.entries.forEach((read, at) => {
        const item = made.items[at];
        if (read.kind === 'item' && item) preparedOf.take(read, item, keys[batch.portfolio] ?? '');
      });
    });
  };
  const workers = Array.from({ length: count }, () => threadOn(entry, portfolios, today));
  const done = workers.map(
    (worker) =>
      new Promise<void>((resolve) => {
        let open = 0;
        const feed = (): void => {
          for (; open < AHEAD && next < todo.length; open++, next++) {
            const { blocks, portfolio } = todo[next] as Todo;
            const batch: Batch = {
              id: next,
              portfolio,
              blocks: blocks.map(({ kind, text, state }) => ({ kind, text, state })),
            };
            worker.postMessage(batch);
          }
          if (open === 0) resolve();
        };
        worker.on('message', ({ id, blocks }: Answer) => {
          open--;
          take(todo[id] as Todo, JSON.parse(blocks) as (PreparedBlock | null)[]);
          feed();
        });
        // What a thread that fell over had before it is worked out when it is asked for.
        worker.on('error', () => resolve());
        worker.on('exit', () => resolve());
        feed();
      }),
  );
  while (next < todo.length) {
    const batch = todo[next++] as Todo;
    const prepare = here[batch.portfolio];
    if (prepare !== undefined) take(batch, preparedAll(batch.blocks, prepare));
    // Let the answers of the other threads in.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await Promise.all(done);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

function threadOn(entry: URL, portfolios: readonly Portfolio[], today: Day): Worker {
  const task: Task = {
    reader: READER,
    today,
    settings: portfolios.map(({ settings }) => settings),
    bundle: bundleInForce(),
  };
  return new Worker(entry, {
    workerData: task,
    stdin: false,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
}
