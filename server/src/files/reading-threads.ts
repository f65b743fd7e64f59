/**
 * Judges entries on other cores when a command loads files: verdicts, and findings of item rules, depend only on an
 * entry's text and the settings. Meanwhile the main thread parses and indexes all entries, since it needs their values
 * itself, then checks what is judged, and judges what is left. Results are identical to those of the main thread.
 */

import { availableParallelism } from 'node:os';
import { type PreparedItems, preparedFor, preparing, takePrepared } from '../analysis/prepared.ts';
import type { Block } from '../core/document/block.ts';
import type { Portfolio } from '../core/model/portfolio.ts';
import { headsOf } from '../core/model/root-values.ts';
import type { FileSource } from '../core/text/file-source.ts';
import { bundleInForce } from '../core/text/l10n.ts';
import { rules } from '../rules/index.ts';
import type { Session } from '../session/session.ts';
import { english } from '../traits/pack/en/english.ts';
import { Reader } from './reader.ts';
import { type Answer, type Batch, preparedAll, type Task } from './reading-thread.ts';

/**
 * Size in UTF-16 units from which a worker thread pays off, and each further one: each has to compile the program, in
 * half a second of CPU time, and takes about 70 MB.
 */
const FIRST = 5_000_000;
const FURTHER = 8_000_000;
/** Batch size in UTF-16 units: a few dozen ms of work. */
const BATCH = 60_000;
/** Duration of a turn of the main thread in ms, after which it takes answers and, in the server for agents, requests. */
const TURN = 8;
/** More threads than this would wait for the main thread, which parses everything itself. */
const MAX_THREADS = 6;

/** A batch of entries, with the index of their portfolio. */
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

/** Returns the number of workers for texts of some size, in UTF-16 units. */
function workersFor(size: number): number {
  if (own === null) return 0;
  if (wanted !== null) return wanted;
  const worthIt = size < FIRST ? 0 : 1 + Math.floor((size - FIRST) / FURTHER);
  return Math.min(MAX_THREADS, availableParallelism() - 1, worthIt);
}

/** A worker that was started while files were still being read, and what was read of them; null outside of loading. */
let ahead: { size: number; reader: Reader | null } | null = null;

/**
 * Wraps the source that a session is loaded from: starts the first worker while files are still being read, as soon as
 * there are enough of them. `readInThreads` or `stopThreads` ends the loading.
 */
export function startingThreads(source: FileSource): FileSource {
  stopThreads();
  ahead = { size: 0, reader: null };
  return {
    ...source,
    read: async (uri) => {
      const read = await source.read(uri);
      if (own !== null && ahead !== null && read !== null && 'text' in read) {
        ahead.size += read.text.length;
        if (ahead.reader === null && workersFor(ahead.size) > 0) ahead.reader = Reader.start(own);
      }
      return read;
    },
  };
}

/** Ends the loading. Returns the worker that was started meanwhile, if any. */
function endLoading(): Reader | null {
  const reader = ahead?.reader ?? null;
  ahead = null;
  return reader;
}

/** Ends the loading where no verdicts have to be computed. */
export function stopThreads(): void {
  void endLoading()?.stop();
}

/**
 * Parses a whole session and computes its verdicts, to make `settle` fast.
 * @param progress called with the completed fraction, from 0 to 1
 */
export async function readInThreads(
  session: Session,
  progress: (part: number) => void = () => {},
): Promise<void> {
  const first = endLoading();
  if (own === null) return;
  session.workspace.passDownSettings();
  const portfolios = [...session.workspace.portfolios.values()];
  const todo = portfolios.flatMap(batchesOf);
  const size = todo.reduce((sum, { blocks }) => sum + lengthOf(blocks), 0);
  const count = workersFor(size);
  const readers = count < 1 || first === null ? [] : [first];
  while (readers.length < count) {
    const reader = Reader.start(own);
    if (reader === null) break;
    readers.push(reader);
  }
  if (readers.length > 0) await share(session, portfolios, { todo, readers }, progress);
  if (first !== null && readers.length === 0) await first.stop();
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

/**
 * Judges `todo` on the readers, and here once everything is parsed. Checks what is judged, which only the main thread
 * can: it comes before judging more, so that the readers have as much left to do.
 */
async function share(
  session: Session,
  portfolios: readonly Portfolio[],
  { todo, readers }: { readonly todo: readonly Todo[]; readonly readers: readonly Reader[] },
  progress: (part: number) => void,
): Promise<void> {
  const { today } = session;
  const keys = portfolios.map(({ settings }) => preparedFor(settings, today));
  const here = portfolios.map(({ settings }) => preparing(rules, english, settings, today));
  let next = 0;
  let taken = 0;
  const judged: Todo[] = [];
  const take = (batch: Todo, prepared: readonly (PreparedItems | null)[]): void => {
    progress(++taken / todo.length);
    batch.blocks.forEach((block, i) => {
      const items = prepared[i];
      if (items !== null && items !== undefined) takePrepared(block, items, keys[batch.portfolio] ?? '');
    });
    judged.push(batch);
  };
  let wake = (): void => {};
  const task: Task = {
    today,
    settings: portfolios.map(({ settings }) => settings),
    bundle: bundleInForce(),
  };
  for (const reader of readers)
    reader.run({
      task,
      next: () => (next < todo.length ? sent(todo[next] as Todo, next++) : undefined),
      take: ({ id, blocks }: Answer) => {
        take(todo[id] as Todo, JSON.parse(blocks) as (PreparedItems | null)[]);
        wake();
      },
      idle: () => wake(),
    });
  for (const portfolio of portfolios) await readInTurns(portfolio);
  while (true) {
    const batch = judged.pop();
    if (batch !== undefined) {
      const portfolio = portfolios[batch.portfolio];
      if (portfolio !== undefined) session.checkAhead(portfolio, batch.blocks);
    } else if (next < todo.length) {
      const mine = todo[next++] as Todo;
      const prepare = here[mine.portfolio];
      if (prepare !== undefined) take(mine, preparedAll(mine.blocks, prepare));
    } else if (readers.every(({ isIdle }) => isIdle)) break;
    else
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    await othersTurn();
  }
  await Promise.all(readers.map((reader) => reader.stop()));
}

/** Returns what a worker is sent of a batch. */
function sent({ blocks, portfolio }: Todo, id: number): Batch {
  return { id, portfolio, blocks: blocks.map(({ kind, text, state }) => ({ kind, text, state })) };
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
