/**
 * Scans a block line by line to find what is at the caret, tolerating half-typed keys, open brackets and lines that
 * YAML cannot parse. Knows columns, dashes, brackets, quotes and block scalars, and never gives up. Determines
 * positions only; their meaning is left to `yaml`.
 */
import { indentAt, lineEnd, nextLine } from '../../core/text/lines.ts';
import { onBlankLine } from './place-blank.ts';
import { FlowScanner } from './place-flow.ts';
import { type Frame, frameOf, mapFrame, type Path, type Spot } from './place-frame.ts';
import { bareLength, isBlank, type Key, keyAt, quoteEnd } from './place-text.ts';

/** Returns what is at `caret` in `text`; null if outside of everything. `root` is the frame of the whole text. */
export function scan(text: string, caret: number, root: Frame): Spot | null {
  const scanner = new Scanner(text, caret, root);
  scanner.run();
  return scanner.spot;
}

class Scanner extends FlowScanner {
  run(): void {
    const text = this.text;
    let at = 0;
    while (at < text.length) {
      const end = lineEnd(text, at);
      const column = indentAt(text, at);
      const first = text[at + column];
      if (at + column >= end) {
        if (this.onLine(at, end)) this.#empty(this.caret - at);
        at = nextLine(text, at);
      } else if (first === '#') {
        if (this.onLine(at, end)) this.#comment(at + column, end);
        at = nextLine(text, at);
      } else at = this.#line(at, end, column);
    }
    const last = text[text.length - 1];
    if (
      this.spot === null &&
      this.caret >= text.length &&
      (last === undefined || last === '\n' || last === '\r')
    )
      this.#empty(0);
  }

