/**
 * Works around a race in VS Code's tree. It batches concurrent requests for children; if a request arrives before the
 * batch is sent, rows permanently get the children of other rows, or none (microsoft/vscode#243911, open in 1.105). So
 * every answer is delayed, because the new rows cause requests of their own, and nothing is redrawn or revealed while
 * requests are pending. Does not use the VS Code API.
 */

/** Minimum delay of an answer in ms, by when all requests of the batch have been sent. */
const leastMs = 20;
/**
 * In ms. `quiet`: time without requests after which VS Code has drawn what it has. `lag`: time that it may take to send
 * requests after a redraw. Both are longer while a window opens, when VS Code is busy.
 */
const waits = { usual: { quiet: 100, lag: 250 }, young: { quiet: 500, lag: 700 } };
/** Time after the first request during which the tree counts as young, in ms. */
const youngMs = 5000;
/** Longest wait for calm, in ms. */
const mostMs = 2000;

export class Calm {
  /** Number of pending requests. */
  #open = 0;
  /** Time at which calm is reached if no more requests arrive. */
  #calmAt = 0;
  #youngUntil = 0;

  /** Resets the state when the tree is drawn from scratch. */
  begin(): void {
    this.#youngUntil = Date.now() + youngMs;
  }

  get young(): boolean {
    return Date.now() < this.#youngUntil;
  }

  /** Answers a request from VS Code. */
  async answer<T>(work: () => Promise<T>): Promise<T> {
    this.#open++;
    try {
      const [answer] = await Promise.all([work(), sleep(leastMs)]);
      return answer;
    } finally {
      this.#open--;
      this.#calmAt = Date.now() + this.#waits.quiet;
    }
  }

  /** Records a redraw, which requests will follow. */
  redrawn(): void {
    this.#calmAt = Date.now() + this.#waits.lag;
  }

  get #waits(): { readonly quiet: number; readonly lag: number } {
    return this.young ? waits.young : waits.usual;
  }

  get now(): boolean {
    return this.#open === 0 && Date.now() >= this.#calmAt;
  }

  /** Waits until VS Code sends no more requests. */
  async come(): Promise<void> {
    const end = Date.now() + mostMs;
    while (!this.now && Date.now() < end)
      await sleep(Math.min(end - Date.now(), Math.max(10, this.#calmAt - Date.now())));
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
