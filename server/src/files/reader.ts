/** A worker thread that judges batches of entries, as the main thread sees it. */
import { Worker } from 'node:worker_threads';
import { readerThread } from '../manifest.ts';
import type { Answer, Batch, Task } from './reading-thread.ts';

/** Number of batches queued per thread, so that it never idles during a turn of the main thread. */
const AHEAD = 3;
/** Size of a worker's young generation in MB: what a batch allocates is dead after it. */
const YOUNG_MB = 12;

/** Where a reader gets its work, and where it brings what it found. */
export interface Work {
  readonly task: Task;
  /** Takes the next batch from the queue; undefined if none is left. */
  readonly next: () => Batch | undefined;
  readonly take: (answer: Answer) => void;
  /** Called when the reader has nothing to do any more. */
  readonly idle: () => void;
}

export class Reader {
  readonly #worker: Worker;
  /** Number of batches sent and not answered. */
  #open = 0;
  #isOver = false;
  #idle = (): void => {};

  /** Starts a thread; returns null where the system allows none. */
  static start(entry: URL): Reader | null {
    try {
      return new Reader(entry);
    } catch {
      return null;
    }
  }

  /** Starts the thread. It does not keep the process alive until it has work. */
  private constructor(entry: URL) {
    this.#worker = new Worker(entry, {
      // The argument tells the entry what to load, the data that no one else gave it.
      argv: [readerThread],
      workerData: readerThread,
      stdin: false,
      resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
    });
    this.#worker.unref();
    // A thread that cannot start, or crashes, is one less: its batches stay unanswered.
    this.#worker.on('error', () => {});
    this.#worker.on('exit', () => {
      this.#isOver = true;
      this.#open = 0;
      this.#idle();
    });
  }

  /** True if it owes no answer. */
  get isIdle(): boolean {
    return this.#open === 0;
  }

  /** Judges batches until none is left. */
  run({ task, next, take, idle }: Work): void {
    if (this.#isOver) return;
    const worker = this.#worker;
    this.#idle = idle;
    worker.ref();
    worker.postMessage(task);
    const feed = (): void => {
      while (this.#open < AHEAD) {
        const batch = next();
        if (batch === undefined) return;
        this.#open++;
        worker.postMessage(batch);
      }
    };
    worker.on('message', (answer: Answer) => {
      this.#open--;
      take(answer);
      feed();
      if (this.isIdle) idle();
    });
    feed();
  }

  async stop(): Promise<void> {
    await this.#worker.terminate();
  }
}
