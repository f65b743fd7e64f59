/** State that the parts of a picture share while it is drawn. */
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

/** What a mark may be beside the item that it stands for. */
export interface MarkOptions {
  /** Class names beside `item`. */
  readonly cls?: string;
  /** Items that belong to it: they stay when all else is dimmed. */
  readonly linked?: readonly PictureItem[];
  /** All items behind the mark, where it stands for several. */
  readonly crowd?: readonly PictureItem[];
}

/** Maximum number of items named by a mark that stands for several: nobody reads more. */
const CROWD = 60;

/** Makes the marks of a picture that can be pointed at, and the single tab stop that leads into them. */
export class Marks {
  readonly interactive: boolean;
  /** Unseen discs of 24 px, to lie under all marks: pointing near a small mark is enough. */
  readonly targets: Markup[] = [];
  #entered = false;

  constructor(interactive: boolean) {
    this.interactive = interactive;
  }

  /**
   * Groups the marks of an item as one thing to point at, with `data-id`, a place in the tab order and a sentence for
   * its name. Where the picture is only looked at, the sentence is a tooltip.
   * @param sentence what a reader is told of the item, plain text
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
    const several = crowd.length > 1 && markup` data-crowd="${keys(crowd.slice(0, CROWD))}"`;
    return markup`<g class="${classes}" ${this.stop()} role="link" data-id="${item.key}" data-uri="${item.uri}" data-line="${String(item.line)}"${links}${several} aria-label="${name}">${content}</g>`;
  }

  /** `tabindex`: 0 for the first that asks, -1 for all others. */
  stop(): Markup {
    const first = !this.#entered;
    this.#entered = true;
    return markup`tabindex="${first ? '0' : '-1'}"`;
  }

  target(item: PictureItem, x: number, y: number): void {
    if (this.interactive) this.targets.push(markup`<g data-id="${item.key}">${circle(x, y, 12, 'hit')}</g>`);
  }

  /** For a label: pointing at the name of an item is pointing at its mark. */
  named(item: PictureItem): { readonly of?: string } {
    return this.interactive ? { of: item.key } : {};
  }

  /** What belongs to two items at once, a connector: it stays with either. */
  between(a: PictureItem, b: PictureItem, content: Part): Part {
    return this.interactive
      ? markup`<g class="ends" data-ends="${JSON.stringify([a.key, b.key])}">${content}</g>`
      : content;
  }

  /** A leader and its label, or a name beside a row: parts of an item that take no focus of their own. */
  tag(item: PictureItem, content: Part): Part {
    return this.interactive ? markup`<g class="tag" data-id="${item.key}">${content}</g>` : content;
  }

  /** Words that do something when chosen; plain pictures leave them out. */
  action(words: string, action: string): Markup | false {
    return (
      this.interactive &&
      markup`<tspan class="link" dx="4" role="button" tabindex="0" data-action="${action}">${words}</tspan>`
    );
  }
}

/** The layers of one part of a picture: background, marks, and labels, which are placed once all marks are known. */
export interface Layers {
  readonly back: readonly Part[];
  readonly marks: readonly Part[];
  labels(): readonly Part[];
}
