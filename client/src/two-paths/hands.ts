/**
 * Implements dragging in the timeline: moves bars, their ends and milestones by pointer or keyboard, and creates items
 * by drawing in a lane. The server decides what a move means; this class requests that, shows it and sends the drop.
 */
import './hands.css';
import type { DateGrip } from '../../../server/src/protocol/move-dates.ts';
import { Asking } from './asking.ts';
import { type Drag, Dragging } from './dragging.ts';
import { GripChoice, keyOf, markOf } from './grip-choice.ts';
import { HandView } from './hand-view.ts';
import {
  type DrawShown,
  type DrawWish,
  type FromPage,
  isGrip,
  type MoveShown,
  type MoveWish,
  type ToPage,
} from './messages.ts';
import { dayWidth } from './plot.ts';
import { dayAt } from './zoom.ts';

export interface HandHost {
  /** Element that holds the picture. */
  readonly stage: HTMLElement;
  readonly post: (message: FromPage) => void;
  /** Announces text to screen readers. */
  readonly tell: (words: string) => void;
  /** Hides the card of the item under the pointer. */
  readonly quiet: () => void;
  readonly words: { readonly shiftMoves: string };
}

export class Hands {
  readonly #host: HandHost;
  readonly #view: HandView;
  readonly #choice: GripChoice;
  readonly #moves: Asking<MoveWish, MoveShown>;
  readonly #draws: Asking<DrawWish, DrawShown>;
  readonly #drag: Dragging;
  /** True after a drop or key press: write as soon as the answer arrives. */
  #free = false;
  /** True while a write is pending. */
  #busy = false;
  /** Key presses that arrived during a write. */
  #queued: { readonly key: string; readonly grip: DateGrip; readonly steps: number } | null = null;
  #wrote = false;

