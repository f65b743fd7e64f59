/**
 * Judges entries on other cores when the server or a command loads files: verdicts, and findings of item rules, depend
 * only on an entry's text and the settings. Meanwhile the main thread parses and indexes all entries, since it needs
 * their values itself, then judges what is left. Results are identical to those of the main thread.
 */

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type PreparedItems, preparedFor, preparing, takePrepared } from '../analysis/prepared.ts';
import type { Block } from '../core/document/block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { headsOf } from '../core/model/root-values.ts';
import type { Day } from '../core/text/days.ts';
import { bundleInForce } from '../core/text/l10n.ts';
import { rules } from '../rules/index.ts';
import type { Session } from '../session/session.ts';
import { english } from '../traits/pack/en/english.ts';
import { type Answer, type Batch, preparedAll, READER, type Task } from './reading-thread.ts';

/**
 * Size in UTF-16 units from which a worker thread pays off, and each further one: each has to compile the program, in
 * half a second of CPU time, and takes about 60 MB.
 */
const WORTH_IT = 8_000_000;
/** Batch size in UTF-16 units: a few dozen ms of work. */
const BATCH = 60_000;
/** Number of batches queued per thread, so that it never idles during a turn of the main thread. */
const AHEAD = 3;
/** Duration of a turn of the main thread in ms, after which it takes answers and, in the server, requests. */
const TURN = 8;
/** More threads than this would wait for the main thread, which parses everything itself. */
const MAX_THREADS = 6;
/** Size of a worker's young generation in MB: what a batch allocates is dead after it. */
const YOUNG_MB = 12;

interface Todo {
  readonly blocks: readonly Block[];
  readonly portfolio: number;
}

/** Entry file for workers: the running program's bundle; null if it is not known. */
let own: URL | null = null;
/** Number of workers if set explicitly; null to choose it by size. */
let wanted: number | null = null;

/**
 * Enables worker threads for large portfolios.
 * @param entry file that a worker runs
 * @param threads number of workers; chosen by size if null
 */
export function mayUseThreads(entry: URL, threads: number | null = asked()): void {
  own = entry;
  wanted = threads;
}

/** Returns the number of workers set by the environment: `TWOTRACK_THREADS=0` disables them. */
function asked(): number | null {
  const word = process.env['TWOTRACK_THREADS'];
  return word !== undefined && /^\d+$/.test(word) ? Number(word) : null;
}

/**
 * Parses a whole session and computes its verdicts, to make `settle` fast.
 * @param progress called with the completed fraction, from 0 to 1
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
  const count = wanted ?? Math.min(MAX_THREADS, availableParallelism() - 1, Math.floor(size / WORTH_IT));
  if (count < 1) return;
  await share(todo, { portfolios, today: session.today }, { entry: own, count }, progress);
}

const lengthOf = (blocks: readonly Block[]): number => blocks.reduce((sum, { text }) => sum + text.length, 0);

/** Splits the entries of a portfolio into batches. Parses root blocks here, because settings come from them. */
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

/** Judges `todo` on `count` workers, which run `entry`, and on this thread once it has parsed everything. */
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
  const take = (batch: Todo, prepared: readonly (PreparedItems | null)[]): void => {
    progress(++taken / todo.length);
    batch.blocks.forEach((block, i) => {
      const items = prepared[i];
      if (items !== null && items !== undefined) takePrepared(block, items, keys[batch.portfolio] ?? '');
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
          take(todo[id] as Todo, JSON.parse(blocks) as (PreparedItems | null)[]);
          feed();
        });
        // If a worker crashes, its batches are computed on demand.
        worker.on('error', () => resolve());
        worker.on('exit', () => resolve());
        feed();
      }),
  );
  for (const portfolio of portfolios) await readInTurns(portfolio);
  while (next < todo.length) {
    const batch = todo[next++] as Todo;
    const prepare = here[batch.portfolio];
    if (prepare !== undefined) take(batch, preparedAll(batch.blocks, prepare));
    await othersTurn();
  }
  await Promise.all(done);
  await Promise.all(workers.map((worker) => worker.terminate()));
}

/** Parses and indexes a portfolio, in turns. */
async function readInTurns(portfolio: Portfolio): Promise<void> {
  let end = 0;
  do {
    await othersTurn();
    end = performance.now() + TURN;
  } while (!portfolio.readPending(() => performance.now() < end));
}

/** Waits until messages that have arrived are handled. */
const othersTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

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
