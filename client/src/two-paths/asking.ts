/** Questions that follow a moving hand: one on its way at a time, then the newest. No DOM: tested in plain Node. */

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

  /** What was answered to the wish as it is now; undefined while that is on its way. */
  get settled(): Answer | undefined {
    return this.#answered !== undefined && this.#answered.wish === this.#wish
      ? this.#answered.answer
      : undefined;
  }

  /** Wishes for something; the same as before is no new wish. */
  want(wish: Wish): void {
    if (this.#wish !== undefined && JSON.stringify(wish) === JSON.stringify(this.#wish)) return;
    this.#wish = wish;
    if (this.#asked === undefined) this.#ask();
  }

  /** Takes an answer; false where it is to an older question, and asks on where the wish has changed meanwhile. */
  hear(ticket: number, answer: Answer): boolean {
    if (ticket !== this.#ticket || this.#asked === undefined) return false;
    this.#answered = { wish: this.#asked, answer };
    this.#asked = undefined;
    if (this.#answered.wish !== this.#wish) this.#ask();
    return true;
  }

  /** Asks once more: what was answered may be so no longer. */
  again(): void {
    this.#answered = undefined;
    this.#ask();
  }

  /** Wants nothing any more: what is on its way is dropped. */
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
