/**
 * Keeps apart what VS Code would mix up. It gathers the questions for children that are asked in one moment, and where
 * another is asked before the last of them was sent off, rows are given the children of other rows, or none, for good
 * (microsoft/vscode#243911, open in 1.105). So no answer comes at once, since the rows that it brings ask in their
 * turn, and nothing is redrawn or revealed while questions are under way. Free of the VS Code API.
 */

/** Milliseconds that an answer takes at least: by then the questions of that moment are all sent off. */
const leastMs = 20;
/**
 * Milliseconds without a question after which VS Code has drawn what it has, and milliseconds that it may take to ask
 * after something was redrawn: more while a window opens, when VS Code has much else to do.
 */
const waits = { usual: { quiet: 100, lag: 250 }, young: { quiet: 500, lag: 700 } };
/** Milliseconds from the first question on in which the tree is young. */
const youngMs = 5000;
/** Nobody waits longer than this for calm. */
const mostMs = 2000;

export class Calm {
  /** Questions without an answer yet. */
  #open = 0;
  /** When it will be calm if nothing more is asked. */
  #calmAt = 0;
  #youngUntil = 0;

  /** The tree is drawn from the start. */
  begin(): void {
    this.#youngUntil = Date.now() + youngMs;
  }

  get young(): boolean {
    return Date.now() < this.#youngUntil;
  }

  /** Answers a question of VS Code's. */
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

  /** Something was redrawn: questions will come. */
  redrawn(): void {
    this.#calmAt = Date.now() + this.#waits.lag;
  }

  get #waits(): { readonly quiet: number; readonly lag: number } {
    return this.young ? waits.young : waits.usual;
  }

  get now(): boolean {
    return this.#open === 0 && Date.now() >= this.#calmAt;
  }

  /** Waits until VS Code asks nothing any more. */
  async come(): Promise<void> {
    const end = Date.now() + mostMs;
    while (!this.now && Date.now() < end)
      await sleep(Math.min(end - Date.now(), Math.max(10, this.#calmAt - Date.now())));
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
