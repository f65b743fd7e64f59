/** What the arrow keys move of an item in the timeline: its bar, its start or end, or one of its milestones. */
import type { DateGrip } from '../../../server/src/protocol/move-dates.ts';
import { isGrip } from './messages.ts';

/** Returns the key of the item that an element is drawn of; empty where it is of none. */
export function keyOf(element: Element): string {
  return element.closest('[data-id]')?.getAttribute('data-id') ?? '';
}

/** Returns the mark of an item on the stage. */
export function markOf(stage: Element, key: string): Element | null {
  return stage.querySelector(`.item[data-id="${CSS.escape(key)}"]`);
}

/** Remembers which grip of which item the keys move, and marks it. */
export class GripChoice {
  readonly #stage: Element;
  #chosen: { readonly key: string; readonly grip: DateGrip } | null = null;

  constructor(stage: Element) {
    this.#stage = stage;
  }

  /** Returns what the keys move of an item: its bar unless something else of it was chosen. */
  of(key: string): DateGrip {
    return this.#chosen?.key === key ? this.#chosen.grip : 'bar';
  }

  /** Chooses the next grip of an item, or the one before; undefined where it has none. */
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

  /** Forgets the choice unless it is of this item. */
  keepFor(key: string): void {
    if (this.#chosen === null || this.#chosen.key === key) return;
    this.#chosen = null;
    this.show();
  }

  /** Marks what is chosen in the picture that is on the stage now. */
  show(): void {
    for (const each of this.#stage.querySelectorAll('.grip.chosen')) each.classList.remove('chosen');
    if (this.#chosen === null || this.#chosen.grip === 'bar') return;
    const mark = markOf(this.#stage, this.#chosen.key);
    mark?.querySelector(`[data-grip="${this.#chosen.grip}"]`)?.classList.add('chosen');
  }
}
