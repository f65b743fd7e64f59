/** Shared state while a picture is drawn. */
import type { Facts } from '../facts/facts.ts';
import type { TimeAxis } from '../facts/time.ts';
import type { PictureItem } from '../facts/view-data.ts';
import type { Ground } from './labels.ts';
import { isolated, type Markup, markup, type Part } from './markup.ts';
import { circle } from './svg.ts';

export interface Scene {
  readonly facts: Facts;
  readonly axis: TimeAxis;
  readonly ground: Ground;
  readonly marks: Marks;
}

/** Options for a mark besides its item. */
export interface MarkOptions {
  /** Class names besides `item`. */
  readonly cls?: string;
  /** Related items: they stay highlighted when everything else is dimmed. */
  readonly linked?: readonly PictureItem[];
  /** All items behind a mark that stands for several. */
  readonly crowd?: readonly PictureItem[];
}

/** Maximum number of items named by a mark that stands for several. */
const MAX_CROWD = 60;

/** Creates the interactive marks of a picture, with a single tab stop that leads into them. */
export class Marks {
  readonly interactive: boolean;
  /** Invisible discs of 24 px below all marks, which enlarge the hit area of small ones. */
  readonly targets: Markup[] = [];
  #entered = false;

  constructor(interactive: boolean) {
    this.interactive = interactive;
  }

  /**
   * Groups the marks of an item as one interactive element, with `data-id`, a tab stop and an accessible name. In a
   * static picture the sentence becomes a tooltip.
   * @param sentence accessible name, as plain text
   */
  item(
    item: PictureItem,
    sentence: string,
    content: Part,
    { cls = '', linked = [], crowd = [] }: MarkOptions = {},
  ): Markup {
    const name = isolated(sentence);
    const classes = `item${cls === '' ? '' : ` ${cls}`}`;
    if (!this.interactive)
      return markup`<g class="${classes}" role="img" aria-label="${name}"><title>${name}</title>${content}</g>`;
    const keys = (items: readonly PictureItem[]): string => JSON.stringify(items.map((other) => other.key));
    const links = linked.length > 0 && markup` data-links="${keys(linked)}"`;
    const several = crowd.length > 1 && markup` data-crowd="${keys(crowd.slice(0, MAX_CROWD))}"`;
    return markup`<g class="${classes}" ${this.stop()} role="link" data-id="${item.key}" data-uri="${item.uri}" data-line="${String(item.line)}"${links}${several} aria-label="${name}">${content}</g>`;
  }

  /** Returns `tabindex`: 0 for the first caller, -1 for all others. */
  stop(): Markup {
    const first = !this.#entered;
    this.#entered = true;
    return markup`tabindex="${first ? '0' : '-1'}"`;
  }

  target(item: PictureItem, x: number, y: number): void {
    if (this.interactive) this.targets.push(markup`<g data-id="${item.key}">${circle(x, y, 12, 'hit')}</g>`);
  }

  /** Ties a label to its item, so that hovering the name highlights the mark. */
  named(item: PictureItem): { readonly of?: string } {
    return this.interactive ? { of: item.key } : {};
  }

  /** Groups what belongs to two items, such as a connector: it stays highlighted with either. */
  between(a: PictureItem, b: PictureItem, content: Part): Part {
    return this.interactive
      ? markup`<g class="ends" data-ends="${JSON.stringify([a.key, b.key])}">${content}</g>`
      : content;
  }

  /** Groups parts of an item that take no focus of their own: a leader with its label, a name beside a row. */
  tag(item: PictureItem, content: Part): Part {
    return this.interactive ? markup`<g class="tag" data-id="${item.key}">${content}</g>` : content;
  }

  /** Returns words that trigger an action; nothing in a static picture. */
  action(words: string, action: string): Markup | false {
    return (
      this.interactive &&
      markup`<tspan class="link" dx="4" role="button" tabindex="0" data-action="${action}">${words}</tspan>`
    );
  }
}

/** The layers of a part of a picture: background, marks, and labels, which are placed once all marks are known. */
export interface Layers {
  readonly back: readonly Part[];
  readonly marks: readonly Part[];
  labels(): readonly Part[];
}
