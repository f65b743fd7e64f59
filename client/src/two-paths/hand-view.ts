/** What is seen of a hand in the timeline: outlines where dates would be, and words beside it, at last with a choice. */
import type { DateGrip, MovedDates } from '../../../server/src/protocol/move-dates.ts';
import { chipPlace, type Plot, plotOf, spanOf, xOf } from './plot.ts';

const SVG = 'http://www.w3.org/2000/svg';

export interface Answer {
  readonly words: string;
  readonly chosen: () => void;
}
export interface Words {
  readonly label: string;
  /** What is in the way, or why the move cannot be made. */
  readonly note?: string;
  readonly bad?: boolean;
  /** How to go on. */
  readonly hint?: string;
  readonly answers?: readonly Answer[];
}

export class HandView {
  readonly #stage: Element;
  readonly #chip = document.createElement('div');
  /** px of the window: what the chip stands under. */
  #at = { x: 0, top: 0, bottom: 0 };

  constructor(stage: Element) {
    this.#stage = stage;
    this.#chip.className = 'chip';
    this.#chip.hidden = true;
    document.body.append(this.#chip);
  }

  /** The plot of the picture that is shown; null where it has none. */
  get plot(): Plot | null {
    return plotOf(this.#picture?.getAttribute('data-plot') ?? null);
  }

  get shown(): boolean {
    return !this.#chip.hidden;
  }

  /** Whether there is a choice to be made. */
  get asks(): boolean {
    return !this.#chip.hidden && this.#chip.querySelector('button') !== null;
  }

  has(target: EventTarget | null): boolean {
    return target instanceof Node && this.#chip.contains(target);
  }

  /**
   * Outlines of an item and of those that follow it; of the milestone alone that is held. `pushed`: they move too; else
   * they would start too early.
   */
  ghosts(own: MovedDates, others: readonly MovedDates[], pushed: boolean, grip: DateGrip): void {
    const layer = this.#layer();
    for (const other of others) this.#ghost(layer, other, pushed ? 'too' : 'off');
    const one = grip.startsWith('milestone-') ? Number(grip.slice('milestone-'.length)) : null;
    const alone = { key: own.key, first: null, last: null };
    const shown = one === null ? own : { ...alone, milestones: own.milestones.slice(one, one + 1) };
    this.#ghost(layer, shown, 'own');
  }

  /** The outline of an item that is drawn in a lane. */
  drawn(lane: Element, first: number, last: number): void {
    const { plot } = this;
    const span = plot && spanOf(plot, first, last + 1);
    const middle = Number(lane.getAttribute('y')) + Number(lane.getAttribute('height')) / 2;
    const layer = this.#layer();
    if (span) layer.append(outline(span, middle, 'own'));
    this.#stage.querySelector('.view')?.classList.add('held');
  }

  /** Shows words under the middle of what is held. */
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
    // Not `clientWidth`: that counts the gutter of the scroll bar as room, where nothing is drawn.
    const room = { width: document.documentElement.getBoundingClientRect().width, height: innerHeight };
    const { left, top } = chipPlace(this.#at, { width, height }, room);
    chip.style.left = `${left}px`;
    chip.style.top = `${top}px`;
  }

  /** Puts the focus on the first answer. */
  focus(): void {
    this.#chip.querySelector('button')?.focus();
  }

  /** The place of the outline of what is held, in px of the window. */
  get held(): DOMRect | undefined {
    return this.#stage.querySelector('.hands .own')?.getBoundingClientRect();
  }

  /** Nothing is held. */
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
    // An item that is not drawn has no row to show it in.
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
