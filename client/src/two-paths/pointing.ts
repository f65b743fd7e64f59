/** Highlights the item under the pointer or with the focus: dims unlinked items, and shows its card after a delay. */
import { cardPlace } from './keyboard.ts';
import { keysIn, type Stage, shapeOf } from './stage.ts';

/** Delay in ms that tells looking from passing by. */
const CARD_AFTER_MS = 300;
const DIM_AFTER_MS = 60;
/** Time to move the pointer from a mark to its card, in ms. */
const GRACE_MS = 160;

/** Requests a card from the host; the answer arrives through `show`. */
export type AskForCard = (ticket: number, keys: readonly string[], reasons: boolean) => void;

export class Pointing {
  readonly #stage: Stage;
  readonly #card: HTMLElement;
  readonly #ask: AskForCard;
  #target: Element | null = null;
  /** x position of the mouse in px of the window; null while the keyboard is in use. */
  #pointer: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dimTimer: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #ticket = 0;
  /** Element whose card the user closed by key: no card is shown until something else is pointed at. */
  #closed: Element | null = null;
  /** True from a menu's request for a card until the pointer moves: where the menu left it means nothing. */
  #asked = false;

  constructor(stage: Stage, card: HTMLElement, ask: AskForCard) {
    this.#stage = stage;
    this.#card = card;
    this.#ask = ask;
    const { element } = stage;
    element.addEventListener('pointerover', (event) => {
      this.#pointer = event.clientX;
      this.#pointed(event.target);
    });
    element.addEventListener('pointerleave', () => this.#leave());
    element.addEventListener('focusin', (event) => {
      this.#pointer = null;
      this.#pointed(event.target);
    });
    element.addEventListener('focusout', () => this.#leave());
    element.addEventListener('pointermove', ({ movementX, movementY, target }) => {
      // Browsers also tell of a pointer that rests, after the page has changed below it.
      if (!this.#asked || (movementX === 0 && movementY === 0)) return;
      this.#asked = false;
      this.#pointed(target);
    });
    card.addEventListener('pointerenter', () => {
      this.#asked = false;
      clearTimeout(this.#leaving);
    });
    card.addEventListener('pointerleave', () => this.#leave());
  }

  /** True while a card is visible. */
  get shown(): boolean {
    return !this.#card.hidden;
  }

  /** Shows a requested card; drops it if it is stale. */
  show(ticket: number, html: string): void {
    if (ticket !== this.#ticket || this.#target === null || !this.#target.isConnected) return;
    this.#card.innerHTML = html;
    this.#card.hidden = false;
    this.#place(this.#target);
    // Makes the card the accessible description of the focused element.
    this.#target.closest('[tabindex]')?.setAttribute('aria-describedby', this.#card.id);
  }

  /** Shows the card with the reasons for the verdict, without delay. */
  explain(element: Element): void {
    this.#target = element;
    this.#closed = null;
    clearTimeout(this.#timer);
    clearTimeout(this.#leaving);
    this.#asked = document.activeElement !== element;
    this.#request(element, true);
  }

  /** Hides the card; returns true if there was one. */
  close(): boolean {
    const had = this.shown;
    this.#asked = false;
    this.#closed = this.#target;
    this.#hide();
    return had;
  }

  /** Resets after a new picture, because the element pointed at no longer exists. */
  forget(): void {
    this.#closed = null;
    this.#end();
  }

  #pointed(target: EventTarget | null): void {
    if (this.#asked) return;
    const element = target instanceof Element ? target.closest('[data-id]') : null;
    if (element === null || element.closest('.facts') !== null) {
      if (this.#target !== null) this.#leave();
      return;
    }
    clearTimeout(this.#leaving);
    if (this.#target !== null && keyOf(element) === keyOf(this.#target)) return;
    this.#end();
    this.#target = element;
    this.#dimTimer = setTimeout(() => this.#dim(element), DIM_AFTER_MS);
    this.#timer = setTimeout(() => this.#request(element, false), CARD_AFTER_MS);
  }

  #request(element: Element, reasons: boolean): void {
    if (this.#closed === element || !element.isConnected) return;
    const mark = this.#markOf(element);
    const crowd = keysIn(mark, 'data-crowd');
    this.#ticket += 1;
    this.#ask(this.#ticket, crowd.length > 0 ? crowd : [keyOf(element)], reasons);
  }

  #leave(): void {
    if (this.#asked) return;
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      // The focused element keeps the highlight after the mouse has left.
      const focused = document.activeElement;
      if (focused !== null && focused === this.#target) return;
      this.#closed = null;
      this.#end();
    }, GRACE_MS);
  }

  #end(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#dimTimer);
    clearTimeout(this.#leaving);
    this.#hide();
    this.#undim();
    this.#target = null;
    this.#asked = false;
  }

  #hide(): void {
    this.#ticket += 1;
    clearTimeout(this.#timer);
    this.#card.hidden = true;
    this.#card.replaceChildren();
    for (const each of this.#stage.element.querySelectorAll('[aria-describedby]'))
      each.removeAttribute('aria-describedby');
  }

  /** Returns the mark of an item for its label or its invisible hit area. */
  #markOf(element: Element): Element {
    if (element.matches('.item, a')) return element;
    const key = CSS.escape(keyOf(element));
    return this.#stage.element.querySelector(`.item[data-id="${key}"]`) ?? element;
  }

  #place(target: Element): void {
    // Place a name's card at the name, a mark's at its riser or dot.
    const mark = target.matches('a') ? target : shapeOf(this.#markOf(target));
    const whole = mark.getBoundingClientRect();
    const { left: from, right, top: high, bottom } = whole;
    // A leap that lands beyond the period is one long line: place the card at the pointer, else at the line's end.
    const at =
      this.#pointer !== null && this.#pointer > from && this.#pointer < right ? this.#pointer : right - 12;
    const box = whole.width > 160 ? { left: at, right: at + 12, top: high, bottom } : whole;
    const { width, height } = this.#card.getBoundingClientRect();
    const room = { width: document.documentElement.clientWidth, height: innerHeight };
    const place = cardPlace(box, { width, height }, room);
    this.#card.style.left = `${place.left}px`;
    this.#card.style.top = `${place.top}px`;
  }

  #dim(element: Element): void {
    const view = this.#stage.element.querySelector('.view');
    if (view === null || !element.isConnected || view.querySelector('.item') === null) return;
    const key = keyOf(element);
    const lit = new Set([key, ...keysIn(this.#markOf(element), 'data-links')]);
    const ends = [...view.querySelectorAll('.ends')].map(
      (each) => [each, keysIn(each, 'data-ends')] as const,
    );
    for (const each of view.querySelectorAll('.item[data-links]'))
      if (keysIn(each, 'data-links').includes(key)) lit.add(keyOf(each));
    for (const [each, keys] of ends)
      if (keys.includes(key)) {
        each.classList.add('lit');
        for (const other of keys) lit.add(other);
      }
    for (const each of view.querySelectorAll('[data-id]'))
      if (lit.has(keyOf(each)) || keysIn(each, 'data-crowd').some((other) => lit.has(other)))
        each.classList.add('lit');
    view.classList.add('dimmed');
  }

  #undim(): void {
    for (const each of this.#stage.element.querySelectorAll('.dimmed, .lit'))
      each.classList.remove('dimmed', 'lit');
  }
}

function keyOf(element: Element): string {
  return element.getAttribute('data-id') ?? '';
}
