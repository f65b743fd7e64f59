/** Pointing at an item, by mouse or focus: what is not linked to it steps back, and after a moment its card is shown. */
import { cardPlace } from './keyboard.ts';
import { keysIn, type Stage, shapeOf } from './stage.ts';

/** A pause that says that somebody looks, and does not just pass by. */
const CARD_AFTER_MS = 300;
const DIM_AFTER_MS = 60;
/** How long the way from the mark to its card may take. */
const GRACE_MS = 160;

/** Asks the host for a card; the answer comes by `show`. */
export type AskForCard = (ticket: number, keys: readonly string[], reasons: boolean) => void;

export class Pointing {
  readonly #stage: Stage;
  readonly #card: HTMLElement;
  readonly #ask: AskForCard;
  #target: Element | null = null;
  /** px of the window where the mouse is; null where the keyboard leads. */
  #pointer: number | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #dimTimer: ReturnType<typeof setTimeout> | undefined;
  #leaving: ReturnType<typeof setTimeout> | undefined;
  #ticket = 0;
  /** A key was pressed to hide the card: it stays away until something else is pointed at. */
  #closed: Element | null = null;

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
    card.addEventListener('pointerenter', () => clearTimeout(this.#leaving));
    card.addEventListener('pointerleave', () => this.#leave());
  }

  /** Whether a card is to be seen. */
  get shown(): boolean {
    return !this.#card.hidden;
  }

  /** Shows a card that was asked for; an older one is dropped. */
  show(ticket: number, html: string): void {
    if (ticket !== this.#ticket || this.#target === null || !this.#target.isConnected) return;
    this.#card.innerHTML = html;
    this.#card.hidden = false;
    this.#place(this.#target);
    // What it says belongs to what has the focus.
    this.#target.closest('[tabindex]')?.setAttribute('aria-describedby', this.#card.id);
  }

  /** The card with the reasons of the verdict, at once. */
  explain(element: Element): void {
    this.#target = element;
    this.#closed = null;
    clearTimeout(this.#timer);
    this.#request(element, true);
  }

  /** Hides the card; true if there was one. */
  close(): boolean {
    const had = this.shown;
    this.#closed = this.#target;
    this.#hide();
    return had;
  }

  /** A new picture is there: what was pointed at is gone with the old one. */
  forget(): void {
    this.#closed = null;
    this.#end();
  }

  #pointed(target: EventTarget | null): void {
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
    clearTimeout(this.#leaving);
    this.#leaving = setTimeout(() => {
      // The focus holds on to what it is on while the mouse goes its way.
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
  }

  #hide(): void {
    this.#ticket += 1;
    clearTimeout(this.#timer);
    this.#card.hidden = true;
    this.#card.replaceChildren();
    for (const each of this.#stage.element.querySelectorAll('[aria-describedby]'))
      each.removeAttribute('aria-describedby');
  }

  /** The mark of an item, where what is pointed at is its label or its unseen disc. */
  #markOf(element: Element): Element {
    if (element.matches('.item, a')) return element;
    const key = CSS.escape(keyOf(element));
    return this.#stage.element.querySelector(`.item[data-id="${key}"]`) ?? element;
  }

  #place(target: Element): void {
    // A name is where it stands; a mark is where its riser or dot is.
    const mark = target.matches('a') ? target : shapeOf(this.#markOf(target));
    const whole = mark.getBoundingClientRect();
    const { left: from, right, top: high, bottom } = whole;
    // A leap that lands beyond the period is one long line: then the card goes where it was pointed at, or its end.
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
