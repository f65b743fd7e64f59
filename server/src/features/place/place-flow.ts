/** Scans flow collections: lists in brackets and mappings in braces, closed or not. */
import { lineEnd } from '../../core/text/lines.ts';
import { frameOf, type Path } from './place-frame.ts';
import { cannotGoOn, isBlank, quoteEnd, unquoted } from './place-text.ts';
import { ScanState } from './scan-state.ts';

export class FlowScanner extends ScanState {
  /** Scans a flow collection from `pos`; returns the offset after its closing bracket. */
  protected flow(pos: number, limit: number, path = this.below()): number {
    const text = this.text;
    const floor = this.stack.length;
    const begin = (at: number, below: Path): void => {
      this.stack.push(frameOf(text[at] === '{' ? 'map' : 'seq', below, -1, true));
    };
    begin(pos, path);
    let inKey = text[pos] === '{';
    let part = pos + 1;
    let i = pos + 1;
    /** True if the current part holds a nested collection: the text up to the comma is then no word. */
    let nested = false;
    for (; i < text.length; i++) {
      const c = text[i] as string;
      if (c === '\n' || c === '\r') {
        if (cannotGoOn(text, i, limit)) break;
      } else if ((c === '"' || c === "'") && text.slice(part, i).trim() === '')
        i = quoteEnd(text, i, limit) - 1;
      else if (c === '#' && isBlank(text[i - 1])) {
        const stop = lineEnd(text, i);
        if (this.spot === null && this.caret > i && this.caret <= stop)
          this.put('comment', this.top, { start: i, end: stop });
        i = stop - 1;
      } else if ((c === '{' || c === '[') && text.slice(part, i).trim() === '') {
        if (!inKey || this.top.kind === 'seq') {
          if (this.top.kind === 'seq') this.top.count++;
          begin(i, this.below());
          inKey = c === '{';
          part = i + 1;
        }
      } else if (
        c === ':' &&
        inKey &&
        this.top.kind === 'map' &&
        (isBlank(text[i + 1]) || /[,\]}"']/.test(text[i + 1] as string))
      ) {
        this.#part(part, i, inKey, true);
        inKey = false;
        part = i + 1;
      } else if (c === ',' || c === '}' || c === ']') {
        if (!nested) this.#part(part, i, inKey, false);
        nested = false;
        if (c !== ',') {
          this.stack.pop();
          if (this.stack.length === floor) return i + 1;
          nested = true;
        }
        inKey = c === ',' && this.top.kind === 'map';
        part = i + 1;
      }
    }
    if (!nested) this.#part(part, i, inKey, false);
    this.stack.length = floor;
    return i;
  }

  /** Handles the part between two separators of a flow collection. */
  #part(from: number, to: number, inKey: boolean, colon: boolean): void {
    const text = this.text;
    const frame = this.top;
    const source = text.slice(from, to);
    const start = from + (source.length - source.trimStart().length);
    const word = { start, end: Math.max(start, from + source.trimEnd().length) };
    const name = unquoted(text.slice(word.start, word.end));
    const caret = this.caret;
    const here = this.spot === null && caret >= from && caret <= to;
    const span =
      word.start === word.end || caret < word.start
        ? { start: caret, end: caret }
        : { start: word.start, end: Math.max(word.end, caret) };
    if (frame.kind === 'seq') {
      frame.count++;
      if (name !== '') frame.elements.push({ text: name, span: word });
      if (here) this.put('element', frame, span, { path: this.below() });
    } else if (inKey) {
      if (here) this.put('key', frame, span, { colon });
      if (name !== '') frame.keys.push({ name, span: word });
      frame.pending = name;
    } else if (here) this.put('value', frame, span, { path: this.below() });
  }
}