  constructor(host: HandHost) {
    this.#host = host;
    this.#view = new HandView(host.stage);
    this.#choice = new GripChoice(host.stage);
    this.#moves = new Asking((ticket, wish) => host.post({ kind: 'move', ticket, wish, write: false }));
    this.#draws = new Asking((ticket, wish) => host.post({ kind: 'draw', ticket, wish, write: false }));
    this.#drag = new Dragging(host.stage, {
      pressed: (on) => {
        if (!this.#view.has(on)) this.#cancel();
        return !this.#busy;
      },
      begun: host.quiet,
      moved: (drag) => this.#follow(drag),
      dropped: () => {
        this.#free = true;
        this.#settle();
      },
      cancelled: () => this.#cancel(),
    });
    // Listen in the capture phase: the browser must not take Alt with an arrow for a navigation.
    document.addEventListener('keydown', (event) => this.#key(event), true);
    document.addEventListener('keyup', (event) => this.#shift(event), true);
    document.addEventListener('focusin', (event) => this.#focused(event));
  }

  /** Handles a message from the host. */
  hear(message: ToPage): void {
    if (message.kind === 'moved' && this.#moves.hear(message.ticket, message.result)) {
      this.#show(message.result);
      this.#settle();
    } else if (message.kind === 'drawn' && this.#draws.hear(message.ticket, message.result)) {
      this.#showDrawn(message.result);
      this.#settle();
    } else if (message.kind === 'written') this.#written(message.done, message.problem);
    else if (message.kind === 'said') this.#host.tell(message.words);
  }

  /** Handles a new picture, maybe of a changed text: requests again for what is still held. */
  renew(): void {
    this.#choice.show();
    if (this.#busy) return;
    if (this.#moves.wish !== undefined) this.#moves.again();
    else if (this.#draws.wish !== undefined) this.#draws.again();
    else this.#view.clear();
  }

  /**
   * Returns whether the next picture shows a drop made here, and resets that: its marks are already in place and are
   * not animated.
   */
  takeWrote(): boolean {
    const wrote = this.#wrote;
    this.#wrote = false;
    return wrote;
  }

  /** Requests the move that the pointer's position stands for. */
  #follow({ target, from: x, to: now, shift: push }: Drag): void {
    const { plot } = this.#view;
    const grip = target.getAttribute('data-grip');
    if (plot === null) return;
    if (isGrip(grip)) {
      const days = Math.round((now - x) / dayWidth(plot));
      this.#moves.want({ key: keyOf(target), grip, days, push });
      return;
    }
    const track = target.getAttribute('data-lane') === 'strategic' ? 'strategic' : 'operational';
    const [from, to] = [this.#dayAt(x), this.#dayAt(now)];
    if (from !== null && to !== null) this.#draws.want({ track, from, to, dayWidth: dayWidth(plot) });
  }

  #dayAt(clientX: number): number | null {
    const picture = this.#host.stage.querySelector('svg[data-plot]');
    if (picture === null) return null;
    return dayAt(picture.getAttribute('data-plot') ?? '', clientX - picture.getBoundingClientRect().left);
  }

  /** Abandons the move: drops pending requests and removes the outlines. */
  #cancel(): void {
    this.#drag.release();
    this.#free = false;
    this.#moves.end();
    if (!this.#busy) this.#draws.end();
    this.#view.clear();
  }

  #show(shown: MoveShown): void {
    const wish = this.#moves.wish;
    const mark = wish === undefined ? null : this.#markOf(wish.key);
    const place = mark?.querySelector('[data-grip=bar]')?.getBoundingClientRect();
    if ('refused' in shown) {
      this.#view.clear();
      this.#view.say({ label: '', note: shown.refused, bad: true }, place);
      return;
    }
    const { label, moved, pushed, question, answers, said, into } = shown;
    const push = wish?.push === true;
    this.#view.ghosts(moved, pushed, push, wish?.grip ?? 'bar');
    const more = push ? answers.push : this.#host.words.shiftMoves;
    const hint = this.#drag.active && answers.push !== '' ? more : into;
    const chosen = wish?.steps === 0;
    const words = { label: chosen ? said : label, note: push ? '' : question, bad: pushed.length > 0, hint };
    this.#view.say(words, this.#view.held ?? place);
    if (chosen) this.#host.tell(said);
  }

  #showDrawn(shown: DrawShown): void {
    const lane = this.#host.stage.querySelector(`[data-lane="${this.#draws.wish?.track}"]`);
    if (lane === null) return;
    if ('refused' in shown) {
      this.#view.say({ label: '', note: shown.refused, bad: true }, lane.getBoundingClientRect());
      return;
    }
    this.#view.drawn(lane, shown.first, shown.last);
    this.#view.say({ label: shown.label }, this.#view.held ?? lane.getBoundingClientRect());
  }

  /** Writes a drop once its meaning is known, or asks first. */
  #settle(): void {
    if (!this.#free) return;
    const drawn = this.#draws.settled;
    const wish = this.#draws.wish;
    if (drawn !== undefined && wish !== undefined) {
      if ('refused' in drawn) this.#refuse(drawn.refused);
      else this.#send({ kind: 'draw', ticket: 0, wish, write: true });
      return;
    }
    const shown = this.#moves.settled;
    if (shown === undefined) return;
    if ('refused' in shown) this.#refuse(shown.refused);
    else if (!shown.changes) {
      this.#host.tell(shown.said);
      this.#cancel();
    } else if (shown.answers.push !== '' && this.#moves.wish?.push !== true) this.#ask(shown);
    else this.#write(this.#moves.wish?.push === true, shown.said);
  }

  /** Asks how to continue, because dependent items would start too early. Nothing is written without an answer. */
  #ask({ label, question, answers, said }: Exclude<MoveShown, { readonly refused: string }>): void {
    this.#view.say({
      label,
      note: question,
      answers: [
        { words: answers.alone, chosen: () => this.#write(false, said) },
        { words: answers.push, chosen: () => this.#write(true, said) },
        { words: answers.leave, chosen: () => this.#leave() },
      ],
    });
    this.#view.focus();
    this.#host.tell(`${said} ${question}`);
  }

  #leave(): void {
    const key = this.#moves.wish?.key;
    this.#cancel();
    const mark = key === undefined ? null : this.#markOf(key);
    if (mark instanceof SVGElement) mark.focus();
  }

  #write(push: boolean, said: string): void {
    const { wish } = this.#moves;
    if (wish === undefined) return;
    const mark = this.#markOf(wish.key);
    this.#host.tell(said);
    this.#send({ kind: 'move', ticket: 0, wish: { ...wish, push }, write: true });
    // Move the focus from the choices back to the mark, where it survives the next picture.
    if (this.#view.asks && mark instanceof SVGElement) mark.focus();
  }

  #send(message: FromPage): void {
    this.#free = false;
    this.#busy = true;
    this.#wrote = message.kind === 'move';
    this.#host.post(message);
  }

  #written(done: boolean, problem: string): void {
    const drew = this.#draws.wish !== undefined;
    this.#busy = false;
    this.#moves.end();
    this.#draws.end();
    const queued = this.#queued;
    this.#queued = null;
    // After a move keep the outlines until the new picture arrives.
    if (drew || !done) this.#cancel();
    if (!done) this.#wrote = false;
    if (problem !== '') this.#refuse(problem);
    else if (queued !== null) this.#step(queued);
  }

