/** Holds the state of a scan: the open mappings and lists, and what was found at the caret. */
import type { Span } from '../../core/text/lines.ts';
import type { Frame, Path, Spot } from './place-frame.ts';

/** Maximum depth of paths. The language has none as deep, and thousands of nested brackets would cost their square. */
const MAX_DEPTH = 64;

export class ScanState {
  spot: Spot | null = null;
  protected readonly text: string;
  protected readonly caret: number;
  protected readonly stack: Frame[];

  constructor(text: string, caret: number, root: Frame) {
    this.text = text;
    this.caret = caret;
    this.stack = [root];
  }

  protected get top(): Frame {
    return this.stack[this.stack.length - 1] as Frame;
  }

  /** Returns the path of what hangs below the innermost frame: the value of its last key, or its last element. */
  protected below(): Path {
    const top = this.top;
    if (top.path.length >= MAX_DEPTH) return top.path;
    return [...top.path, top.kind === 'map' ? (top.pending ?? '') : Math.max(0, top.count - 1)];
  }

  /** Records what is at the caret, unless something was recorded before. The path is the frame's, unless given. */
  protected put(role: Spot['role'], frame: Frame, span: Span, more: Partial<Spot> = {}): void {
    if (this.spot !== null) return;
    const column = span.start - this.#lineStart(span.start);
    this.spot = { role, frame, path: frame.path, span, column, inline: true, colon: false, ...more };
  }

  protected get atCaret(): Span {
    return { start: this.caret, end: this.caret };
  }

  #lineStart(at: number): number {
    let start = at;
    while (start > 0 && this.text[start - 1] !== '\n' && this.text[start - 1] !== '\r') start--;
    return start;
  }

  protected onLine(at: number, end: number): boolean {
    return this.spot === null && this.caret >= at && this.caret <= end;
  }
}
