/**
 * Sends requests that follow a moving pointer: one in flight at a time, then the latest. Uses no DOM, so that plain
 * Node can test it.
 */

export class Asking<Wish, Answer> {
  readonly #send: (ticket: number, wish: Wish) => void;
  #ticket = 0;
  #wish: Wish | undefined;
  #asked: Wish | undefined;
  #answered: { readonly wish: Wish; readonly answer: Answer } | undefined;

  constructor(send: (ticket: number, wish: Wish) => void) {
    this.#send = send;
  }

  get wish(): Wish | undefined {
    return this.#wish;
  }

  /** The answer to the current wish; undefined while it is pending. */
  get settled(): Answer | undefined {
    return this.#answered !== undefined && this.#answered.wish === this.#wish
      ? this.#answered.answer
      : undefined;
  }

  /** Sets the wish and requests it, unless it is unchanged. */
  want(wish: Wish): void {
    if (this.#wish !== undefined && JSON.stringify(wish) === JSON.stringify(this.#wish)) return;
    this.#wish = wish;
    if (this.#asked === undefined) this.#ask();
  }

  /** Takes an answer; requests again if the wish has changed meanwhile. Returns false if the ticket is stale. */
  hear(ticket: number, answer: Answer): boolean {
    if (ticket !== this.#ticket || this.#asked === undefined) return false;
    this.#answered = { wish: this.#asked, answer };
    this.#asked = undefined;
    if (this.#answered.wish !== this.#wish) this.#ask();
    return true;
  }

  /** Requests the current wish again, because its answer may be stale. */
  again(): void {
    this.#answered = undefined;
    this.#ask();
  }

  /** Clears the wish and ignores pending answers. */
  end(): void {
    this.#ticket += 1;
    this.#wish = undefined;
    this.#asked = undefined;
    this.#answered = undefined;
  }

  #ask(): void {
    if (this.#wish === undefined) return;
    this.#ticket += 1;
    this.#asked = this.#wish;
    this.#send(this.#ticket, this.#wish);
  }
}
