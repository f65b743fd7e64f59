/**
 * Turns a burst of calls into few runs: each waits for a pause, but not for ever, never two run at once, and costly
 * work leaves at least twice its own time free between runs, so that a huge portfolio cannot occupy the editor.
 */
export class Coalescer {
  readonly #work: () => Promise<void>;
  readonly #quiet: number;
  readonly #most: number;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #waitingSince: number | undefined;
  #running = false;
  #notBefore = 0;
  #disposed = false;

  /** `work` must not throw; `quiet` is the pause waited for, `most` the longest wait, both in milliseconds. */
  constructor(work: () => Promise<void>, quiet: number, most: number) {
    this.#work = work;
    this.#quiet = quiet;
    this.#most = most;
  }

  /** Asks for a run. */
  call(): void {
    if (this.#disposed) return;
    const now = Date.now();
    this.#waitingSince ??= now;
    if (this.#running) return;
    clearTimeout(this.#timer);
    const due = Math.min(now + this.#quiet, this.#waitingSince + this.#most);
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, Math.max(due, this.#notBefore) - now));
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    this.#running = true;
    this.#waitingSince = undefined;
    const started = Date.now();
    try {
      await this.#work();
    } finally {
      const ended = Date.now();
      this.#notBefore = ended + 2 * (ended - started);
      this.#running = false;
      // Calls that came while it ran were only noted.
      if (this.#waitingSince !== undefined) this.call();
    }
  }
}
