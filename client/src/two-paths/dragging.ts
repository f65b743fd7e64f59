/** Distance in px from which a press is a drag; less is a click. */
const SLACK = 4;

/** A drag of a grip or in a lane, between two x positions in the window. */
export interface Drag {
  readonly target: Element;
  readonly from: number;
  readonly to: number;
  readonly shift: boolean;
}

export interface DragHost {
  /** Called on every press in the picture; returns whether it may become a drag. */
  readonly pressed: (on: EventTarget | null) => boolean;
  readonly begun: () => void;
  readonly moved: (drag: Drag) => void;
  /** Called after `moved` when the pointer is released. */
  readonly dropped: () => void;
  readonly cancelled: () => void;
}

/** Recognizes drags with the primary pointer. Knows nothing about what they mean. */
export class Dragging {
  readonly #stage: HTMLElement;
  readonly #host: DragHost;
  #press: { readonly pointer: number; readonly x: number; readonly target: Element } | null = null;
  #active = false;
  /** True to suppress the click event that ends a drag. */
  #swallow = false;

  constructor(stage: HTMLElement, host: DragHost) {
    this.#stage = stage;
    this.#host = host;
    stage.addEventListener('pointerdown', (event) => this.#down(event));
    addEventListener('pointermove', (event) => this.#move(event));
    addEventListener('pointerup', (event) => this.#up(event));
    addEventListener('pointercancel', () => host.cancelled());
    // Listen in the capture phase: the page must not take a drag for a click.
    stage.addEventListener('click', (event) => this.#clicked(event), true);
  }

  /** True while the pointer is down, dragging or not. */
  get pressed(): boolean {
    return this.#press !== null;
  }

  /** True while the pointer drags. */
  get active(): boolean {
    return this.#active;
  }

  /** Ends the drag, if there is one, without a drop. */
  release(): void {
    this.#press = null;
    this.#active = false;
    document.body.classList.remove('dragging');
  }

  #down(event: PointerEvent): void {
    this.#swallow = false;
    const may = this.#host.pressed(event.target);
    if (!may || event.button !== 0 || !event.isPrimary || event.ctrlKey || event.metaKey) return;
    const target = event.target instanceof Element ? event.target.closest('[data-grip], [data-lane]') : null;
    if (target !== null) this.#press = { pointer: event.pointerId, x: event.clientX, target };
  }

  #move(event: PointerEvent): void {
    const press = this.#press;
    if (press === null || event.pointerId !== press.pointer) return;
    if (!this.#active) {
      if (Math.abs(event.clientX - press.x) < SLACK) return;
      this.#active = true;
      this.#host.begun();
      this.#stage.setPointerCapture(press.pointer);
      document.body.classList.add('dragging');
    }
    this.#tell(event);
  }

  #tell({ clientX: to, shiftKey: shift }: PointerEvent): void {
    if (this.#press !== null)
      this.#host.moved({ target: this.#press.target, from: this.#press.x, to, shift });
  }

  #up(event: PointerEvent): void {
    if (this.#press === null || event.pointerId !== this.#press.pointer) return;
    const dragged = this.#active;
    if (dragged) this.#tell(event);
    this.release();
    if (!dragged) return;
    this.#swallow = true;
    this.#host.dropped();
  }

  #clicked(event: Event): void {
    if (!this.#swallow) return;
    this.#swallow = false;
    event.preventDefault();
    event.stopPropagation();
  }
}
