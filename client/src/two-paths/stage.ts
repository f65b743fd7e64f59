/** Replaces the picture on the page, and keeps focus, scroll position and open table. */
import type { PictureView } from '../../../server/src/protocol/picture.ts';
import { layoutOf, type Mark } from './keyboard.ts';

/** Duration of the animation after an edit in ms, and maximum number of animated marks: more would be confusing. */
const TRAVEL_MS = 160;
const MAX_TRAVELLERS = 300;

/**
 * Selects what the arrow keys reach: marks of a picture, names in a table. Leaves out the table of facts, which has its
 * own list.
 */
export const reachable = '.item[data-id], a[data-id]';

export class Stage {
  readonly element: HTMLElement;
  #html = '';
  #view: PictureView = 'two-paths';

  constructor(element: HTMLElement) {
    this.element = element;
  }

  get view(): PictureView {
    return this.#view;
  }

  get isEmpty(): boolean {
    return this.#html === '';
  }

  /** Marks reachable by arrow keys. */
  get marks(): readonly Element[] {
    return [...this.element.querySelectorAll(reachable)].filter((each) => each.closest('.facts') === null);
  }

  /**
   * Shows a view.
   * @param moving true for the same view after an edit: moved marks are animated
   */
  show(html: string, view: PictureView, moving: boolean): void {
    if (html === this.#html) return;
    const same = view === this.#view && this.#html !== '';
    const travels = moving && same && !isStill();
    const before = travels ? placesOf(this.element) : new Map<string, Point>();
    const focus = same ? focusIn(this.element) : null;
    const table = this.element.querySelector('details.facts');
    const open = table instanceof HTMLDetailsElement ? table.open : this.tableWasOpen;
    this.element.innerHTML = html;
    this.#html = html;
    this.#view = view;
    const details = this.element.querySelector('details.facts');
    if (details instanceof HTMLDetailsElement) details.open = open;
    this.tableWasOpen = open;
    this.#setTabStops();
    if (focus !== null) refocus(this.element, focus);
    if (travels) travel(this.element, before);
  }

  /** Whether the table of facts was open when it last existed. */
  tableWasOpen = false;

  /** Removes the picture. */
  clear(): void {
    this.element.replaceChildren();
    this.#html = '';
  }

  /** Returns the marks as input for the arrow keys. */
  readMarks(): readonly Mark[] {
    const lanes = layoutOf(this.#view) === 'lanes';
    return this.marks.map((element) => {
      const { x, y } = pointOf(element);
      return {
        key: element.getAttribute('data-id') ?? '',
        x,
        y,
        lane: lanes ? laneOf(element) : 0,
        links: keysIn(element, 'data-links'),
      };
    });
  }

  /** x position of today's line in px; null if it is not drawn. */
  get today(): number | null {
    const line = this.element.querySelector('.today');
    return line === null ? null : line.getBoundingClientRect().left;
  }

  /** Sets a roving tab stop: one per picture, on the mark focused last, else on the first. */
  #setTabStops(): void {
    const { marks } = this;
    for (const mark of marks) mark.setAttribute('tabindex', mark === marks[0] ? '0' : '-1');
    const rows = this.element.querySelectorAll('.facts a[data-id]');
    rows.forEach((row, i) => {
      row.setAttribute('tabindex', i === 0 ? '0' : '-1');
    });
  }
}

/** Moves focus and tab stop of a list to one of its elements. */
export function focusOn(list: readonly Element[], element: Element): void {
  for (const each of list) each.setAttribute('tabindex', each === element ? '0' : '-1');
  if (element instanceof SVGElement || element instanceof HTMLElement) element.focus();
  element.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Parses the keys in an attribute; returns none if they are invalid. */
export function keysIn(element: Element, attribute: string): readonly string[] {
  const text = element.getAttribute(attribute);
  if (text === null) return [];
  try {
    const keys: unknown = JSON.parse(text);
    return Array.isArray(keys) ? keys.filter((key) => typeof key === 'string') : [];
  } catch {
    return [];
  }
}

/** Checks whether VS Code or the system asks for reduced motion. */
function isStill(): boolean {
  return (
    document.body.classList.contains('vscode-reduce-motion') ||
    matchMedia('(prefers-reduced-motion: reduce)').matches
  );
}

interface Point {
  readonly x: number;
  readonly y: number;
}

/** Returns the shape that marks an item's date: a riser, dot or bar, not its run-up. */
export function shapeOf(element: Element): Element {
  return element.querySelector('.riser, .dot, .fell, .half, .bs, .bo, .bm') ?? element;
}

function pointOf(element: Element): Point {
  const box = shapeOf(element).getBoundingClientRect();
  return { x: (box.left + box.right) / 2, y: (box.top + box.bottom) / 2 };
}

function laneOf(element: Element): number {
  if (element.classList.contains('leap')) return 0;
  return element.classList.contains('mixed') ? 1 : 2;
}

function placesOf(root: Element): Map<string, Point> {
  const places = new Map<string, Point>();
  const items = root.querySelectorAll('.item[data-id]');
  if (items.length > MAX_TRAVELLERS) return places;
  for (const item of items) places.set(item.getAttribute('data-id') ?? '', pointOf(item));
  return places;
}

function travel(root: Element, before: ReadonlyMap<string, Point>): void {
  for (const item of before.size === 0 ? [] : root.querySelectorAll('.item[data-id]')) {
    const from = before.get(item.getAttribute('data-id') ?? '');
    if (from === undefined) continue;
    const to = pointOf(item);
    const [dx, dy] = [from.x - to.x, from.y - to.y];
    if (Math.abs(dx) < 1 && Math.abs(dy) < 1) continue;
    item.animate([{ transform: `translate(${dx}px, ${dy}px)` }, { transform: 'none' }], {
      duration: TRAVEL_MS,
      easing: 'ease-out',
    });
  }
}

/** The focused element, described so that it can be found in another picture of the same portfolio. */
interface Focus {
  readonly attribute: 'data-id' | 'data-action';
  readonly value: string;
  readonly inTable: boolean;
}

function focusIn(root: Element): Focus | null {
  const active = document.activeElement;
  if (active === null || !root.contains(active)) return null;
  for (const attribute of ['data-id', 'data-action'] as const) {
    const value = active.getAttribute(attribute);
    if (value !== null) return { attribute, value, inTable: active.closest('.facts') !== null };
  }
  return null;
}

function refocus(root: Element, { attribute, value, inTable }: Focus): void {
  const found = [...root.querySelectorAll(`[${attribute}="${CSS.escape(value)}"]`)].find(
    (each) => each.hasAttribute('tabindex') && (each.closest('.facts') !== null) === inTable,
  );
  if (found === undefined) return;
  const list = [...root.querySelectorAll(reachable)].filter(
    (each) => (each.closest('.facts') !== null) === inTable,
  );
  focusOn(list, found);
}
