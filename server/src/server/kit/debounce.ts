/** Time in ms for which changes are gathered before the client is notified once. */
const GATHER_MS = 30;

/** Runs `work` once for all calls of `soon` within `GATHER_MS`. */
export class Debounce {
  readonly #work: () => void;
  #timer: NodeJS.Timeout | number | undefined;

  constructor(work: () => void) {
    this.#work = work;
  }

  soon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#work();
    }, GATHER_MS);
  }

  cancel(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
