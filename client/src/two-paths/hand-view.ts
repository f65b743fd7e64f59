/**
 * Draws drag feedback in the timeline: outlines at the new dates, and a chip with text and, after the drop, choices.
 */
import type { DateGrip, MovedDates } from '../../../server/src/protocol/move-dates.ts';
import { chipPlace, type Plot, plotOf, spanOf, xOf } from './plot.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface Answer {
  readonly words: string;
  readonly chosen: () => void;
}
export interface Words {
  readonly label: string;
  /** A conflict, or why the move is impossible. */
  readonly note?: string;
  readonly bad?: boolean;
  /** How to continue. */
  readonly hint?: string;
  readonly answers?: readonly Answer[];
}

export class HandView {
  readonly #stage: Element;
  readonly #chip = document.createElement('div');
  /** Position of the dragged part, below which the chip is placed, in px of the window. */
  #at = { x: 0, top: 0, bottom: 0 };

  constructor(stage: Element) {
    this.#stage = stage;
    this.#chip.className = 'chip';
    this.#chip.hidden = true;
    document.body.append(this.#chip);
  }

  /** Plot of the current picture; null if it has none. */
  get plot(): Plot | null {
    return plotOf(this.#picture?.getAttribute('data-plot') ?? null);
  }

  get shown(): boolean {
    return !this.#chip.hidden;
  }

  /** True while the chip offers a choice. */
  get asks(): boolean {
    return !this.#chip.hidden && this.#chip.querySelector('button') !== null;
  }

  has(target: EventTarget | null): boolean {
    return target instanceof Node && this.#chip.contains(target);
  }

  /**
   * Draws the outlines of an item and of the items affected; for a milestone only its own.
   * @param pushed true if the others move along; else they would start too early
   */
  ghosts(own: MovedDates, others: readonly MovedDates[], pushed: boolean, grip: DateGrip): void {
    const layer = this.#layer();
    for (const other of others) this.#ghost(layer, other, pushed ? 'too' : 'off');
    const one = grip.startsWith('milestone-') ? Number(grip.slice('milestone-'.length)) : null;
    const alone = { key: own.key, first: null, last: null };
    const shown = one === null ? own : { ...alone, milestones: own.milestones.slice(one, one + 1) };
    this.#ghost(layer, shown, 'own');
  }

  /** Draws the outline of a new item that is being drawn in a lane. */
  drawn(lane: Element, first: number, last: number): void {
    const { plot } = this;
    const span = plot && spanOf(plot, first, last + 1);
    const middle = Number(lane.getAttribute('y')) + Number(lane.getAttribute('height')) / 2;
    const layer = this.#layer();
    if (span) layer.append(outline(span, middle, 'own'));
    this.#stage.querySelector('.view')?.classList.add('held');
  }

  /** Shows text centred below the dragged part. */
  say({ label, note = '', bad = false, hint = '', answers = [] }: Words, at?: DOMRect): void {
    if (at !== undefined) this.#at = { x: (at.left + at.right) / 2, top: at.top, bottom: at.bottom };
    const chip = this.#chip;
    chip.replaceChildren();
    chip.hidden = false;
    chip.classList.toggle('asks', answers.length > 0);
    if (label !== '') chip.append(paragraph(label, 'b'));
    if (note !== '') chip.append(paragraph(note, bad ? 'fault' : ''));
    if (hint !== '') chip.append(paragraph(hint, 'muted'));
    for (const { words, chosen } of answers) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = words;
      button.addEventListener('click', chosen);
      chip.append(button);
    }
    if (answers.length > 0) {
      chip.setAttribute('role', 'group');
      chip.setAttribute('aria-label', note);
    } else chip.removeAttribute('role');
    const { width, height } = chip.getBoundingClientRect();
    // Do not use `clientWidth`: it includes the scroll bar's gutter, where nothing is drawn.
    const room = { width: document.documentElement.getBoundingClientRect().width, height: innerHeight };
    const { left, top } = chipPlace(this.#at, { width, height }, room);
    chip.style.left = `${left}px`;
    chip.style.top = `${top}px`;
  }

  /** Focuses the first choice. */
  focus(): void {
    this.#chip.querySelector('button')?.focus();
  }

  /** Bounds of the outline of the dragged part, in px of the window. */
  get held(): DOMRect | undefined {
    return this.#stage.querySelector('.hands .own')?.getBoundingClientRect();
  }

  /** Removes outlines and chip. */
  clear(): void {
    this.#stage.querySelector('.hands')?.remove();
    this.#stage.querySelector('.held')?.classList.remove('held');
    this.#chip.hidden = true;
    this.#chip.replaceChildren();
  }

  get #picture(): Element | null {
    return this.#stage.querySelector('svg[data-plot]');
  }

  #layer(): Element {
    this.#stage.querySelector('.hands')?.remove();
    const layer = shape('g', { class: 'hands' });
    this.#picture?.append(layer);
    return layer;
  }

  #ghost(layer: Element, { key, first, last, milestones }: MovedDates, cls: string): void {
    const { plot } = this;
    const bar = this.#stage.querySelector(`.item[data-id="${CSS.escape(key)}"] [data-grip=bar]`);
    // An item that is not drawn has no row for its outline.
    if (plot === null || bar === null) return;
    const middle = Number(bar.getAttribute('y')) + Number(bar.getAttribute('height')) / 2;
    const span = spanOf(plot, first, last);
    if (span !== null) layer.append(outline(span, middle, cls));
    for (const day of milestones) {
      if (day < plot.first || day > plot.last) continue;
      const d = `M${xOf(plot, day)} ${middle - 6}l6 6 -6 6 -6 -6z`;
      layer.append(shape('path', { d, class: `ghost gate ${cls}` }));
    }
  }
}

function outline(
  { x, width }: { readonly x: number; readonly width: number },
  middle: number,
  cls: string,
): Element {
  const place = { x: `${x}`, y: `${middle - 7}`, width: `${width}`, height: '14', rx: '2' };
  return shape('rect', { ...place, class: `ghost ${cls}` });
}

function shape(name: string, attributes: Readonly<Record<string, string>>): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function paragraph(words: string, cls: string): HTMLElement {
  const made = document.createElement('p');
  made.className = cls;
  made.textContent = words;
  return made;
}