  #comment(from: number, end: number): void {
    const span = { start: Math.min(from, this.caret), end };
    this.put(this.caret > from ? 'comment' : 'text', this.top, span);
  }

  /** Handles a caret on a blank line, in `column`. */
  #empty(column: number): void {
    const { role, frame, path, inline = false } = onBlankLine(this.stack, column);
    this.put(role, frame, this.atCaret, { path, inline });
  }

  /** Closes the frames that a line in `column` no longer belongs to. */
  #close(column: number, dash: boolean): void {
    while (this.stack.length > 1) {
      const top = this.top;
      if (top.flow || top.column > column) this.stack.pop();
      else if (top.column < column) return;
      else if (top.kind === 'seq' ? dash : !dash || (top.pending !== null && !top.filled)) return;
      else this.stack.pop();
    }
  }

  /** Scans a non-blank line and its continuation lines; returns where to go on. */
  #line(at: number, end: number, column: number): number {
    const text = this.text;
    const here = this.onLine(at, end);
    let pos = at + column;
    if (here && this.caret < pos) return this.#skip(at, end, column);
    let dash = text[pos] === '-' && isBlank(text[pos + 1]);
    this.#close(column, dash);
    const led = dash;
    while (dash) {
      const own = pos - at;
      if (!(this.top.kind === 'seq' && (this.top.column === own || this.top.column < 0)))
        this.#push('seq', own);
      const seq = this.top;
      seq.column = own;
      seq.count++;
      seq.filled = false;
      const after = pos + 1;
      pos = after;
      while (pos < end && isBlank(text[pos])) pos++;
      if (pos >= end || (text[pos] === '#' && isBlank(text[pos - 1]))) {
        if (here) this.#open('element', seq, after, pos);
        return nextLine(text, at);
      }
      if (here && this.caret < pos) this.put('text', seq, this.atCaret);
      seq.filled = true;
      dash = text[pos] === '-' && isBlank(text[pos + 1]);
    }
    const key = keyAt(text, pos, end);
    if (key !== null) return this.#key(at, end, pos, key);
    return led ? this.#value(this.top, pos, end) : this.#loose(at, end, column, here);
  }

  /** Handles a caret before the first word of a line: nothing can be written there, but the line must be scanned. */
  #skip(at: number, end: number, column: number): number {
    this.put('text', this.top, this.atCaret);
    return this.#line(at, end, column);
  }

  #push(kind: Frame['kind'], column: number): Frame {
    const frame = frameOf(kind, this.below(), column, false);
    this.stack.push(frame);
    return frame;
  }

  /** Handles a missing value after a colon or dash, up to `stop`, where a comment may follow. */
  #open(role: 'value' | 'element', frame: Frame, from: number, stop: number): void {
    if (this.caret < from) return;
    const end = lineEnd(this.text, stop);
    if (this.caret > stop && stop < end) this.put('comment', frame, { start: stop, end });
    else this.put(role, frame, this.atCaret, { path: this.below() });
  }

  #key(at: number, end: number, pos: number, key: Key): number {
    const text = this.text;
    const here = this.onLine(at, end);
    const column = pos - at;
    const top = this.top;
    const whole = this.stack.length === 1 && top.keys.length === 0;
    const map =
      top.kind === 'map' && !top.flow && (top.column === column || whole) ? top : this.#push('map', column);
    map.column = column;
    const span = { start: pos, end: key.end };
    if (here && this.caret <= key.colon) this.put('key', map, span, { colon: true });
    map.keys.push({ name: key.name, span });
    map.pending = key.name;
    let value = key.colon + 1;
    while (value < end && isBlank(text[value])) value++;
    map.filled = value < end && text[value] !== '#';
    if (!map.filled) {
      if (here) this.#open('value', map, key.colon + 1, value);
      return nextLine(text, at);
    }
    if (here && this.caret > key.colon && this.caret < value)
      this.put('value', map, this.atCaret, { path: this.below() });
    return this.#value(map, value, end);
  }

  /** Scans a line without key or dash: a key being typed, the value of the key above, or the rest of a text. */
  #loose(at: number, end: number, column: number, here: boolean): number {
    const text = this.text;
    const top = this.top;
    const start = at + column;
    const span = { start, end: start + bareLength(text, start, end) };
    if (text[start] === '{' && this.stack.length === 1 && top.kind === 'map' && top.keys.length === 0)
      return nextLine(text, this.flow(start, -1, top.path));
    if (top.kind === 'map' && (column === top.column || (column < top.column && this.stack.length === 1))) {
      if (here) this.put('key', top, span);
      return nextLine(text, at);
    }
    if (top.kind === 'seq' && column <= top.column && this.stack.length === 1) {
      // In the column of the dashes, a dash is missing; left of it, this is a top-level key.
      if (here && column === top.column)
        this.put('element', top, span, { path: [...top.path, top.count], inline: false });
      else if (here) this.put('key', mapFrame([], 0), span);
      return nextLine(text, at);
    }
    if (!top.filled && (top.kind === 'map' ? top.pending !== null : top.count > 0)) {
      const inline = top.kind === 'seq';
      if (here && !/["'[{|>&!*]/.test(text[start] as string))
        this.put(top.kind === 'map' ? 'value' : 'element', top, span, { path: this.below(), inline });
      return this.#value(top, start, end);
    }
    if (here) this.put('text', top, span);
    return nextLine(text, at);
  }

  /** Scans a value from `pos` to the end of its last line. `owner` holds it. */
  #value(owner: Frame, from: number, end: number): number {
    const text = this.text;
    const role = owner.kind === 'map' ? 'value' : 'element';
    let pos = from;
    for (
      let m = /^[&!][^\s,[\]{}]*[ \t]+/.exec(text.slice(pos, Math.min(end, pos + 200)));
      m !== null;
      m = /^[&!][^\s,[\]{}]*[ \t]+/.exec(text.slice(pos, Math.min(end, pos + 200)))
    )
      pos += m[0].length;
    const c = text[pos];
    const path = this.below();
    if (
      (c === '|' || c === '>') &&
      /^[|>][-+0-9]{0,3}[ \t]*(?:#.*)?$/.test(text.slice(pos, Math.min(end, pos + 300)))
    )
      return this.#blockText(owner, path, pos, end);
    if (c === '"' || c === "'") {
      const close = quoteEnd(text, pos, owner.column);
      const span = { start: pos, end: close };
      if (this.spot === null && this.caret >= from && this.caret <= close)
        this.put(role, owner, span, { path });
      if (owner.kind === 'seq') owner.elements.push({ text: text.slice(pos + 1, close - 1), span });
      return nextLine(text, close);
    }
    if (c === '{' || c === '[') {
      const close = this.flow(pos, owner.column);
      if (this.spot === null && this.caret >= from && this.caret <= close)
        this.put('text', owner, { start: pos, end: close }, { path });
      return nextLine(text, close);
    }
    const length = bareLength(text, pos, end);
    const span = { start: pos, end: pos + length };
    if (owner.kind === 'seq') owner.elements.push({ text: text.slice(span.start, span.end), span });
    if (this.onLine(from, end)) {
      const rest = text.slice(span.end, this.caret);
      if (rest.includes('#')) this.put('comment', owner, { start: text.indexOf('#', span.end), end });
      else
        this.put(role, owner, this.caret > span.end ? { start: span.start, end: this.caret } : span, {
          path,
        });
    }
    return this.#continued(owner, path, end);
  }

  /** Scans the continuation lines of a plain scalar: indented deeper, with no key and no dash. */
  #continued(owner: Frame, path: Path, end: number): number {
    const text = this.text;
    let at = nextLine(text, end);
    while (at < text.length) {
      const stop = lineEnd(text, at);
      const column = indentAt(text, at);
      const pos = at + column;
      if (pos >= stop || column <= owner.column || text[pos] === '#') break;
      if ((text[pos] === '-' && isBlank(text[pos + 1])) || keyAt(text, pos, stop) !== null) break;
      if (this.onLine(at, stop)) this.put('text', owner, { start: pos, end: stop }, { path });
      at = nextLine(text, at);
    }
    return at;
  }

  #blockText(owner: Frame, path: Path, pos: number, end: number): number {
    const text = this.text;
    if (this.onLine(pos, end)) this.put('value', owner, { start: pos, end }, { path });
    const first = nextLine(text, end);
    let last = first;
    for (let at = first; at < text.length; at = nextLine(text, at)) {
      const stop = lineEnd(text, at);
      const column = indentAt(text, at);
      if (at + column >= stop) continue;
      if (column <= owner.column) break;
      last = nextLine(text, at);
      if (last === text.length && stop === text.length) break;
    }
    // Leave trailing blank lines to the next key.
    if (this.spot === null && last > first && this.caret >= first && this.caret < last)
      this.put('text', owner, { start: first, end: last }, { path });
    if (this.spot === null && last === text.length && this.caret === last && !/[\r\n]$/.test(text))
      this.put('text', owner, { start: first, end: last }, { path });
    return last;
  }
}
