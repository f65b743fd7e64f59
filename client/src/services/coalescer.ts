/**
 * Coalesces bursts of calls into few runs. A run waits for a pause, up to a limit; runs never overlap; after a slow run
 * it pauses for at least twice the run's duration, so that a huge portfolio cannot block the editor.
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

  /**
   * @param work must not throw
   * @param quiet pause to wait for, in ms
   * @param most longest wait, in ms
   */
  constructor(work: () => Promise<void>, quiet: number, most: number) {
    this.#work = work;
    this.#quiet = quiet;
    this.#most = most;
  }

  /** Requests a run. */
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
      // Calls made during the run were only recorded.
      if (this.#waitingSince !== undefined) this.call();
    }
  }
}
