/** Tracks which grip of an item the arrow keys move in the timeline: its bar, its start, its end or a milestone. */
import type { DateGrip } from '../../../server/src/protocol/move-dates.ts';
import { isGrip } from './messages.ts';

/** Returns the key of the item that an element belongs to; empty if there is none. */
export function keyOf(element: Element): string {
  return element.closest('[data-id]')?.getAttribute('data-id') ?? '';
}

/** Returns the mark of an item on the stage. */
export function markOf(stage: Element, key: string): Element | null {
  return stage.querySelector(`.item[data-id="${CSS.escape(key)}"]`);
}

/** Stores the chosen grip and its item, and marks it in the picture. */
export class GripChoice {
  readonly #stage: Element;
  #chosen: { readonly key: string; readonly grip: DateGrip } | null = null;

  constructor(stage: Element) {
    this.#stage = stage;
  }

  /** Returns the grip of an item that the keys move: the chosen one, else its bar. */
  of(key: string): DateGrip {
    return this.#chosen?.key === key ? this.#chosen.grip : 'bar';
  }

  /** Chooses the next or previous grip of an item; returns undefined if it has none. */
  step(key: string, by: 1 | -1): DateGrip | undefined {
    const grips = [...(markOf(this.#stage, key)?.querySelectorAll('[data-grip]') ?? [])]
      .map((each) => each.getAttribute('data-grip'))
      .filter(isGrip);
    const grip = grips[(grips.indexOf(this.of(key)) + by + grips.length) % grips.length];
    if (grip === undefined) return undefined;
    this.#chosen = { key, grip };
    this.show();
    return grip;
  }

  /** Resets the choice unless it belongs to this item. */
  keepFor(key: string): void {
    if (this.#chosen === null || this.#chosen.key === key) return;
    this.#chosen = null;
    this.show();
  }

  /** Marks the chosen grip in the current picture. */
  show(): void {
    for (const each of this.#stage.querySelectorAll('.grip.chosen')) each.classList.remove('chosen');
    if (this.#chosen === null || this.#chosen.grip === 'bar') return;
    const mark = markOf(this.#stage, this.#chosen.key);
    mark?.querySelector(`[data-grip="${this.#chosen.grip}"]`)?.classList.add('chosen');
  }
}