  #refuse(words: string): void {
    this.#cancel();
    this.#view.say({ label: '', note: words, bad: true });
    this.#host.tell(words);
  }

  #key(event: KeyboardEvent): void {
    const { key, altKey: alt, shiftKey: shift } = event;
    const ctrl = event.ctrlKey || event.metaKey;
    if (key === 'Escape' && (this.#drag.active || this.#view.shown) && !this.#busy) {
      this.#take(event);
      if (this.#drag.active) this.#cancel();
      else this.#leave();
    } else if (key === 'Shift') this.#shift(event);
    else if (ctrl && !alt && !shift && key.toLowerCase() === 'z') {
      this.#take(event);
      this.#host.post({ kind: 'take-back' });
    } else if (alt && !ctrl && /^Arrow/.test(key)) this.#arrow(event);
    // While a choice has the focus, keys belong to it.
    else if (this.#view.has(event.target)) event.stopPropagation();
  }

  #take(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
  }

  /** Handles Alt with an arrow: left and right move, with Shift only the end; up and down choose the grip. */
  #arrow(event: KeyboardEvent): void {
    const { key, shiftKey: shift } = event;
    const element = event.target instanceof Element ? event.target.closest('.item[data-id]') : null;
    const asked = this.#view.has(event.target) ? this.#moves.wish : undefined;
    const item = asked?.key ?? (element?.querySelector('[data-grip]') ? keyOf(element) : undefined);
    if (item === undefined) return;
    this.#take(event);
    this.#host.quiet();
    if (key === 'ArrowUp' || key === 'ArrowDown') {
      if (asked === undefined) this.#choose(item, key === 'ArrowDown' ? 1 : -1);
      return;
    }
    const steps = key === 'ArrowRight' ? 1 : -1;
    this.#step({ key: item, grip: shift ? 'end' : this.#choice.of(item), steps });
  }

  #step({
    key,
    grip,
    steps,
  }: {
    readonly key: string;
    readonly grip: DateGrip;
    readonly steps: number;
  }): void {
    if (this.#busy) {
      const more = this.#queued?.key === key && this.#queued.grip === grip ? this.#queued.steps : 0;
      this.#queued = { key, grip, steps: steps + more };
      return;
    }
    // Accumulate steps until the move is written.
    const { wish } = this.#moves;
    const before = this.#free && wish?.key === key && wish.grip === grip ? (wish.steps ?? 0) : 0;
    if (before === 0) this.#cancel();
    this.#moves.want({ key, grip, steps: before + steps, push: false });
    this.#free = true;
  }

  /** Chooses the grip of an item that the keys move. */
  #choose(key: string, by: 1 | -1): void {
    const grip = this.#choice.step(key, by);
    if (grip === undefined) return;
    this.#cancel();
    // Request a move of zero steps to get the current dates.
    this.#moves.want({ key, grip, steps: 0, push: false });
  }

  #shift(event: KeyboardEvent): void {
    const { wish } = this.#moves;
    if (event.key !== 'Shift' || !this.#drag.active || wish === undefined) return;
    this.#moves.want({ ...wish, push: event.type === 'keydown' });
  }

  #focused(event: FocusEvent): void {
    if (this.#drag.pressed || this.#busy || this.#view.has(event.target)) return;
    this.#choice.keepFor(event.target instanceof Element ? keyOf(event.target) : '');
    if (this.#view.asks || this.#moves.wish === undefined) this.#cancel();
  }

  #markOf(key: string): Element | null {
    return markOf(this.#host.stage, key);
  }
}
